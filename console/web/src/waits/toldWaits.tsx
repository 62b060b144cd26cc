import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { WaitsAnswer } from '../../../wire.ts';
import { integer, percent, shortAge } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { usePageStyles } from '../shell/pageStyles.ts';
import { useTableStyles } from '../shell/tableStyles.ts';
import { ReportSection } from '../training/reportSection.tsx';

const useStyles = makeStyles({
  number: { textAlign: 'right', whiteSpace: 'nowrap' },
  scroll: { overflowX: 'auto' },
  total: { fontWeight: tokens.fontWeightSemibold },
  track: {
    display: 'inline-block',
    position: 'relative',
    width: '90px',
    height: '8px',
    marginRight: '10px',
    borderRadius: '4px',
    backgroundColor: 'var(--batonTag)',
    verticalAlign: 'middle',
    '@media (max-width: 899px)': { display: 'none' },
  },
  bar: {
    position: 'absolute',
    insetBlock: 0,
    left: 0,
    borderRadius: '4px',
    backgroundColor: tokens.colorBrandBackground,
  },
  goal: {
    position: 'absolute',
    insetBlock: '-3px',
    width: '2px',
    backgroundColor: tokens.colorNeutralForeground1,
  },
});

type Row = WaitsAnswer['total'];

/** How well the told waits came true, by how long they were. */
export function ToldWaits({ waits }: { readonly waits: WaitsAnswer }) {
  const { t, language } = useWords();
  const styles = useStyles();
  const page = usePageStyles();
  const table = useTableStyles();
  const rows = waits.bySize.filter(({ count }) => count > 0);
  const sizeOf = ({ fromSeconds, toSeconds }: WaitsAnswer['bySize'][number]) => {
    const from = shortAge(fromSeconds, language);
    if (toSeconds === null) return t('waits.sizes.above', { from });
    const to = shortAge(toSeconds, language);
    return fromSeconds === 0
      ? t('waits.sizes.below', { to })
      : t('waits.sizes.between', { from, to });
  };
  const heads = ['count', 'withinP50', 'withinP90', 'error', 'leftShare'] as const;
  return (
    <ReportSection title={t('waits.told')} hint={t('waits.toldHint')} testId="told-waits">
      {rows.length === 0 ? (
        <span className={page.quiet}>{t('waits.noneTold')}</span>
      ) : (
        <div className={styles.scroll}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col" className={table.head}>
                  {t('waits.size')}
                </th>
                {heads.map((head) => (
                  <th key={head} scope="col" className={mergeClasses(table.head, styles.number)}>
                    {t(`waits.${head}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Figures key={row.fromSeconds} name={sizeOf(row)} row={row} />
              ))}
              <Figures name={t('waits.all')} row={waits.total} isTotal />
            </tbody>
          </table>
        </div>
      )}
    </ReportSection>
  );
}

function Figures(props: { readonly name: string; readonly row: Row; readonly isTotal?: boolean }) {
  const { row, isTotal = false } = props;
  const { language } = useWords();
  const styles = useStyles();
  const table = useTableStyles();
  const number = mergeClasses(table.cell, styles.number);
  return (
    <tr className={mergeClasses(table.row, isTotal && styles.total)}>
      <th scope="row" className={table.cell} style={{ textAlign: 'left', fontWeight: 'inherit' }}>
        {props.name}
      </th>
      <td className={number}>{integer(row.count, language)}</td>
      <td className={number}>
        <Share share={row.withinP50} goal={0.5} />
      </td>
      <td className={number}>
        <Share share={row.withinP90} goal={0.9} />
      </td>
      <td className={number}>
        {row.meanErrorSeconds === null ? '–' : shortAge(row.meanErrorSeconds, language)}
      </td>
      <td className={number}>{percent(row.left / row.count, language)}</td>
    </tr>
  );
}

function Share({ share, goal }: { readonly share: number | null; readonly goal: number }) {
  const { language } = useWords();
  const styles = useStyles();
  if (share === null) return '–';
  return (
    <>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.bar} style={{ width: `${share * 100}%` }} />
        <span className={styles.goal} style={{ left: `${goal * 100}%` }} />
      </span>
      {percent(share, language)}
    </>
  );
}
