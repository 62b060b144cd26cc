import { makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { useGaps } from '../api/gaps.ts';
import type { Period } from '../api/period.ts';
import { useWords } from '../i18n/index.ts';
import { Problem } from '../shell/emptyState.tsx';
import { HeadedPage } from '../shell/headedPage.tsx';
import { LanguageSelect } from '../shell/languageSelect.tsx';
import { PeriodSelect } from '../shell/periodSelect.tsx';
import { GapFigures } from './gapFigures.tsx';
import { QuestionGaps } from './questionGaps.tsx';
import { TroubledArticles } from './troubledArticles.tsx';
import { UnfoundArticles } from './unfoundArticles.tsx';

const useStyles = makeStyles({
  lists: { display: 'flex', flexDirection: 'column', gap: '16px' },
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 420px), 1fr))',
    alignItems: 'start',
    gap: '16px',
  },
});

/** What the knowledge base lacks, as lists with numbers. */
export function GapsPage() {
  const [days, setDays] = useState<Period>(30);
  const [spoken, setSpoken] = useState('');
  const gaps = useGaps(days, spoken);
  const styles = useStyles();
  const { t } = useWords();
  return (
    <HeadedPage
      title={t('gaps.title')}
      lead={t('gaps.lead')}
      actions={
        <>
          <PeriodSelect days={days} testId="gaps-period" onChange={setDays} />
          <LanguageSelect
            label={t('details.language')}
            any={t('intents.allLanguages')}
            value={spoken}
            onChange={setSpoken}
          />
        </>
      }
    >
      {gaps.isError && <Problem text={t('articles.failed')} onRetry={() => void gaps.refetch()} />}
      {gaps.data && (
        <>
          <GapFigures totals={gaps.data.totals} />
          <div className={styles.lists}>
            <QuestionGaps gaps={gaps.data.questions} count={gaps.data.totals.questions} />
            <div className={styles.pair}>
              <TroubledArticles articles={gaps.data.troubled} count={gaps.data.totals.troubled} />
              <UnfoundArticles articles={gaps.data.unfound} count={gaps.data.totals.unfound} />
            </div>
          </div>
        </>
      )}
    </HeadedPage>
  );
}
