import { makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { PeopleCheckmarkRegular } from '@fluentui/react-icons';
import { useQueue } from '../api/conversations.ts';
import { useWords } from '../i18n/index.ts';
import { EmptyState, Problem } from '../shell/emptyState.tsx';
import { useTableStyles } from '../shell/tableStyles.ts';
import { QueueRow } from './queueRow.tsx';

const useStyles = makeStyles({
  root: { height: '100%', overflow: 'auto', boxSizing: 'border-box', padding: '24px 28px' },
  head: { display: 'flex', alignItems: 'baseline', gap: '12px', marginBottom: '4px' },
  count: { color: tokens.colorNeutralForeground3 },
  lead: { display: 'block', color: tokens.colorNeutralForeground3, marginBottom: '16px' },
  empty: { height: '60%' },
});

/** Everybody who waits, in the order of the line. */
export function QueuePage() {
  const queue = useQueue();
  const styles = useStyles();
  const table = useTableStyles();
  const { t } = useWords();
  if (queue.isPending) return <Spinner size="small" />;
  if (!queue.data) return <Problem text={t('list.failed')} onRetry={() => void queue.refetch()} />;
  return (
    <main className={styles.root}>
      <div className={styles.head}>
        <Text as="h1" size={500} weight="semibold">
          {t('queuePage.title')}
        </Text>
        <Text className={styles.count}>{t('queuePage.count', { count: queue.data.length })}</Text>
      </div>
      <Text size={200} className={styles.lead}>
        {t('queuePage.lead')}
      </Text>
      {queue.data.length === 0 ? (
        <div className={styles.empty}>
          <EmptyState
            icon={<PeopleCheckmarkRegular />}
            title={t('queuePage.empty')}
            hint={t('queuePage.emptyHint')}
          />
        </div>
      ) : (
        <table className={table.table}>
          <thead>
            <tr>
              {(
                ['place', 'customer', 'age', 'priority', 'skills', 'reason', 'estimate'] as const
              ).map((name) => (
                <th key={name} scope="col" className={table.head}>
                  {t(`queuePage.${name}`)}
                </th>
              ))}
              <td className={table.head} />
            </tr>
          </thead>
          <tbody>
            {queue.data.map((entry) => (
              <QueueRow key={entry.escalationId} entry={entry} />
            ))}
          </tbody>
        </table>
      )}
    </main>
  );
}
