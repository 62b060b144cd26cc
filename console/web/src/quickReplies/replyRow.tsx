import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { PersonRegular } from '@fluentui/react-icons';
import type { QuickReplyAnswer } from '../../../wire.ts';
import { dateAndTime } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { usePageStyles } from '../shell/pageStyles.ts';
import { Tag } from '../shell/tag.tsx';
import { categoryWords } from './categories.ts';
import { FilledText } from './filledText.tsx';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: '3px',
    width: '100%',
    boxSizing: 'border-box',
    padding: '11px 14px 12px',
    border: 'none',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    background: 'none',
    fontFamily: 'inherit',
    textAlign: 'left',
    color: tokens.colorNeutralForeground1,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  head: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: '2px 8px', minWidth: 0 },
  title: { fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  key: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  uses: { marginLeft: 'auto', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  text: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: '19px',
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 2,
    overflow: 'hidden',
  },
});

/** A quick reply in the list; a press opens it. */
export function ReplyRow(props: {
  readonly reply: QuickReplyAnswer;
  readonly showsCategory: boolean;
  readonly onOpen: () => void;
}) {
  const { reply, showsCategory, onOpen } = props;
  const styles = useStyles();
  const page = usePageStyles();
  const { t, language } = useWords();
  const shown = reply.texts[language] === undefined ? (language === 'zh' ? 'en' : 'zh') : language;
  const { useCount: count, lastUsedAt } = reply;
  const last = lastUsedAt
    ? t('quickReplies.lastUsed', { when: dateAndTime(lastUsedAt, language) })
    : undefined;
  return (
    <button type="button" className={styles.root} data-testid="reply-row" onClick={onOpen}>
      <span className={styles.head}>
        <span className={styles.title} lang={shown}>
          {reply.titles[shown]}
        </span>
        <span className={styles.key}>/{reply.key}</span>
        {reply.owner !== null && (
          <Tag tone="brand" icon={<PersonRegular />}>
            {t('quickReplies.own')}
          </Tag>
        )}
        {showsCategory && <Tag>{categoryWords(reply.category, t)}</Tag>}
        <span className={mergeClasses(styles.uses, page.quiet, page.small)} title={last}>
          {count === 0 ? t('quickReplies.never') : t('quickReplies.uses', { count })}
        </span>
      </span>
      <span className={styles.text} lang={shown}>
        <FilledText text={reply.texts[shown] ?? ''} />
      </span>
    </button>
  );
}
