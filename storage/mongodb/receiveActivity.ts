import type { InboundActivity, LeaseRequest, Receipt } from '../../handoff/store.ts';
import type { InboxDocument } from './collections.ts';
import type { Commit } from './commits.ts';
import { isLeaseFree } from './conversations.ts';
import { NEW_DESK, toEntry } from './documents.ts';
import type { HandoffCollections } from './handoffCollections.ts';
import type { Drain } from './turns.ts';

/** Stores an activity once; see `HandoffStore.receive`. */
export async function receiveActivity(
  parts: HandoffCollections,
  inbound: InboundActivity,
  request: LeaseRequest,
): Promise<Receipt> {
  let own = inbound;
  return parts.commits.run<Receipt>({
    write: (commit) => store(parts, own, request, commit),
    async explain() {
      const seen = await findSeen(parts, inbound);
      if (seen) return receiptOf(parts, seen, request);
      // A customer's message is never lost to somebody else's message that has the same client id.
      own = (await isClientIdTaken(parts, inbound)) ? withoutClientId(inbound) : inbound;
      return undefined;
    },
  });
}

async function store(
  parts: HandoffCollections,
  inbound: InboundActivity,
  request: LeaseRequest,
  commit: Commit,
): Promise<Receipt> {
  const { conversations, messages, turns } = parts;
  const { starts, at, message } = inbound;
  const { id: conversationId, key, delivery } = starts;
  const hasMessage = message !== undefined;
  const before = await conversations.takeIn(starts, { at, hasMessage, request }, commit.session);
  if (!before) {
    commit.events.push({ type: 'conversationStarted', conversationId, channelId: key.channelId });
  }
  const desk = before?.desk ?? NEW_DESK;
  const [stored] = await messages.append(
    conversationId,
    message ? [message] : [],
    { after: desk.seq, delivery: before?.delivery ?? delivery },
    commit,
  );
  const isGranted = isLeaseFree(desk, request.now);
  const isFirst = isGranted && desk.pending === 0;
  const position = desk.position + 1;
  const entry = await turns.add(
    inbound,
    { conversationId, position, messageSeq: stored?.seq ?? null, attempts: isFirst ? 1 : 0 },
    commit,
  );
  const first = isFirst
    ? entry
    : isGranted && (await turns.handOut(conversationId, commit.session));
  return {
    conversationId,
    entry,
    seen: 'new',
    ...(stored && { message: stored }),
    ...(first && { drain: { lease: { conversationId, token: desk.token + 1 }, first } }),
  };
}

/** Known by the channel's id of the activity, or by the sender's own id of the message. */
async function findSeen(
  { turns, messages }: HandoffCollections,
  { starts, activityId, message }: InboundActivity,
): Promise<InboxDocument | undefined> {
  const seen = await turns.find(starts.id, { activityId });
  if (seen || message?.clientMessageId === undefined) return seen;
  const same = await messages.withClientId(starts.id, message.clientMessageId);
  return same && turns.find(starts.id, { messageSeq: same.seq });
}

async function receiptOf(
  parts: HandoffCollections,
  seen: InboxDocument,
  request: LeaseRequest,
): Promise<Receipt> {
  const drain = await parts.turns.grant(seen.conversationId, request);
  return toReceipt(parts, seen, seen.done ? 'done' : 'pending', drain);
}

async function toReceipt(
  { messages }: HandoffCollections,
  document: InboxDocument,
  seen: Receipt['seen'],
  drain: Drain | undefined,
): Promise<Receipt> {
  const { conversationId, messageSeq } = document;
  const message = messageSeq === null ? undefined : await messages.get(conversationId, messageSeq);
  return {
    conversationId,
    entry: toEntry(document),
    seen,
    ...(message && { message }),
    ...(drain && { drain }),
  };
}

async function isClientIdTaken(
  { messages }: HandoffCollections,
  { starts, message }: InboundActivity,
): Promise<boolean> {
  const clientMessageId = message?.clientMessageId;
  if (clientMessageId === undefined) return false;
  return (await messages.withClientId(starts.id, clientMessageId)) !== undefined;
}

function withoutClientId({ message, ...inbound }: InboundActivity): InboundActivity {
  if (!message) return inbound;
  const { clientMessageId: _, ...rest } = message;
  return { ...inbound, message: rest };
}
