import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { TrainingAnswer } from '../../../wire.ts';
import { useIntents } from '../api/intents.ts';
import { useModels } from '../api/models.ts';
import { dateAndTime } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { usePageStyles } from '../shell/pageStyles.ts';
import { routeHref } from '../state/route.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', gap: '2px 16px', minHeight: '18px' },
  failed: { color: tokens.colorPaletteRedForeground1 },
});

/** How the last training ended, and whether there is something new to learn. */
export function LastTraining(props: { readonly training: TrainingAnswer | null | undefined }) {
  const { training } = props;
  const styles = useStyles();
  const page = usePageStyles();
  const { t, language } = useWords();
  return (
    <div className={mergeClasses(styles.root, page.quiet, page.small)} aria-live="polite">
      {training?.state === 'failed' && (
        <span className={styles.failed} data-testid="training-failed">
          {t('training.failed', { message: training.error ?? '' })}
        </span>
      )}
      {training?.state === 'cancelled' && <span>{t('training.cancelled')}</span>}
      {training?.state === 'finished' && training.modelId && (
        <span data-testid="training-finished">
          {t('training.finished', { at: dateAndTime(training.startedAt, language) })}{' '}
          <a
            className={page.link}
            href={routeHref({ page: 'training', modelId: training.modelId })}
            data-testid="open-report"
          >
            {t('training.openReport')}
          </a>
        </span>
      )}
      <Freshness />
    </div>
  );
}

function Freshness() {
  const newest = useModels().data?.pages[0]?.items[0];
  const intents = useIntents().data;
  const { t } = useWords();
  if (!newest || !intents) return null;
  const revision = Math.max(0, ...intents.map((intent) => intent.revision));
  return (
    <span>
      {revision > newest.revision
        ? t('training.somethingNew', { number: newest.number })
        : t('training.nothingNew', { number: newest.number })}
    </span>
  );
}
