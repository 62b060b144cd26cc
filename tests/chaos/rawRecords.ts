import type {
  AgentRecord,
  ConversationRecord,
  EscalationRecord,
  MessageRecord,
  StoredEvent,
} from './records.ts';

/** A document as it is stored; times are `Date`s, or `{"$date": milliseconds}` within JSON. */
export type Raw = Readonly<Record<string, unknown>>;

/** The part of a channel's activity that tells it from others. */
type Activity =
  | {
      readonly id?: string;
      readonly channelData?: { readonly clientActivityID?: string };
    }
  | undefined;

/** A stored conversation, in the checker's words. */
export function conversationOf(raw: Raw): ConversationRecord {
  const key = raw.key as Readonly<Record<'channelId' | 'conversationId' | 'userId', string>>;
  return {
    id: text(raw.id ?? raw._id),
    channelId: key.channelId,
    conversationId: key.conversationId,
    userId: key.userId,
    state: text(raw.state),
    epoch: Number(raw.epoch),
    agentId: textOrNull(raw.agentId),
    escalationId: textOrNull(raw.escalationId),
  };
}

/** A stored message; a customer's own id of it travelled in its activity. */
export function messageOf(raw: Raw): MessageRecord {
  const activity: Activity =
    typeof raw.activity === 'string' ? JSON.parse(raw.activity) : raw.activity;
  const from = text(raw.from) as MessageRecord['from'];
  const ownId = activity?.channelData?.clientActivityID ?? activity?.id;
  return {
    conversationId: text(raw.conversationId),
    seq: Number(raw.seq),
    from,
    text: text(raw.text),
    at: time(raw.at),
    status: text(raw.status),
    failure: textOrNull(raw.failure),
    agentId: textOrNull(raw.agentId),
    clientId: from === 'customer' ? (ownId ?? null) : textOrNull(raw.clientMessageId),
  };
}

/** A stored escalation. */
export function escalationOf(raw: Raw): EscalationRecord {
  return {
    id: text(raw.id ?? raw._id),
    conversationId: text(raw.conversationId),
    state: text(raw.state),
    queuedAt: time(raw.queuedAt),
    agentId: textOrNull(raw.agentId),
    rating: raw.rating === null || raw.rating === undefined ? null : Number(raw.rating),
  };
}

/** A stored agent. */
export function agentOf(raw: Raw): AgentRecord {
  const capacity = raw.capacity as number | { readonly default: number };
  const rating = raw.rating as { readonly count: number; readonly sum: number };
  const holds = raw.holds as readonly { readonly escalationId: string }[];
  return {
    id: text(raw.id ?? raw._id),
    capacity: typeof capacity === 'number' ? capacity : capacity.default,
    holds: holds.map(({ escalationId }) => escalationId),
    ratingCount: rating.count,
    ratingSum: rating.sum,
  };
}

/** An event, cut down to what rules ask for; the same however it came. */
export function eventOf(raw: Raw): StoredEvent {
  const known = EVENT_FIELDS.filter((field) => raw[field] !== undefined);
  return Object.fromEntries(known.map((field) => [field, raw[field]])) as unknown as StoredEvent;
}

const EVENT_FIELDS: readonly (keyof StoredEvent)[] = [
  ...(['type', 'conversationId', 'escalationId', 'agentId', 'seq', 'from'] as const),
  ...(['state', 'epoch', 'by', 'cause', 'outcome', 'rating'] as const),
];

/** Milliseconds since 1970. */
export function time(value: unknown): number {
  if (value instanceof Date) return value.getTime();
  if (typeof value === 'object' && value !== null && '$date' in value) return Number(value.$date);
  throw new Error(`Expected a time, found ${JSON.stringify(value)}`);
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new Error(`Expected a text, found ${String(value)}`);
  return value;
}

function textOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : text(value);
}
