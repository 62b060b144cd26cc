import { makeStyles, tokens } from '@fluentui/react-components';
import { useWords } from '../i18n/index.ts';
import { textParts } from './textParts.ts';
import { variableWords } from './variableWords.ts';

const useStyles = makeStyles({
  open: {
    padding: '0 4px',
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: 'var(--batonImportant)',
    color: 'var(--batonImportantText)',
    boxDecorationBreak: 'clone',
    WebkitBoxDecorationBreak: 'clone',
  },
});

/** A quick reply's text in which the variables without a value stand out, in words. */
export function FilledText(props: {
  readonly text: string;
  readonly verbatim?: readonly string[];
}) {
  const styles = useStyles();
  const { t } = useWords();
  return textParts(props.text, props.verbatim).map(({ text, at, variable }) =>
    variable === undefined ? (
      text
    ) : (
      <mark key={at} className={styles.open} title={text}>
        {variableWords(variable, t)}
      </mark>
    ),
  );
}
