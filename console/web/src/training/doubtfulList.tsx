import type { TrainingReport } from '../../../../recognizers/index.ts';
import { percent } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { IntentLink } from './intentLink.tsx';
import { useListStyles } from './listStyles.ts';
import { ReportSection, ShortList } from './reportSection.tsx';

const SHOWN = 6;

/** Utterances that look mislabelled or stand in several intents, with the way to mend them. */
export function DoubtfulList(props: {
  readonly doubtful: TrainingReport['doubtfulLabels'];
  readonly shared: TrainingReport['sharedUtterances'];
}) {
  const { doubtful, shared } = props;
  const list = useListStyles();
  const { t, language } = useWords();
  const rows = [
    ...shared.map((row) => ({ kind: 'shared' as const, ...row })),
    ...doubtful.map((row) => ({ kind: 'doubtful' as const, ...row })),
  ];
  return (
    <ReportSection
      title={t('report.doubtful')}
      count={rows.length}
      hint={t('report.doubtfulHint')}
      testId="doubtful"
    >
      <ShortList
        items={rows}
        most={SHOWN}
        empty={t('report.noDoubtful')}
        row={(row) =>
          row.kind === 'shared' ? (
            <li key={`shared ${row.language} ${row.utterances[0]}`} className={list.item}>
              <span lang={row.language}>{row.utterances.join(' / ')}</span>
              <span className={list.quiet}>
                {t('report.standsIn')}{' '}
                {row.intents.map((intent, index) => (
                  <span key={intent}>
                    {index > 0 && ' · '}
                    <IntentLink intent={intent} q={row.utterances[0] ?? ''} />
                  </span>
                ))}
              </span>
            </li>
          ) : (
            <li key={`${row.intent} ${row.language} ${row.utterance}`} className={list.item}>
              <span lang={row.language}>{row.utterance}</span>
              <span className={list.quiet}>
                <IntentLink intent={row.intent} q={row.utterance} /> →{' '}
                {t('report.looksLike', {
                  intent: row.suggested,
                  confidence: percent(row.confidence, language),
                })}
              </span>
            </li>
          )
        }
      />
    </ReportSection>
  );
}
