import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { ArrowReplyRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { ArticleSuggestionAnswer } from '../../../wire.ts';
import { useWords } from '../i18n/index.ts';
import { KeyCap } from '../unanswered/keyCap.tsx';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    // However long a title is, the card keeps to its column.
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '8px',
    padding: '10px 12px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: 'var(--batonAgent)',
    color: tokens.colorNeutralForeground1,
  },
  label: {
    display: 'flex',
    alignItems: 'center',
    gap: '6px',
    color: tokens.colorBrandForeground2,
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase200,
  },
  text: {
    margin: 0,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '18px',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  short: {
    display: '-webkit-box',
    WebkitLineClamp: 7,
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
  },
  more: {
    justifySelf: 'start',
    padding: 0,
    border: 'none',
    background: 'none',
    font: 'inherit',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorBrandForegroundLink,
    cursor: 'pointer',
    ':hover': { textDecoration: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  foot: { display: 'flex', alignItems: 'center', gap: '8px' },
  source: {
    flexGrow: 1,
    minWidth: 0,
    color: tokens.colorNeutralForeground3,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  insert: { flexShrink: 0, minWidth: 'auto', gap: '6px' },
});

/** Longer replies are folded. */
const FOLDED_CHARACTERS = { zh: 150, en: 320 };

/** A reply that can be sent as it stands, with the article that it is from. */
export function SuggestedReply(props: {
  readonly article: ArticleSuggestionAnswer;
  /** The digit that takes it. */
  readonly shortcut: number;
  readonly onTake: ((article: ArticleSuggestionAnswer) => void) | undefined;
}) {
  const { article, shortcut, onTake } = props;
  const [open, setOpen] = useState(false);
  const styles = useStyles();
  const { t } = useWords();
  const text = article.reply ?? '';
  const isLong = text.length > FOLDED_CHARACTERS[article.language] || text.split('\n').length > 7;
  return (
    <div className={styles.root} data-testid="suggested-reply">
      <span className={styles.label}>
        <ArrowReplyRegular aria-hidden />
        {t('suggestions.reply')}
      </span>
      <p
        className={mergeClasses(styles.text, isLong && !open && styles.short)}
        lang={article.language}
      >
        {text}
      </p>
      {isLong && (
        <button
          type="button"
          className={styles.more}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {t(open ? 'suggestions.less' : 'suggestions.more')}
        </button>
      )}
      <span className={styles.foot}>
        <Text size={200} className={styles.source} title={article.title}>
          {t('suggestions.from', { title: article.title })}
        </Text>
        {onTake && (
          <Button
            size="small"
            appearance="primary"
            className={styles.insert}
            aria-keyshortcuts={`Alt+${shortcut}`}
            data-testid="insert-reply"
            onClick={() => onTake(article)}
          >
            {t('suggestions.insert')}
            <KeyCap>{`Alt ${shortcut}`}</KeyCap>
          </Button>
        )}
      </span>
    </div>
  );
}
