import { mergeClasses } from '@fluentui/react-components';
import type { PendingMessage } from '../outbox/pendingMessage.ts';
import { useLive } from '../shell/live.tsx';
import { useObservable } from '../state/observable.ts';
import { useBubbleStyles } from './bubbleStyles.ts';
import { DeliveryMark, FailedDelivery } from './deliveryStatus.tsx';
import { PlainText } from './plainText.tsx';

/** A message that the server has not acknowledged yet, or has refused. */
export function PendingBubble({ pending }: { readonly pending: PendingMessage }) {
  const { outbox, stream } = useLive();
  const connected = useObservable(stream.connection) === 'connected';
  const styles = useBubbleStyles();
  const refused = pending.refused !== null;
  return (
    <article
      className={mergeClasses(styles.root, styles.right)}
      data-testid="message"
      data-from={pending.note ? 'note' : 'agent'}
      data-status={refused ? 'failed' : 'sending'}
    >
      <div className={styles.row}>
        {!refused && <DeliveryMark status={connected ? 'sending' : 'waiting'} />}
        <div
          className={mergeClasses(
            styles.bubble,
            pending.note ? styles.note : styles.agent,
            refused ? styles.failed : styles.faded,
          )}
        >
          <PlainText text={pending.text} />
        </div>
      </div>
      {refused && (
        <FailedDelivery
          reason={pending.refused}
          onRetry={() => outbox.retry(pending.clientMessageId)}
          onDiscard={() => outbox.discard(pending.clientMessageId)}
        />
      )}
    </article>
  );
}
