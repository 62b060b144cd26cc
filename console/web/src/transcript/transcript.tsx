import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownRegular } from '@fluentui/react-icons';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { MessageAnswer } from '../../../wire.ts';
import { useWords } from '../i18n/index.ts';
import { useLive } from '../shell/live.tsx';
import { useObservable } from '../state/observable.ts';
import { noteRead, readBefore, unread } from '../state/unread.ts';
import { DayDivider, EventLine, UnreadDivider } from './dividers.tsx';
import { MessageBubble } from './messageBubble.tsx';
import { PendingBubble } from './pendingBubble.tsx';
import { type TimelineItem, timelineOf } from './timeline.ts';
import { TypingIndicator } from './typingIndicator.tsx';
import { useEarlier } from './useEarlier.ts';
import { useFollowing } from './useFollowing.ts';
import { useVisible } from './useVisible.ts';

const useStyles = makeStyles({
  frame: { position: 'relative', minHeight: 0, display: 'flex' },
  scroller: {
    position: 'relative',
    flexGrow: 1,
    overflowY: 'auto',
    overscrollBehavior: 'contain',
    outlineOffset: '-2px',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  content: {
    display: 'flex',
    flexDirection: 'column',
    maxWidth: '900px',
    minHeight: '100%',
    boxSizing: 'border-box',
    margin: '0 auto',
    padding: '4px 24px 16px',
    '@media (max-width: 899px)': { padding: '4px 14px 12px' },
  },
  earlier: { alignSelf: 'center', margin: '12px' },
  jump: {
    position: 'absolute',
    bottom: '12px',
    left: '50%',
    transform: 'translateX(-50%)',
    boxShadow: tokens.shadow8,
    borderRadius: tokens.borderRadiusCircular,
  },
});

/** Everything that was said and done in a conversation. */
export function Transcript(props: {
  readonly conversationId: string;
  readonly messages: readonly MessageAnswer[];
  readonly customerName: string;
}) {
  const { conversationId, messages, customerName } = props;
  const styles = useStyles();
  const { t } = useWords();
  const { outbox } = useLive();
  const allPending = useObservable(outbox.pending);
  // What was unread as the conversation was opened stays marked while one reads it.
  const [unreadAfter] = useState(() => readBefore(unread.get(), conversationId));
  const items = useMemo(() => {
    const pending = allPending.filter((message) => message.conversationId === conversationId);
    return timelineOf({ messages, pending, unreadAfter });
  }, [messages, allPending, conversationId, unreadAfter]);

  const scroller = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const { atEnd, toEnd } = useFollowing(
    scroller,
    content,
    () => (content.current?.querySelector('[data-testid="unread-divider"]') as HTMLElement) ?? null,
  );
  const { shown, hasEarlier, showEarlier } = useEarlier(items, scroller);
  const newest = messages.at(-1)?.seq ?? 0;
  const missed = useReading(conversationId, messages, newest, atEnd);

  const sentHere = allPending.filter((item) => item.conversationId === conversationId).length;
  useEffect(() => {
    if (sentHere > 0) toEnd();
  }, [sentHere, toEnd]);
  const resend = useCallback(
    (text: string) => outbox.add(conversationId, { text, note: false }),
    [outbox, conversationId],
  );

  return (
    <div className={styles.frame}>
      <section
        ref={scroller}
        className={styles.scroller}
        aria-label={t('transcript.label')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: What scrolls must be reachable by keyboard.
        tabIndex={0}
        data-testid="transcript"
      >
        <div ref={content} className={styles.content} role="log" aria-live="polite">
          {hasEarlier && (
            <Button size="small" className={styles.earlier} onClick={showEarlier}>
              {t('transcript.earlier')}
            </Button>
          )}
          {shown.map((item) => (
            <Item key={item.key} item={item} customerName={customerName} onResend={resend} />
          ))}
          <TypingIndicator conversationId={conversationId} name={customerName} />
        </div>
      </section>
      {!atEnd && (
        <Button
          className={styles.jump}
          size="small"
          appearance={missed > 0 ? 'primary' : 'secondary'}
          icon={<ArrowDownRegular />}
          data-testid="to-newest"
          onClick={toEnd}
        >
          {missed > 0 ? t('transcript.newMessages', { count: missed }) : t('transcript.toNewest')}
        </Button>
      )}
    </div>
  );
}

function Item(props: {
  readonly item: TimelineItem;
  readonly customerName: string;
  readonly onResend: (text: string) => void;
}) {
  const { item } = props;
  switch (item.kind) {
    case 'day':
      return <DayDivider at={item.at} />;
    case 'unread':
      return <UnreadDivider />;
    case 'event':
      return <EventLine message={item.message} />;
    case 'pending':
      return <PendingBubble pending={item.pending} />;
    case 'message':
      return (
        <MessageBubble
          message={item.message}
          continues={item.continues}
          customerName={props.customerName}
          onResend={props.onResend}
        />
      );
  }
}

/** Notes what has been read, and counts what came while the reader was further up. */
function useReading(
  conversationId: string,
  messages: readonly MessageAnswer[],
  newest: number,
  atEnd: boolean,
): number {
  const visible = useVisible();
  const [readTo, setReadTo] = useState(newest);
  useEffect(() => {
    if (!atEnd || !visible) return;
    setReadTo(newest);
    noteRead(conversationId, newest);
  }, [conversationId, newest, atEnd, visible]);
  return messages.filter((message) => message.seq > readTo && message.from !== 'event').length;
}
