import type { NewMessage } from './conversation.ts';
import type { HandoffEvent } from './events.ts';
import type { Change } from './store.ts';

/** What happened that the transcript shows between the messages. */
const SHOWN: ReadonlySet<HandoffEvent['type']> = new Set([
  'escalated',
  'assigned',
  'accepted',
  'requeued',
  'ended',
  'slaStruck',
  'overflowed',
  'consulted',
  'rated',
]);

type WithMessages = Pick<Required<Change>, 'messages'>;

/** The transcript's lines of these events. */
export function shownEvents(
  conversationId: string,
  events: readonly HandoffEvent[],
  at: Date,
): WithMessages['messages'] {
  const items = events
    .filter(({ type }) => SHOWN.has(type))
    .map((event): NewMessage => {
      const agentId = 'agentId' in event ? event.agentId : null;
      const line = { from: 'event', text: event.type, at, status: 'stored', event } as const;
      return { ...line, ...(agentId && { agentId }) };
    });
  return { conversationId, items };
}

/** The change with further messages, before or after those that it has. */
export function withMessages<C extends WithMessages>(
  change: C,
  { before = [], after = [] }: { before?: readonly NewMessage[]; after?: readonly NewMessage[] },
): C {
  const { conversationId, items } = change.messages;
  return { ...change, messages: { conversationId, items: [...before, ...items, ...after] } };
}
