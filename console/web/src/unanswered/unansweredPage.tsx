import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { useState } from 'react';
import { useSignedIn, writesIntents } from '../api/session.ts';
import { useWords } from '../i18n/index.ts';
import { HeadedPage } from '../shell/headedPage.tsx';
import { LanguageSelect } from '../shell/languageSelect.tsx';
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
  const { t } = useWords();
  return (
    <HeadedPage
      title={t('unanswered.title')}
      lead={t('unanswered.lead')}
      beside={<LeftCount language={spoken} />}
      actions={
        <LanguageSelect
          label={t('details.language')}
          any={t('intents.allLanguages')}
          value={spoken}
          onChange={setSpoken}
        />
      }
    >
      <div className={mergeClasses(mayWrite && styles.columns)}>
        <ReviewList key={spoken} language={spoken} />
        {mayWrite && <JustSettled />}
      </div>
    </HeadedPage>
  );
}
