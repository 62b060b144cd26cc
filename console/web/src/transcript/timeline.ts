import type { MessageAnswer } from '../../../wire.ts';
import { sameDay } from '../format/time.ts';
import type { PendingMessage } from '../outbox/pendingMessage.ts';

/** What stands in a transcript, from top to bottom. */
export type TimelineItem =
  | { readonly kind: 'day'; readonly key: string; readonly at: string }
  | { readonly kind: 'unread'; readonly key: string }
  | { readonly kind: 'event'; readonly key: string; readonly message: MessageAnswer }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly message: MessageAnswer;
      /** The one above is from the same sender and hardly older: no new heading. */
      readonly continues: boolean;
    }
  | { readonly kind: 'pending'; readonly key: string; readonly pending: PendingMessage };

/** Messages of one sender within this belong together. */
const TOGETHER_MS = 3 * 60_000;

/** Orders messages, dividers and what is still being sent; `unreadAfter` is the last `seq` read before. */
export function timelineOf(parts: {
  readonly messages: readonly MessageAnswer[];
  readonly pending: readonly PendingMessage[];
  readonly unreadAfter: number;
}): readonly TimelineItem[] {
  const items: TimelineItem[] = [];
  let before: MessageAnswer | undefined;
  let divided = parts.unreadAfter === 0;
  for (const message of parts.messages) {
    const { at } = message;
    const newDay = !before || !sameDay(before.at, at);
    if (newDay) items.push({ kind: 'day', key: `day ${at}`, at });
    const isNew = message.from === 'customer' && message.seq > parts.unreadAfter;
    const divides = !divided && isNew;
    if (divides) items.push({ kind: 'unread', key: 'unread' });
    divided ||= divides;
    items.push(itemOf(message, divides || newDay ? undefined : before));
    before = message;
  }
  const stored = new Set(parts.messages.map((message) => message.clientMessageId));
  for (const pending of parts.pending) {
    if (stored.has(pending.clientMessageId)) continue;
    items.push({ kind: 'pending', key: pending.clientMessageId, pending });
  }
  return items;
}

function itemOf(message: MessageAnswer, before: MessageAnswer | undefined): TimelineItem {
  const key = message.clientMessageId ?? `message ${message.seq}`;
  return message.from === 'event'
    ? { kind: 'event', key, message }
    : { kind: 'message', key, message, continues: continuesOn(before, message) };
}

function continuesOn(before: MessageAnswer | undefined, message: MessageAnswer): boolean {
  return (
    before !== undefined &&
    before.from === message.from &&
    before.agentId === message.agentId &&
    Date.parse(message.at) - Date.parse(before.at) < TOGETHER_MS
  );
}
