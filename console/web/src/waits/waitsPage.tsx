import { makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { Period } from '../api/period.ts';
import { useWaits } from '../api/waits.ts';
import { useWords } from '../i18n/index.ts';
import { Problem } from '../shell/emptyState.tsx';
import { HeadedPage } from '../shell/headedPage.tsx';
import { PeriodSelect } from '../shell/periodSelect.tsx';
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
  const { t } = useWords();
  return (
    <HeadedPage
      title={t('waits.title')}
      lead={t('waits.lead')}
      actions={<PeriodSelect days={days} onChange={setDays} />}
    >
      {waits.isError && (
        <Problem text={t('articles.failed')} onRetry={() => void waits.refetch()} />
      )}
      <div className={styles.sections}>
        {waits.data && <ToldWaits waits={waits.data} />}
        <WhatIfSection />
      </div>
    </HeadedPage>
  );
}
