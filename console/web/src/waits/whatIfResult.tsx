import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { WhatIfAnswer } from '../../../wire.ts';
import { decimal, integer, percent } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { usePageStyles } from '../shell/pageStyles.ts';
import { useTableStyles } from '../shell/tableStyles.ts';

const useStyles = makeStyles({
  number: { textAlign: 'right', whiteSpace: 'nowrap' },
  scroll: { overflowX: 'auto' },
  basis: { margin: '10px 0 0', maxWidth: '820px' },
  better: { color: tokens.colorPaletteGreenForeground1, fontWeight: tokens.fontWeightSemibold },
  worse: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  interval: { display: 'block' },
});

/** The figures that are shown, how they are written, and whether more is better. */
const FIGURES = [
  { figure: 'answeredIn20s', isShare: true, more: true },
  { figure: 'waitP50', isShare: false, more: false },
  { figure: 'waitP95', isShare: false, more: false },
  { figure: 'abandoned', isShare: true, more: false },
  { figure: 'skillMatch', isShare: true, more: true },
  { figure: 'firstContactResolution', isShare: true, more: true },
  { figure: 'giniOccupancy', isShare: undefined, more: false },
] as const;

/** The same customers as they were, replayed as the policy is, and with the changes. */
export function WhatIfResult({ result }: { readonly result: WhatIfAnswer }) {
  const { t, language } = useWords();
  const styles = useStyles();
  const page = usePageStyles();
  const table = useTableStyles();
  const number = mergeClasses(table.cell, styles.number);
  const written = (value: number | undefined, isShare: boolean | undefined) => {
    if (value === undefined) return '–';
    if (isShare === undefined) return decimal(value, 3, language);
    return isShare
      ? percent(value, language, 1)
      : t('waits.seconds', { value: decimal(value, value < 10 ? 1 : 0, language) });
  };
  const signed = (value: number, isShare: boolean | undefined) => {
    const sign = value > 0 ? '+' : value < 0 ? '−' : '';
    const size = Math.abs(isShare ? 100 * value : value);
    return sign + decimal(size, isShare === undefined ? 3 : 1, language);
  };
  const { levelEffect } = result.learned;
  return (
    <>
      <div className={styles.scroll} data-testid="what-if-result">
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col" className={table.head}>
                {t('waits.figure')}
              </th>
              {(['recorded', 'present', 'changed', 'difference'] as const).map((head) => (
                <th key={head} scope="col" className={mergeClasses(table.head, styles.number)}>
                  {t(`waits.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {FIGURES.map(({ figure, isShare, more }) => {
              const { mean, low, high } = result.differences[figure];
              const isSure = low > 0 || high < 0;
              const looks = isSure && (mean > 0 === more ? styles.better : styles.worse);
              const recorded =
                figure in result.recorded
                  ? result.recorded[figure as keyof WhatIfAnswer['recorded']]
                  : undefined;
              const value = signed(mean, isShare);
              return (
                <tr key={figure} className={table.row}>
                  <th
                    scope="row"
                    className={table.cell}
                    style={{ textAlign: 'left', fontWeight: 'inherit' }}
                  >
                    {t(`waits.figures.${figure}`)}
                  </th>
                  <td className={number}>{written(recorded, isShare)}</td>
                  <td className={number}>{written(result.present[figure].mean, isShare)}</td>
                  <td className={number}>{written(result.changed[figure].mean, isShare)}</td>
                  <td className={number} title={isSure ? undefined : t('waits.unsure')}>
                    <span className={looks || page.quiet}>
                      {isShare === undefined
                        ? value
                        : t(isShare ? 'waits.points' : 'waits.seconds', { value })}
                    </span>
                    <span className={mergeClasses(styles.interval, page.quiet, page.small)}>
                      {t('waits.interval', {
                        low: signed(low, isShare),
                        high: signed(high, isShare),
                      })}
                    </span>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className={mergeClasses(styles.basis, page.quiet, page.small)}>
        {t('waits.basis', {
          count: integer(result.recorded.offered, language),
          agents: integer(result.agents, language),
          draws: result.draws,
        })}{' '}
        {levelEffect === 0
          ? t('waits.noLevelEffect')
          : t('waits.levelEffect', { change: percent(Math.exp(levelEffect) - 1, language) })}
      </p>
    </>
  );
}
