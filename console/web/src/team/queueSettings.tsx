import { makeStyles, Spinner } from '@fluentui/react-components';
import { useQueues } from '../api/team.ts';
import { useWords } from '../i18n/index.ts';
import { Problem } from '../shell/emptyState.tsx';
import { QueueForm } from './queueForm.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: '16px', maxWidth: '760px' },
});

/** The queues with their routing policies and clocks. */
export function QueueSettings() {
  const queues = useQueues();
  const styles = useStyles();
  const { t } = useWords();
  if (queues.isPending) return <Spinner size="small" />;
  if (!queues.data) {
    return <Problem text={t('list.failed')} onRetry={() => void queues.refetch()} />;
  }
  return (
    <div className={styles.root}>
      {queues.data.map((queue) => (
        <QueueForm
          key={queue.id}
          queue={queue}
          others={queues.data.filter(({ id }) => id !== queue.id)}
        />
      ))}
    </div>
  );
}
