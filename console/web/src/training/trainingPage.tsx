import { useWords } from '../i18n/index.ts';
import { HeadedPage } from '../shell/headedPage.tsx';
import { TrainingCard } from './trainingCard.tsx';
import { VersionTable } from './versionTable.tsx';

/** Training new versions of the model, and choosing the one in use. */
export function TrainingPage() {
  const { t } = useWords();
  return (
    <HeadedPage title={t('training.title')} lead={t('training.lead')}>
      <TrainingCard />
      <VersionTable />
    </HeadedPage>
  );
}
