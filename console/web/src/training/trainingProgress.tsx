import { Button, makeStyles, mergeClasses, ProgressBar, Text } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import type { TrainingAnswer } from '../../../wire.ts';
import { cancelTraining } from '../api/models.ts';
import { percent, stopwatch } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { authorLabel } from '../i18n/labels.ts';
import { useNotices } from '../shell/notices.tsx';
import { usePageStyles } from '../shell/pageStyles.ts';
import { useNow } from '../state/clock.ts';
import { stepWords } from './stepWords.ts';

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'baseline', gap: '12px' },
  time: { marginLeft: 'auto', fontVariantNumeric: 'tabular-nums' },
  foot: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: '12px' },
});

/** How far the training is. */
export function TrainingProgress(props: {
  readonly training: TrainingAnswer;
  readonly mayCancel: boolean;
}) {
  const { training } = props;
  const now = useNow();
  const notices = useNotices();
  const styles = useStyles();
  const page = usePageStyles();
  const { t, language } = useWords();
  const cancel = useMutation({
    mutationFn: cancelTraining,
    onError: (error) => notices.error(error),
  });
  const words = stepWords(training.step, t, language);
  return (
    <>
      <div className={styles.line}>
        <Text weight="semibold">{t('training.running')}</Text>
        <span className={page.quiet} data-testid="training-step">
          {words} {training.step !== '' && percent(training.share, language)}
        </span>
        <span className={mergeClasses(page.quiet, styles.time)}>
          {stopwatch(Math.max(0, (now - Date.parse(training.startedAt)) / 1000))}
        </span>
      </div>
      <ProgressBar
        aria-label={words}
        thickness="large"
        data-testid="training-progress"
        {...(training.step === '' ? {} : { value: training.share })}
      />
      <div className={styles.foot}>
        <span className={mergeClasses(page.quiet, page.small)}>
          {t('training.by', { name: authorLabel(training, t) })}
          {training.learnFromLog && ` · ${t('training.withLog')}`}
        </span>
        {props.mayCancel && (
          <Button
            size="small"
            disabled={cancel.isPending}
            data-testid="cancel-training"
            onClick={() => cancel.mutate()}
          >
            {t('app.cancel')}
          </Button>
        )}
      </div>
    </>
  );
}
