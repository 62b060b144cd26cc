import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { TrainingReport } from '../../../../recognizers/index.ts';
import { percent } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { usePageStyles } from '../shell/pageStyles.ts';
import { useTableStyles } from '../shell/tableStyles.ts';
import { routeHref } from '../state/route.ts';
import { ReportSection } from './reportSection.tsx';
import { type QualityColumn, type QualityOrder, sortedQualities } from './sortedQualities.ts';

const useStyles = makeStyles({
  head: { padding: '2px 6px', ':last-child': { paddingRight: 0 } },
  first: { textAlign: 'left', paddingLeft: 0 },
  number: { textAlign: 'right' },
  sort: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '2px',
    padding: '4px',
    border: 'none',
    background: 'none',
    borderRadius: tokens.borderRadiusSmall,
    font: 'inherit',
    color: 'inherit',
    whiteSpace: 'nowrap',
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  sorted: { color: tokens.colorBrandForeground1, fontWeight: tokens.fontWeightSemibold },
  cell: { padding: '5px 10px', height: '30px' },
  bar: {
    display: 'inline-block',
    height: '6px',
    borderRadius: '3px',
    backgroundColor: tokens.colorBrandBackground,
    verticalAlign: 'middle',
  },
  low: { backgroundColor: tokens.colorPaletteRedForeground3 },
  middle: { backgroundColor: tokens.colorPaletteMarigoldBackground3 },
  track: {
    display: 'inline-block',
    width: '64px',
    marginRight: '8px',
    lineHeight: 0,
    borderRadius: '3px',
    backgroundColor: 'var(--batonTag)',
    verticalAlign: 'middle',
    textAlign: 'left',
    '@media (max-width: 699px)': { display: 'none' },
  },
});

const COLUMNS = ['intent', 'utterances', 'precision', 'recall', 'f1'] as const;
const SHOWN = 18;
const LOW = 0.6;
const MIDDLE = 0.8;

/** Precision, recall and F1 of every intent; a click on a head sorts by it. */
export function QualityTable({ qualities }: { readonly qualities: TrainingReport['intents'] }) {
  const [order, setOrder] = useState<QualityOrder>({ column: 'f1', descending: false });
  const [all, setAll] = useState(false);
  const styles = useStyles();
  const table = useTableStyles();
  const page = usePageStyles();
  const { t, language } = useWords();
  const rows = sortedQualities(qualities, order);
  const by = (column: QualityColumn): void =>
    setOrder({ column, descending: order.column === column && !order.descending });
  const cell = mergeClasses(table.cell, styles.cell);
  const number = mergeClasses(cell, styles.number);
  const share = (value: number | null) => (value === null ? '–' : percent(value, language));
  return (
    <ReportSection
      title={t('report.intents')}
      count={qualities.length}
      hint={t('report.intentsHint')}
      testId="qualities"
    >
      <table className={table.table}>
        <thead>
          <tr>
            {COLUMNS.map((column) => {
              const isSorted = order.column === column;
              return (
                <th
                  key={column}
                  scope="col"
                  className={mergeClasses(
                    table.head,
                    styles.head,
                    column === 'intent' ? styles.first : styles.number,
                  )}
                  aria-sort={isSorted ? (order.descending ? 'descending' : 'ascending') : undefined}
                >
                  <button
                    type="button"
                    className={mergeClasses(styles.sort, isSorted && styles.sorted)}
                    onClick={() => by(column)}
                  >
                    {t(`report.columns.${column}`)}
                    <span style={{ width: 12, display: 'inline-flex' }} aria-hidden>
                      {isSorted &&
                        (order.descending ? (
                          <ArrowDownRegular fontSize={12} />
                        ) : (
                          <ArrowUpRegular fontSize={12} />
                        ))}
                    </span>
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {(all ? rows : rows.slice(0, SHOWN)).map((row) => (
            <tr key={row.intent} className={table.row}>
              <td className={mergeClasses(cell, page.wrap)} style={{ paddingLeft: 4 }}>
                <a
                  className={page.link}
                  href={routeHref({ page: 'intent', name: row.intent, view: 'utterances', q: '' })}
                >
                  {row.intent}
                </a>
              </td>
              <td className={number}>{row.utterances}</td>
              <td className={number}>{share(row.precision)}</td>
              <td className={number}>{share(row.recall)}</td>
              <td className={mergeClasses(number, table.nowrap)}>
                <span className={styles.track} aria-hidden>
                  <span
                    className={mergeClasses(
                      styles.bar,
                      row.f1 < LOW ? styles.low : row.f1 < MIDDLE && styles.middle,
                    )}
                    style={{ width: `${row.f1 * 100}%` }}
                  />
                </span>
                {share(row.f1)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!all && rows.length > SHOWN && (
        <Button appearance="subtle" size="small" className={page.more} onClick={() => setAll(true)}>
          {t('report.showAll', { count: rows.length })}
        </Button>
      )}
    </ReportSection>
  );
}
