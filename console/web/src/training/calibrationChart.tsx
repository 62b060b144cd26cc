import { makeStyles, tokens } from '@fluentui/react-components';
import type { TrainingReport } from '../../../../recognizers/index.ts';
import { percent } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { ReportSection } from './reportSection.tsx';

const useStyles = makeStyles({
  chart: { width: '100%', maxWidth: '420px', height: 'auto', alignSelf: 'center' },
  grid: { stroke: tokens.colorNeutralStroke2, strokeWidth: 1 },
  ideal: { stroke: tokens.colorNeutralForeground4, strokeWidth: 1, strokeDasharray: '4 4' },
  curve: {
    fill: 'none',
    stroke: tokens.colorBrandForeground1,
    strokeWidth: 2,
    strokeLinejoin: 'round',
  },
  point: {
    fill: tokens.colorBrandForeground1,
    stroke: tokens.colorNeutralBackground2,
    strokeWidth: 1.5,
  },
  bar: { fill: tokens.colorBrandForeground1, fillOpacity: 0.14 },
  label: { fill: tokens.colorNeutralForeground3, fontSize: '10px' },
});

const WIDTH = 380;
const HEIGHT = 240;
const LEFT = 38;
const TOP = 8;
const RIGHT = 362;
const BOTTOM = 204;
const TENTHS = 10;
const QUARTERS = [0, 0.25, 0.5, 0.75, 1];

const x = (share: number): number => LEFT + share * (RIGHT - LEFT);
const y = (share: number): number => BOTTOM - share * (BOTTOM - TOP);

/** What confidence promised and what happened; behind it, how many utterances fell in each tenth. */
export function CalibrationChart(props: {
  readonly points: TrainingReport['calibration'];
  readonly error: number | null;
}) {
  const styles = useStyles();
  const { t, language } = useWords();
  const known = props.points.filter((point) => point.confidence !== null);
  const most = Math.max(1, ...props.points.map(({ count }) => count));
  const path = known
    .map((point) => `${x(point.confidence ?? 0)},${y(point.accuracy ?? 0)}`)
    .join(' ');
  return (
    <ReportSection title={t('report.calibration')} hint={t('report.calibrationHint')}>
      <svg
        className={styles.chart}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={t('report.calibrationLabel', {
          error: props.error === null ? '–' : percent(props.error, language, 1),
        })}
      >
        {QUARTERS.map((share) => (
          <g key={share}>
            <line className={styles.grid} x1={LEFT} x2={RIGHT} y1={y(share)} y2={y(share)} />
            <text className={styles.label} x={LEFT - 6} y={y(share) + 3} textAnchor="end">
              {percent(share, language)}
            </text>
            <text className={styles.label} x={x(share)} y={BOTTOM + 15} textAnchor="middle">
              {percent(share, language)}
            </text>
          </g>
        ))}
        {props.points.map(({ from, count }) => (
          <rect
            key={from}
            className={styles.bar}
            x={x(from) + 2}
            y={y(count / most)}
            width={(RIGHT - LEFT) / TENTHS - 4}
            height={BOTTOM - y(count / most)}
            rx={2}
          >
            <title>{t('report.calibrationBar', { count })}</title>
          </rect>
        ))}
        <line className={styles.ideal} x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} />
        <polyline className={styles.curve} points={path} />
        {known.map((point) => (
          <circle
            key={point.from}
            className={styles.point}
            cx={x(point.confidence ?? 0)}
            cy={y(point.accuracy ?? 0)}
            r={4}
          >
            <title>
              {t('report.calibrationPoint', {
                confidence: percent(point.confidence ?? 0, language),
                accuracy: percent(point.accuracy ?? 0, language),
                count: point.count,
              })}
            </title>
          </circle>
        ))}
        <text className={styles.label} x={(LEFT + RIGHT) / 2} y={HEIGHT - 4} textAnchor="middle">
          {t('report.promised')}
        </text>
      </svg>
    </ReportSection>
  );
}
