import { mergeClasses } from '@fluentui/react-components';
import type { UnfoundArticleAnswer } from '../../../wire.ts';
import { dateAndTime } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { usePageStyles } from '../shell/pageStyles.ts';
import { useTableStyles } from '../shell/tableStyles.ts';
import { ArticleCell } from './articleCell.tsx';
import { GapSection } from './gapSection.tsx';
import { useGapStyles } from './gapStyles.ts';

/** Published articles that the bot hardly answered with. */
export function UnfoundArticles(props: {
  readonly articles: readonly UnfoundArticleAnswer[];
  readonly count: number;
}) {
  const styles = useGapStyles();
  const page = usePageStyles();
  const table = useTableStyles();
  const { t, language } = useWords();
  const number = mergeClasses(table.cell, styles.number);
  return (
    <GapSection
      title={t('gaps.unfound')}
      hint={t('gaps.unfoundHint')}
      empty={t('gaps.noUnfound')}
      testId="unfound-articles"
      columns={[
        { label: t('articles.article') },
        { label: t('gaps.answers'), isNumber: true },
        { label: t('articles.changed'), isNumber: true },
      ]}
      items={props.articles}
      count={props.count}
      most={8}
      row={(article) => (
        <tr key={`${article.language} ${article.id}`} className={table.row}>
          <ArticleCell article={article} />
          <td className={number}>{article.given}</td>
          <td className={mergeClasses(number, page.quiet, page.small)}>
            <time dateTime={article.at}>{dateAndTime(article.at, language)}</time>
          </td>
        </tr>
      )}
    />
  );
}
