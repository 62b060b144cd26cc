import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { PersonRegular } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import type { OfferedReplyAnswer } from '../../../wire.ts';
import { useWords } from '../i18n/index.ts';
import { Tag } from '../shell/tag.tsx';
import { categoryWords } from './categories.ts';
import { FilledText } from './filledText.tsx';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: '2px',
    padding: '7px 10px 8px',
    borderRadius: tokens.borderRadiusLarge,
    cursor: 'pointer',
  },
  active: { backgroundColor: 'var(--batonSelected)' },
  head: { display: 'flex', alignItems: 'center', gap: '8px', minWidth: 0 },
  title: {
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase300,
  },
  key: {
    flexShrink: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontFamily: tokens.fontFamilyMonospace,
  },
  tags: { display: 'flex', gap: '4px', marginLeft: 'auto', flexShrink: 0 },
  text: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '18px',
    overflowWrap: 'anywhere',
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 1,
    overflow: 'hidden',
  },
  whole: { WebkitLineClamp: 5, color: tokens.colorNeutralForeground1 },
});

/** A quick reply in the menu; the one that Enter takes shows all of its text. */
export function OfferedReply(props: {
  readonly id: string;
  readonly offered: OfferedReplyAnswer;
  readonly active: boolean;
  readonly onPoint: () => void;
  readonly onTake: () => void;
}) {
  const { id, offered, active, onPoint, onTake } = props;
  const { reply, filled } = offered;
  const root = useRef<HTMLDivElement>(null);
  const styles = useStyles();
  const { t } = useWords();
  useEffect(() => {
    if (active) root.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the text box's, which keeps the focus.
    <div
      ref={root}
      id={id}
      role="option"
      aria-selected={active}
      tabIndex={-1}
      className={mergeClasses(styles.root, active && styles.active)}
      data-testid="offered-reply"
      onMouseMove={onPoint}
      onClick={onTake}
    >
      <span className={styles.head}>
        <span className={styles.title} lang={filled.language}>
          {reply.titles[filled.language]}
        </span>
        <span className={styles.key}>/{reply.key}</span>
        <span className={styles.tags}>
          {reply.owner !== null && (
            <Tag tone="brand" icon={<PersonRegular />}>
              {t('quickReplies.own')}
            </Tag>
          )}
          <Tag>{categoryWords(reply.category, t)}</Tag>
        </span>
      </span>
      <span className={mergeClasses(styles.text, active && styles.whole)} lang={filled.language}>
        <FilledText text={filled.text} verbatim={filled.verbatim} />
      </span>
    </div>
  );
}
