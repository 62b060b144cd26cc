import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ArticleAnswer } from '../../../wire.ts';
import { useTaxonomy } from '../api/articles.ts';
import { dateAndTime, languageName } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { authorLabel } from '../i18n/labels.ts';
import { usePageStyles } from '../shell/pageStyles.ts';
import { useTableStyles } from '../shell/tableStyles.ts';
import { Tag } from '../shell/tag.tsx';
import { routeHref } from '../state/route.ts';
import { issueTypeLabel, productLabel } from './articleWords.ts';
import { StatusTag, ValidityTag } from './statusTag.tsx';

const useStyles = makeStyles({
  title: { fontWeight: tokens.fontWeightSemibold },
  under: { display: 'flex', flexWrap: 'wrap', gap: '2px 8px', marginTop: '2px' },
  status: { width: '120px' },
  where: { width: '26%' },
  changed: { width: '170px', whiteSpace: 'nowrap' },
  narrow: { '@media (max-width: 1199px)': { display: 'none' } },
});

/** Articles as rows that lead to their editor. */
export function ArticleTable({ articles }: { readonly articles: readonly ArticleAnswer[] }) {
  const styles = useStyles();
  const table = useTableStyles();
  const { t } = useWords();
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col" className={table.head}>
            {t('articles.article')}
          </th>
          <th scope="col" className={mergeClasses(table.head, styles.where)}>
            {t('articles.product')}
          </th>
          <th scope="col" className={mergeClasses(table.head, styles.status)}>
            {t('articles.status')}
          </th>
          <th scope="col" className={mergeClasses(table.head, styles.changed, styles.narrow)}>
            {t('articles.changed')}
          </th>
        </tr>
      </thead>
      <tbody>
        {articles.map((article) => (
          <Row key={`${article.language}/${article.id}`} article={article} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ article }: { readonly article: ArticleAnswer }) {
  const taxonomy = useTaxonomy().data;
  const styles = useStyles();
  const table = useTableStyles();
  const page = usePageStyles();
  const { t, language } = useWords();
  const { id, status, publishedRevision, revision } = article;
  const quiet = mergeClasses(page.quiet, page.small);
  return (
    <tr className={table.row} data-testid="article-row">
      <td className={table.cell}>
        <a
          className={mergeClasses(page.link, styles.title)}
          href={routeHref({ page: 'article', id, language: article.language, view: 'write' })}
        >
          {article.title}
        </a>
        <div className={mergeClasses(styles.under, quiet)}>
          <span>{languageName(article.language, language)}</span>
          <span className={page.wrap}>{id}</span>
          {article.audience === 'agents' && <Tag>{t('articles.audiences.agents')}</Tag>}
          {article.urgency === 'high' && <Tag tone="urgent">{t('articles.urgencies.high')}</Tag>}
        </div>
      </td>
      <td className={table.cell}>
        {productLabel(article.product, taxonomy, language, t)}
        <div className={quiet}>{issueTypeLabel(article.issueType, taxonomy, language)}</div>
      </td>
      <td className={table.cell}>
        <span className={table.tags}>
          <StatusTag status={status} />
          <ValidityTag {...article} />
        </span>
        {publishedRevision !== null && publishedRevision !== revision && (
          <div className={quiet}>{t('articles.live', { revision: publishedRevision })}</div>
        )}
      </td>
      <td className={mergeClasses(table.cell, styles.narrow, page.small)}>
        <time dateTime={article.at}>{dateAndTime(article.at, language)}</time>
        <div className={page.quiet}>{authorLabel(article, t)}</div>
      </td>
    </tr>
  );
}
