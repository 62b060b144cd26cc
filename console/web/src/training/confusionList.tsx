import type { TrainingReport } from '../../../../recognizers/index.ts';
import { useWords } from '../i18n/index.ts';
import { IntentLink } from './intentLink.tsx';
import { useListStyles } from './listStyles.ts';
import { ReportSection, ShortList } from './reportSection.tsx';

const SHOWN = 6;

/** Which intents were taken for which. */
export function ConfusionList({
  confusions,
}: {
  readonly confusions: TrainingReport['confusions'];
}) {
  const list = useListStyles();
  const { t } = useWords();
  return (
    <ReportSection
      title={t('report.confusions')}
      count={confusions.length}
      hint={t('report.confusionsHint')}
    >
      <ShortList
        items={confusions}
        most={SHOWN}
        empty={t('report.noConfusions')}
        row={({ intent, takenFor, count, examples }) => (
          <li key={`${intent} ${takenFor}`} className={list.item}>
            <span className={list.line}>
              <span>
                <IntentLink intent={intent} /> → <IntentLink intent={takenFor} />
              </span>
              <span className={list.end}>{t('report.times', { count })}</span>
            </span>
            <span className={list.quiet}>{examples.join(' / ')}</span>
          </li>
        )}
      />
    </ReportSection>
  );
}
