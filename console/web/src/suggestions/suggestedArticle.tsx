import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronRightRegular, TextAddRegular } from '@fluentui/react-icons';
import { useId, useState } from 'react';
import type { ArticleSuggestionAnswer } from '../../../wire.ts';
import { useWords } from '../i18n/index.ts';
import { Tag } from '../shell/tag.tsx';
import { MarkdownText } from '../transcript/markdownText.tsx';
import { KeyCap } from '../unanswered/keyCap.tsx';

const useStyles = makeStyles({
  item: { borderRadius: tokens.borderRadiusMedium },
  opened: { backgroundColor: tokens.colorNeutralBackground1 },
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: '6px',
    minHeight: '32px',
    margin: '0 -6px',
    padding: '0 2px 0 6px',
    borderRadius: tokens.borderRadiusMedium,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
  },
  title: {
    display: 'flex',
    alignItems: 'center',
    gap: '6px',
    flexGrow: 1,
    minWidth: 0,
    padding: '6px 0',
    border: 'none',
    background: 'none',
    font: 'inherit',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '18px',
    textAlign: 'left',
    color: tokens.colorNeutralForeground1,
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusSmall,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
  chevron: {
    flexShrink: 0,
    color: tokens.colorNeutralForeground3,
    transitionProperty: 'transform',
    transitionDuration: '120ms',
    '@media (prefers-reduced-motion: reduce)': { transitionDuration: '0ms' },
  },
  turned: { transform: 'rotate(90deg)' },
  end: { display: 'flex', alignItems: 'center', gap: '4px', flexShrink: 0 },
  body: {
    margin: '2px 0 8px',
    padding: '10px 12px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '19px',
    overflowWrap: 'anywhere',
    color: tokens.colorNeutralForeground2,
  },
});

/** One of the five: its title opens it in place, its button puts what of it answers into the reply. */
export function SuggestedArticle(props: {
  readonly article: ArticleSuggestionAnswer;
  readonly shortcut: number;
  readonly onTake: ((article: ArticleSuggestionAnswer) => void) | undefined;
}) {
  const { article, shortcut, onTake } = props;
  const { title, body, reply, ground, language } = article;
  const [open, setOpen] = useState(false);
  const bodyId = useId();
  const styles = useStyles();
  const { t } = useWords();
  return (
    <li
      className={styles.item}
      data-testid="suggested-article"
      data-article={article.articleId}
      data-ground={ground}
    >
      <div className={styles.row}>
        <button
          type="button"
          className={styles.title}
          aria-expanded={open}
          aria-controls={open ? bodyId : undefined}
          title={t(`suggestions.grounds.${ground}`)}
          onClick={() => setOpen(!open)}
        >
          <ChevronRightRegular className={mergeClasses(styles.chevron, open && styles.turned)} />
          <span className={styles.words} lang={language}>
            {title}
          </span>
        </button>
        <span className={styles.end}>
          {reply === null && <Tag tone="important">{t('suggestions.internal')}</Tag>}
          {onTake && reply !== null && (
            <>
              <KeyCap>{`Alt ${shortcut}`}</KeyCap>
              <Button
                size="small"
                appearance="subtle"
                icon={<TextAddRegular />}
                aria-label={t('suggestions.insertArticle', { title })}
                aria-keyshortcuts={`Alt+${shortcut}`}
                title={t('suggestions.insert')}
                data-testid="insert-article"
                onClick={() => onTake(article)}
              />
            </>
          )}
        </span>
      </div>
      {open && (
        <section id={bodyId} className={styles.body} lang={language} aria-label={title}>
          <MarkdownText text={body} />
        </section>
      )}
    </li>
  );
}
