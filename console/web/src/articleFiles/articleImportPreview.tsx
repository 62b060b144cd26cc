import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ArticleImportAnswer } from '../../../wire.ts';
import { listOf } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { authorLabel } from '../i18n/labels.ts';
import type { Translate } from '../i18n/translation.ts';
import { usePageStyles } from '../shell/pageStyles.ts';
import { Tag } from '../shell/tag.tsx';

const useStyles = makeStyles({
  counts: { display: 'flex', flexWrap: 'wrap', gap: '6px' },
  scroll: { maxHeight: '240px', overflow: 'auto', marginTop: '10px' },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr)',
    gap: '6px',
    padding: '3px 0',
    overflowWrap: 'anywhere',
  },
  created: { color: tokens.colorPaletteGreenForeground1 },
  changed: { color: tokens.colorBrandForeground1 },
  wrong: { color: tokens.colorPaletteRedForeground1 },
});

/** What files would change, article by article, and what can't be used. */
export function ArticleImportPreview({ preview }: { readonly preview: ArticleImportAnswer }) {
  const styles = useStyles();
  const page = usePageStyles();
  const { t, language } = useWords();
  const { counts, created, changed, older, conflicts, refused } = preview;
  const fieldNames = (fields: readonly string[]) =>
    listOf(
      fields.map((field) => fieldName(field, t)),
      language,
    );
  const shown = [created, changed, older, conflicts, refused].flat().length;
  const all = counts.created + counts.changed + counts.older + counts.conflicts + counts.refused;
  return (
    <section className={page.card} data-testid="import-preview" aria-live="polite">
      <div className={styles.counts}>
        <Tag tone="brand">{t('articleFiles.createdCount', { count: counts.created })}</Tag>
        <Tag tone="brand">{t('articleFiles.changedCount', { count: counts.changed })}</Tag>
        <Tag>{t('articleFiles.unchangedCount', { count: counts.unchanged })}</Tag>
        {counts.older > 0 && <Tag>{t('articleFiles.olderCount', { count: counts.older })}</Tag>}
        {counts.conflicts > 0 && (
          <Tag tone="important">{t('articleFiles.conflictCount', { count: counts.conflicts })}</Tag>
        )}
        {counts.refused > 0 && (
          <Tag tone="urgent">{t('articleFiles.refusedCount', { count: counts.refused })}</Tag>
        )}
      </div>
      {all > 0 && (
        <div className={styles.scroll}>
          <ul className={mergeClasses(styles.list, page.small)}>
            {refused.map(({ file, line, fields }) => (
              <Row key={`${file} ${line}`} sign="!" look={styles.wrong}>
                {t('articleFiles.place', { file, line })}{' '}
                {Object.entries(fields)
                  .map(([field, message]) =>
                    field === 'row' ? message : `${fieldName(field, t)}: ${message}`,
                  )
                  .join('; ')}
              </Row>
            ))}
            {conflicts.map(({ id, title, language: tag, fields, revision, ...by }) => (
              <Row key={`${tag} ${id}`} sign="!" look={styles.wrong}>
                <span lang={tag}>{title}</span>
                <div className={page.quiet}>
                  {t('articleFiles.conflict', {
                    ...{ fields: fieldNames(fields), revision, name: authorLabel(by, t) },
                  })}
                </div>
              </Row>
            ))}
            {created.map(({ id, title, language: tag }) => (
              <Row key={`${tag} ${id}`} sign="+" look={styles.created}>
                <span lang={tag}>{title}</span> <span className={page.quiet}>{id}</span>
              </Row>
            ))}
            {changed.map(({ id, title, language: tag, fields }) => (
              <Row key={`${tag} ${id}`} sign="~" look={styles.changed}>
                <span lang={tag}>{title}</span>{' '}
                <span className={page.quiet}>{fieldNames(fields)}</span>
              </Row>
            ))}
            {older.map(({ id, title, language: tag }) => (
              <Row key={`${tag} ${id}`} sign="·">
                <span lang={tag}>{title}</span>{' '}
                <span className={page.quiet}>{t('articleFiles.older')}</span>
              </Row>
            ))}
            {all > shown && <Row sign=" ">{t('intents.andMore', { count: all - shown })}</Row>}
          </ul>
        </div>
      )}
    </section>
  );
}

function Row(props: {
  readonly sign: string;
  readonly look?: string;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  return (
    <li className={styles.row}>
      <span className={props.look} aria-hidden>
        {props.sign}
      </span>
      <div>{props.children}</div>
    </li>
  );
}

const NAMED = [
  ...(['title', 'body', 'questions', 'intents', 'tags', 'status', 'product', 'issueType'] as const),
  ...(['urgency', 'audience', 'validFrom', 'validUntil', 'reviewBy'] as const),
];

/** A field's name; `questions.2` is about the questions, and what we don't know stays as it is. */
function fieldName(field: string, t: Translate): string {
  const [first = ''] = field.split('.');
  if (first === 'channels') return t('articles.channels');
  const known = NAMED.find((name) => name === first);
  return known ? t(`articles.fields.${known}`) : field;
}
