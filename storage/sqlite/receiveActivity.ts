import type { Conversation, Message } from '../../handoff/index.ts';
import type { InboundActivity, LeaseRequest, Receipt } from '../../handoff/store.ts';
import { appendMessage } from './appendMessage.ts';
import type { HandoffTables } from './handoffTables.ts';
import type { SeenEntry } from './turns.ts';

/** Stores an activity once, within the transaction under way; see `HandoffStore.receive`. */
export function receiveActivity(
  tables: HandoffTables,
  inbound: InboundActivity,
  request: LeaseRequest,
): Receipt {
  const conversationId = inbound.starts.id;
  const before = findSeen(tables, conversationId, inbound);
  const { entry } = before ?? store(tables, conversationId, inbound);
  const message =
    entry.messageSeq === null ? undefined : tables.messages.get(conversationId, entry.messageSeq);
  const drain = tables.turns.grant(conversationId, request);
  return {
    conversationId,
    entry,
    seen: before ? (before.done ? 'done' : 'pending') : 'new',
    ...(message && { message }),
    ...(drain && { drain }),
  };
}

/** Known by the channel's id of the activity, or by the sender's own id of the message. */
function findSeen(
  tables: HandoffTables,
  conversationId: string,
  inbound: InboundActivity,
): SeenEntry | undefined {
  const seen = tables.turns.find(conversationId, inbound.activityId);
  if (seen) return seen;
  const same = messageWithClientId(tables, conversationId, inbound.message?.clientMessageId);
  return same && tables.turns.ofMessage(conversationId, same.seq);
}

function store(tables: HandoffTables, conversationId: string, inbound: InboundActivity): SeenEntry {
  if (tables.conversations.isAt(conversationId, 0)) start(tables, inbound.starts);
  tables.conversations.touch(conversationId, inbound.at);
  const message = appendInbound(tables, conversationId, inbound);
  const entry = tables.turns.add({
    conversationId,
    activityId: inbound.activityId,
    activity: inbound.activity,
    receivedAt: inbound.at,
    messageSeq: message?.seq ?? null,
  });
  return { entry, done: false };
}

function start(tables: HandoffTables, conversation: Conversation): void {
  tables.conversations.write(conversation);
  const { id: conversationId, key } = conversation;
  tables.events.append({ type: 'conversationStarted', conversationId, channelId: key.channelId });
}

function appendInbound(
  tables: HandoffTables,
  conversationId: string,
  { message }: InboundActivity,
): Message | undefined {
  if (!message) return undefined;
  // A customer's message is never lost to somebody else's message that has the same client id.
  const taken = messageWithClientId(tables, conversationId, message.clientMessageId);
  const { clientMessageId: _, ...withoutClientId } = message;
  return appendMessage(tables, conversationId, taken ? withoutClientId : message);
}

function messageWithClientId(
  tables: HandoffTables,
  conversationId: string,
  clientMessageId: string | undefined,
): Message | undefined {
  if (clientMessageId === undefined) return undefined;
  return tables.messages.withClientId(conversationId, clientMessageId);
}
