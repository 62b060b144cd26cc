import {
  Button,
  Checkbox,
  Input,
  makeStyles,
  mergeClasses,
  Text,
} from '@fluentui/react-components';
import { BrainCircuitRegular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { train, useTraining } from '../api/models.ts';
import { useSignedIn, writesIntents } from '../api/session.ts';
import { useWords } from '../i18n/index.ts';
import { useNotices } from '../shell/notices.tsx';
import { usePageStyles } from '../shell/pageStyles.ts';
import { LastTraining } from './lastTraining.tsx';
import { TrainingProgress } from './trainingProgress.tsx';

const useStyles = makeStyles({
  // As high with a training under way as without: nothing below moves.
  root: { maxWidth: '900px', minHeight: '124px', justifyContent: 'center', gap: '10px' },
  form: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 12px' },
  note: { flexGrow: 1, minWidth: '180px' },
});

/** The button that trains; while a training runs, how far it is. */
export function TrainingCard() {
  const training = useTraining().data;
  const [learnFromLog, setLearnFromLog] = useState(false);
  const [note, setNote] = useState('');
  const mayWrite = writesIntents(useSignedIn());
  const notices = useNotices();
  const styles = useStyles();
  const page = usePageStyles();
  const { t } = useWords();
  const begin = useMutation({
    mutationFn: () => train({ learnFromLog, ...(note.trim() ? { note: note.trim() } : {}) }),
    onSuccess: () => setNote(''),
    onError: (error) => notices.error(error),
  });
  if (training?.state === 'running') {
    return (
      <section className={mergeClasses(page.card, styles.root)} aria-label={t('training.running')}>
        <TrainingProgress training={training} mayCancel={mayWrite} />
      </section>
    );
  }
  return (
    <section className={mergeClasses(page.card, styles.root)} aria-label={t('training.new')}>
      {mayWrite ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            begin.mutate();
          }}
        >
          <div className={styles.form}>
            <Input
              className={styles.note}
              aria-label={t('intents.note')}
              placeholder={t('training.noteHint')}
              value={note}
              maxLength={500}
              onChange={(_event, { value }) => setNote(value)}
            />
            <Button
              type="submit"
              appearance="primary"
              icon={<BrainCircuitRegular />}
              disabled={begin.isPending}
              data-testid="train"
            >
              {t('training.train')}
            </Button>
          </div>
          <Checkbox
            style={{ marginLeft: -8 }}
            label={t('training.learnFromLog')}
            checked={learnFromLog}
            onChange={(_event, { checked }) => setLearnFromLog(checked === true)}
          />
        </form>
      ) : (
        <Text className={page.quiet}>{t('training.readOnly')}</Text>
      )}
      <LastTraining training={training} />
    </section>
  );
}
