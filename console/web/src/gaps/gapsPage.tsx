import { makeStyles, Select, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { PERIODS, type Period, useGaps } from '../api/gaps.ts';
import { useWords } from '../i18n/index.ts';
import { Problem } from '../shell/emptyState.tsx';
import { LanguageSelect } from '../shell/languageSelect.tsx';
import { usePageStyles } from '../shell/pageStyles.ts';
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
  const page = usePageStyles();
  const { t } = useWords();
  return (
    <main className={page.root}>
      <div className={page.head}>
        <Text as="h1" size={500} weight="semibold">
          {t('gaps.title')}
        </Text>
        <div className={page.actions}>
          <Select
            aria-label={t('gaps.period')}
            value={String(days)}
            data-testid="gaps-period"
            onChange={(_event, { value }) =>
              setDays(PERIODS.find((one) => String(one) === value) ?? 30)
            }
          >
            {PERIODS.map((one) => (
              <option key={one} value={one}>
                {t('gaps.days', { count: one })}
              </option>
            ))}
          </Select>
          <LanguageSelect
            label={t('details.language')}
            any={t('intents.allLanguages')}
            value={spoken}
            onChange={setSpoken}
          />
        </div>
      </div>
      <Text size={200} className={page.lead}>
        {t('gaps.lead')}
      </Text>
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
    </main>
  );
}
