import { mergeClasses } from '@fluentui/react-components';
import type { TroubledArticleAnswer } from '../../../wire.ts';
import { percent } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { usePageStyles } from '../shell/pageStyles.ts';
import { useTableStyles } from '../shell/tableStyles.ts';
import { ArticleCell } from './articleCell.tsx';
import { GapSection } from './gapSection.tsx';
import { useGapStyles } from './gapStyles.ts';

/** Articles whose answers did not do, the surest trouble first. */
export function TroubledArticles(props: {
  readonly articles: readonly TroubledArticleAnswer[];
  readonly count: number;
}) {
  const { t } = useWords();
  return (
    <GapSection
      title={t('gaps.troubled')}
      hint={t('gaps.troubledHint')}
      empty={t('gaps.noTroubled')}
      testId="troubled-articles"
      columns={[
        { label: t('articles.article') },
        { label: t('gaps.rate'), isNumber: true },
        { label: t('gaps.why'), isNumber: true },
      ]}
      items={props.articles}
      count={props.count}
      most={8}
      row={(article) => <Row key={`${article.language} ${article.id}`} article={article} />}
    />
  );
}

function Row({ article }: { readonly article: TroubledArticleAnswer }) {
  const styles = useGapStyles();
  const page = usePageStyles();
  const table = useTableStyles();
  const { t, language } = useWords();
  const { rate, atLeast, given, failed, notHelped, askedAgain, escalated } = article;
  const number = mergeClasses(table.cell, styles.number);
  const quiet = mergeClasses(page.quiet, page.small);
  const reasons = [
    { key: 'escalated', count: escalated },
    { key: 'notHelped', count: notHelped },
    { key: 'askedAgain', count: askedAgain },
  ] as const;
  return (
    <tr className={table.row} data-testid="troubled-article">
      <ArticleCell article={article} />
      <td className={number}>
        <span className={styles.track} aria-hidden>
          <span
            className={mergeClasses(styles.bar, styles.likely)}
            style={{ width: `${rate * 100}%` }}
          />
          <span
            className={mergeClasses(styles.bar, styles.sure)}
            style={{ width: `${atLeast * 100}%` }}
          />
        </span>
        <span className={styles.figure}>{percent(rate, language)}</span>
        <div className={quiet}>
          {t('gaps.ofGiven', { failed, given })} ·{' '}
          {t('gaps.atLeast', { share: percent(atLeast, language) })}
        </div>
      </td>
      <td className={number}>
        {reasons
          .filter(({ count }) => count > 0)
          .map(({ key, count }) => (
            <div key={key} className={page.small}>
              {t(`gaps.reasons.${key}`, { count })}
            </div>
          ))}
      </td>
    </tr>
  );
}
