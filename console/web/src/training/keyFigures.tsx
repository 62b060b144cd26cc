import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { TrainingReport } from '../../../../recognizers/index.ts';
import { useModelComparison } from '../api/models.ts';
import { decimal, integer, languageName, percent } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { SPOKEN } from '../shell/languageSelect.tsx';
import { usePageStyles } from '../shell/pageStyles.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(150px, 1fr))',
    gap: '14px',
    margin: '0 0 14px',
  },
  card: { padding: '12px 16px', gap: '2px' },
  value: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 8px',
    margin: 0,
    fontSize: '26px',
    lineHeight: '34px',
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  delta: {
    padding: '0 6px',
    borderRadius: '9px',
    fontSize: '11px',
    lineHeight: '18px',
    fontWeight: tokens.fontWeightSemibold,
  },
  better: {
    color: tokens.colorPaletteGreenForeground1,
    backgroundColor: tokens.colorPaletteGreenBackground1,
  },
  worse: {
    color: tokens.colorPaletteRedForeground1,
    backgroundColor: tokens.colorPaletteRedBackground1,
  },
  same: { color: tokens.colorNeutralForeground3, backgroundColor: 'var(--batonTag)' },
});

/** The numbers that say the most. */
export function KeyFigures(props: {
  readonly id: string;
  readonly report: TrainingReport;
  readonly isActive: boolean;
}) {
  const { report } = props;
  const styles = useStyles();
  const { t, language } = useWords();
  const share = (value: number | null, digits = 1) =>
    value === null ? '–' : percent(value, language, digits);
  return (
    <dl className={styles.root}>
      <Figure label={t('report.accuracy')} value={share(report.accuracy)}>
        {!props.isActive && <AccuracyChange id={props.id} />}
      </Figure>
      {SPOKEN.filter((tag) => report.byLanguage[tag] !== null).map((tag) => (
        <Figure
          key={tag}
          label={t('report.accuracyIn', { language: languageName(tag, language) })}
          value={share(report.byLanguage[tag])}
        />
      ))}
      <Figure label={t('report.macroF1')} value={share(report.macroF1)} />
      <Figure label={t('report.calibrationError')} value={share(report.calibrationError)} />
      <Figure label={t('intents.utterances')} value={integer(report.utterances, language)} />
    </dl>
  );
}

function Figure(props: {
  readonly label: string;
  readonly value: string;
  readonly children?: ReactNode;
}) {
  const styles = useStyles();
  const page = usePageStyles();
  return (
    <div className={mergeClasses(page.card, styles.card)}>
      <dt className={mergeClasses(page.quiet, page.small)}>{props.label}</dt>
      <dd className={styles.value}>
        {props.value}
        {props.children}
      </dd>
    </div>
  );
}

/** Points of accuracy against the active version. */
function AccuracyChange({ id }: { readonly id: string }) {
  const comparison = useModelComparison(id).data;
  const styles = useStyles();
  const { t, language } = useWords();
  if (!comparison || comparison.accuracy === null || comparison.activeAccuracy === null) {
    return null;
  }
  const points = Math.round((comparison.accuracy - comparison.activeAccuracy) * 1000) / 10;
  const look = points > 0 ? styles.better : points < 0 ? styles.worse : styles.same;
  const sign = points > 0 ? '+' : points < 0 ? '−' : '±';
  return (
    <span className={mergeClasses(styles.delta, look)} title={t('report.againstActive')}>
      {sign}
      {decimal(Math.abs(points), 1, language)}
    </span>
  );
}
