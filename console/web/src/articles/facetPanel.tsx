import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { FacetsAnswer } from '../../../wire.ts';
import { type ArticleQuery, useTaxonomy } from '../api/articles.ts';
import { integer } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { issueTypeLabel, placesOf, valueLabel } from './articleWords.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: '16px',
    '@media (max-width: 999px)': { display: 'none' },
  },
  heading: {
    margin: '0 0 4px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '18px',
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground3,
  },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  value: {
    display: 'flex',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    gap: '8px',
    width: '100%',
    boxSizing: 'border-box',
    padding: '3px 8px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    background: 'none',
    font: 'inherit',
    fontSize: tokens.fontSizeBase300,
    lineHeight: '20px',
    color: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  chosen: { backgroundColor: 'var(--batonSelected)', fontWeight: tokens.fontWeightSemibold },
  name: { overflowWrap: 'anywhere', minWidth: 0 },
  count: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
  },
});

/** Of tags, which nobody orders, so many are shown. */
const MOST_TAGS = 12;

interface Value {
  readonly value: string;
  readonly count: number;
  readonly name: string;
  readonly depth?: number;
}

/** What the list could be narrowed down to, with how many articles each choice would show. */
export function FacetPanel(props: {
  readonly facets: FacetsAnswer | undefined;
  readonly query: ArticleQuery;
  readonly onChoose: (change: Partial<ArticleQuery>) => void;
}) {
  const { facets, query, onChoose } = props;
  const taxonomy = useTaxonomy().data;
  const styles = useStyles();
  const words = useWords();
  const { t, language } = words;
  if (!facets) return <div />;
  const countOf = (value: string): number =>
    facets.product.find((one) => one.value === value)?.count ?? 0;
  const places = [
    { path: 'all', name: t('articles.allProducts'), depth: 0 },
    ...placesOf(taxonomy?.products ?? [], language),
  ];
  const known = new Set(places.map(({ path }) => path));
  const products = [
    ...places.map(({ path, ...place }) => ({ ...place, value: path, count: countOf(path) })),
    ...facets.product
      .filter(({ value }) => !known.has(value))
      .map((one) => ({ ...one, name: one.value })),
  ].filter(({ value, count }) => count > 0 || value === query.product);
  const named = (field: 'status' | 'urgency' | 'audience') =>
    facets[field].map((one) => ({
      ...one,
      name: valueLabel({ field }, one.value, words, taxonomy),
    }));
  const dimensions: readonly [keyof FacetsAnswer, readonly Value[]][] = [
    ['status', named('status')],
    ['product', products],
    [
      'issueType',
      facets.issueType.map((one) => ({
        ...one,
        name: issueTypeLabel(one.value, taxonomy, language),
      })),
    ],
    ['urgency', named('urgency')],
    ['audience', named('audience')],
    ['tag', facets.tag.slice(0, MOST_TAGS).map((one) => ({ ...one, name: one.value }))],
  ];
  return (
    <nav className={styles.root} aria-label={t('articles.facets')}>
      {dimensions
        .filter(([dimension, values]) => values.length > 1 || query[dimension] !== '')
        .map(([dimension, values]) => (
          <section key={dimension}>
            <h2 className={styles.heading}>{t(`articles.${dimension}`)}</h2>
            <ul className={styles.list}>
              {values.map(({ value, count, name, depth = 0 }) => (
                <li key={value}>
                  <button
                    type="button"
                    className={mergeClasses(
                      styles.value,
                      query[dimension] === value && styles.chosen,
                    )}
                    style={{ paddingLeft: 8 + depth * 14 }}
                    aria-pressed={query[dimension] === value}
                    data-testid={`facet-${dimension}`}
                    onClick={() =>
                      onChoose({ [dimension]: query[dimension] === value ? '' : value })
                    }
                  >
                    <span className={styles.name}>{name}</span>
                    <span className={styles.count}>{integer(count, language)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
    </nav>
  );
}
