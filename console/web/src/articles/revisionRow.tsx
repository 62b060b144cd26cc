import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronRightRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { ArticleAnswer } from '../../../wire.ts';
import { dateAndTime } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { authorLabel } from '../i18n/labels.ts';
import { usePageStyles } from '../shell/pageStyles.ts';
import { Tag } from '../shell/tag.tsx';
import { Difference } from './difference.tsx';
import { StatusTag } from './statusTag.tsx';

const useStyles = makeStyles({
  item: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  line: { display: 'flex', alignItems: 'flex-start', gap: '8px', padding: '8px 0' },
  opener: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr)',
    columnGap: '10px',
    flexGrow: 1,
    minWidth: 0,
    padding: '2px 4px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    background: 'none',
    font: 'inherit',
    color: 'inherit',
    textAlign: 'left',
    lineHeight: '20px',
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  chevron: {
    display: 'flex',
    width: '12px',
    height: '12px',
    marginTop: '4px',
    transitionProperty: 'transform',
    transitionDuration: '120ms',
  },
  opened: { transform: 'rotate(90deg)' },
  tags: { display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', gap: '6px' },
  details: { padding: '0 0 14px 30px' },
});

/** A revision: by whom, when and why; opened, with what it changed. */
export function RevisionRow(props: {
  readonly revision: ArticleAnswer;
  readonly onRead: () => void;
  readonly onRestore: (() => void) | undefined;
}) {
  const { id, language: spoken, revision, status, note, at, ...article } = props.revision;
  const [open, setOpen] = useState(false);
  const styles = useStyles();
  const page = usePageStyles();
  const { t, language } = useWords();
  return (
    <li className={styles.item} data-testid="article-revision">
      <div className={styles.line}>
        <button
          type="button"
          className={styles.opener}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <span className={mergeClasses(styles.chevron, open && styles.opened)} aria-hidden>
            <ChevronRightRegular fontSize={12} />
          </span>
          <span className={page.wrap}>
            <span className={styles.tags}>
              <strong>{t('articles.revision', { revision })}</strong>
              <StatusTag status={status} />
              {article.publishedRevision === revision && (
                <Tag tone="important">{t('articles.shown')}</Tag>
              )}
            </span>
            <br />
            {note || t('articles.noNote')}
            <br />
            <span className={mergeClasses(page.quiet, page.small)}>
              {authorLabel(article, t)} · <time dateTime={at}>{dateAndTime(at, language)}</time>
            </span>
          </span>
        </button>
        <Button size="small" appearance="subtle" onClick={props.onRead}>
          {t('articles.view')}
        </Button>
        {props.onRestore && (
          <Button size="small" appearance="subtle" onClick={props.onRestore}>
            {t('articles.restore')}
          </Button>
        )}
      </div>
      {open && (
        <div className={styles.details}>
          {revision === 1 ? (
            <span className={page.quiet}>{t('articles.first')}</span>
          ) : (
            <Difference {...{ id, language: spoken, from: revision - 1, to: revision }} />
          )}
        </div>
      )}
    </li>
  );
}
