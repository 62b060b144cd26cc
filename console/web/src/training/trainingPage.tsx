import { Text } from '@fluentui/react-components';
import { useWords } from '../i18n/index.ts';
import { usePageStyles } from '../shell/pageStyles.ts';
import { TrainingCard } from './trainingCard.tsx';
import { VersionTable } from './versionTable.tsx';

/** Training new versions of the model, and choosing the one in use. */
export function TrainingPage() {
  const page = usePageStyles();
  const { t } = useWords();
  return (
    <main className={page.root}>
      <div className={page.head}>
        <Text as="h1" size={500} weight="semibold">
          {t('training.title')}
        </Text>
      </div>
      <Text size={200} className={page.lead}>
        {t('training.lead')}
      </Text>
      <TrainingCard />
      <VersionTable />
    </main>
  );
}
