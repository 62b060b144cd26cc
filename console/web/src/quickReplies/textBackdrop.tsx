import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Ref } from 'react';
import { textParts } from './textParts.ts';

const useStyles = makeStyles({
  root: {
    gridArea: '1 / 1',
    color: 'transparent',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'break-word',
    overflow: 'hidden',
    pointerEvents: 'none',
    userSelect: 'none',
  },
  open: {
    color: 'transparent',
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: 'var(--batonImportant)',
    boxShadow: '0 0 0 2px var(--batonImportant)',
  },
});

/** Lies behind a text area with the same letters, unseen, and colours the open variables. */
export function TextBackdrop(props: {
  readonly text: string;
  readonly verbatim: readonly string[];
  /** The text area's looks, so that the lines break alike. */
  readonly className: string;
  readonly ref: Ref<HTMLDivElement>;
}) {
  const styles = useStyles();
  return (
    <div ref={props.ref} aria-hidden className={mergeClasses(props.className, styles.root)}>
      {textParts(props.text, props.verbatim).map(({ text, at, variable }) =>
        variable === undefined ? (
          text
        ) : (
          <mark key={at} className={styles.open}>
            {text}
          </mark>
        ),
      )}
    </div>
  );
}
