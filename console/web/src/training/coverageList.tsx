import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { TrainingReport } from '../../../../recognizers/index.ts';
import { languageName } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { SPOKEN } from '../shell/languageSelect.tsx';
import { usePageStyles } from '../shell/pageStyles.ts';
import { IntentLink } from './intentLink.tsx';
import { ReportSection, ShortList } from './reportSection.tsx';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 96px 96px',
    alignItems: 'center',
    gap: '12px',
    padding: '4px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    lineHeight: '20px',
  },
  head: { borderTopStyle: 'none', padding: '0 0 2px' },
  cell: { display: 'flex', alignItems: 'center', gap: '8px', fontVariantNumeric: 'tabular-nums' },
  track: { flexGrow: 1, lineHeight: 0 },
  bar: {
    display: 'block',
    height: '6px',
    minWidth: '2px',
    borderRadius: '3px',
    backgroundColor: tokens.colorBrandBackground,
  },
  thin: { backgroundColor: tokens.colorPaletteRedForeground3 },
  number: { width: '28px', textAlign: 'right' },
});

const SHOWN = 8;

/** How many utterances each intent has in each language; those with too few come first. */
export function CoverageList({ coverage }: { readonly coverage: TrainingReport['coverage'] }) {
  const styles = useStyles();
  const page = usePageStyles();
  const { t, language } = useWords();
  // None has many times as many as any intent needs.
  const most = Math.max(
    1,
    ...coverage
      .filter(({ intent }) => intent !== 'None')
      .flatMap(({ utterances }) => Object.values(utterances)),
  );
  const rows = [...coverage].sort(
    (one, other) =>
      other.thin.length - one.thin.length ||
      Math.min(one.utterances.zh, one.utterances.en) -
        Math.min(other.utterances.zh, other.utterances.en),
  );
  const thin = coverage.filter((row) => row.thin.length > 0).length;
  return (
    <ReportSection
      title={t('report.coverage')}
      hint={thin > 0 ? t('report.coverageThin', { count: thin }) : t('report.coverageFine')}
    >
      <div className={mergeClasses(styles.row, styles.head, page.quiet, page.small)} aria-hidden>
        <span />
        {SPOKEN.map((tag) => (
          <span key={tag}>{languageName(tag, language)}</span>
        ))}
      </div>
      <ShortList
        items={rows}
        most={SHOWN}
        empty={t('intents.none')}
        row={(row) => (
          <li key={row.intent} className={styles.row}>
            <IntentLink intent={row.intent} />
            {SPOKEN.map((tag) => (
              <span key={tag} className={styles.cell} title={languageName(tag, language)}>
                <span className={styles.track} aria-hidden>
                  <span
                    className={mergeClasses(styles.bar, row.thin.includes(tag) && styles.thin)}
                    style={{ width: `${Math.min(1, row.utterances[tag] / most) * 100}%` }}
                  />
                </span>
                <span className={styles.number}>{row.utterances[tag]}</span>
              </span>
            ))}
          </li>
        )}
      />
    </ReportSection>
  );
}
