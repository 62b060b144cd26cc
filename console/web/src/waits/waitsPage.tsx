import { makeStyles, Select, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { PERIODS, type Period } from '../api/gaps.ts';
import { useWaits } from '../api/waits.ts';
import { useWords } from '../i18n/index.ts';
import { Problem } from '../shell/emptyState.tsx';
import { usePageStyles } from '../shell/pageStyles.ts';
import { ToldWaits } from './toldWaits.tsx';
import { WhatIfSection } from './whatIfSection.tsx';

const useStyles = makeStyles({
  sections: { display: 'flex', flexDirection: 'column', gap: '16px' },
});

/** How well waits were told, and what another policy would have done. */
export function WaitsPage() {
  const [days, setDays] = useState<Period>(7);
  const waits = useWaits(days);
  const styles = useStyles();
  const page = usePageStyles();
  const { t } = useWords();
  return (
    <main className={page.root}>
      <div className={page.head}>
        <Text as="h1" size={500} weight="semibold">
          {t('waits.title')}
        </Text>
        <div className={page.actions}>
          <Select
            aria-label={t('waits.period')}
            value={String(days)}
            onChange={(_event, { value }) =>
              setDays(PERIODS.find((one) => String(one) === value) ?? 7)
            }
          >
            {PERIODS.map((one) => (
              <option key={one} value={one}>
                {t('waits.days', { count: one })}
              </option>
            ))}
          </Select>
        </div>
      </div>
      <Text size={200} className={page.lead}>
        {t('waits.lead')}
      </Text>
      {waits.isError && (
        <Problem text={t('articles.failed')} onRetry={() => void waits.refetch()} />
      )}
      <div className={styles.sections}>
        {waits.data && <ToldWaits waits={waits.data} />}
        <WhatIfSection />
      </div>
    </main>
  );
}
