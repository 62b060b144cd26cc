import { makeStyles, mergeClasses, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { useSignedIn, writesIntents } from '../api/session.ts';
import { useWords } from '../i18n/index.ts';
import { LanguageSelect } from '../shell/languageSelect.tsx';
import { usePageStyles } from '../shell/pageStyles.ts';
import { JustSettled } from './justSettled.tsx';
import { LeftCount } from './leftCount.tsx';
import { ReviewList } from './reviewList.tsx';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 264px',
    gap: '20px',
    alignItems: 'start',
    '@media (max-width: 1099px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
});

/** What the bot could not answer, to be labelled with one click. */
export function UnansweredPage() {
  const [spoken, setSpoken] = useState('');
  const mayWrite = writesIntents(useSignedIn());
  const styles = useStyles();
  const page = usePageStyles();
  const { t } = useWords();
  return (
    <main className={page.root}>
      <div className={page.head}>
        <Text as="h1" size={500} weight="semibold">
          {t('unanswered.title')}
        </Text>
        <LeftCount language={spoken} />
        <div className={page.actions}>
          <LanguageSelect
            label={t('details.language')}
            any={t('intents.allLanguages')}
            value={spoken}
            onChange={setSpoken}
          />
        </div>
      </div>
      <Text size={200} className={page.lead}>
        {t('unanswered.lead')}
      </Text>
      <div className={mergeClasses(mayWrite && styles.columns)}>
        <ReviewList key={spoken} language={spoken} />
        {mayWrite && <JustSettled />}
      </div>
    </main>
  );
}
