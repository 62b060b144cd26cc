import type { Message, NewMessage } from '../../handoff/index.ts';
import type { Change, CommitResult, InboxEntry } from '../../handoff/store.ts';
import type { AnswerNote } from '../../knowledge/answers/store.ts';
import { writeAnswers } from './answers.ts';
import type { ConversationDocument } from './collections.ts';
import type { Commit } from './commits.ts';
import type { ConversationWrite } from './conversations.ts';
import { toDocument } from './documents.ts';
import type { HandoffCollections } from './handoffCollections.ts';

/** Writes one outcome: all of it, or nothing; see `HandoffStore.commit`. */
export function commitChange(parts: HandoffCollections, change: Change): Promise<CommitResult> {
  return parts.commits.run<CommitResult>({
    write: (commit) => write(parts, change, commit),
    explain: () => explain(parts, change),
  });
}

async function write(
  parts: HandoffCollections,
  change: Change,
  commit: Commit,
): Promise<CommitResult> {
  const { session, events } = commit;
  const messages: Message[] = [];
  let next: InboxEntry | undefined;
  for (const each of conversationWrites(change)) {
    const before = await writeConversation(parts, each, commit);
    if (each.turn) {
      await parts.turns.finish(each.turn.entry, session);
      if (before.desk.pending > 1) next = await parts.turns.handOut(each.id, session);
    }
    const place = { after: before.desk.seq, delivery: before.delivery };
    messages.push(...(await parts.messages.append(each.id, each.messages ?? [], place, commit)));
  }
  if (change.escalation) await parts.escalations.write(change.escalation, session);
  if (change.agent) await parts.agents.write(change.agent, session);
  if (change.formerAgent) await parts.agents.write(change.formerAgent, session);
  if (change.decision) await parts.decisions.insertOne(toDocument(change.decision), { session });
  await writeAnswers(parts.answers, (change.notes ?? []) as readonly AnswerNote[], commit);
  events.push(...(change.events ?? []));
  return { outcome: 'committed', messages, ...(next && { next }) };
}

async function writeConversation(
  { conversations }: HandoffCollections,
  each: ConversationWrite,
  { session }: Commit,
): Promise<ConversationDocument> {
  const { record } = each;
  if (record?.version !== 0) return conversations.write(each, session);
  await conversations.create(record, session);
  const { record: _, ...rest } = each;
  return conversations.write(rest, session);
}

/** What the change asks of each conversation, in one write for each. */
function conversationWrites(change: Change): readonly ConversationWrite[] {
  const { conversation, unchanged, messages, turn } = change;
  const writes = new Map<string, ConversationWrite>();
  const add = (id: string, fields: Omit<ConversationWrite, 'id'>) => {
    writes.set(id, { ...writes.get(id), id, ...fields });
  };
  if (conversation) add(conversation.id, { record: conversation });
  if (unchanged) add(unchanged.conversationId, { version: unchanged.version });
  if (turn) add(turn.lease.conversationId, { turn });
  if (messages) add(messages.conversationId, { messages: messages.items });
  return [...writes.values()];
}

/** Why the change was refused; undefined when nothing stands against it any more. */
async function explain(
  parts: HandoffCollections,
  change: Change,
): Promise<CommitResult | undefined> {
  const { turn } = change;
  if (turn && !(await parts.turns.mayFinish(turn.lease, turn.entry))) {
    return { outcome: 'leaseLost' };
  }
  const message = await findRepeated(parts, change);
  if (message) return { outcome: 'duplicate', message };
  return (await versionsHold(parts, change)) ? undefined : { outcome: 'conflict' };
}

/** The message that is there already under one of the change's client ids. */
async function findRepeated(
  { messages }: HandoffCollections,
  change: Change,
): Promise<Message | undefined> {
  const { conversationId, items } = change.messages ?? { conversationId: '', items: [] };
  for (const { clientMessageId } of items as readonly NewMessage[]) {
    if (clientMessageId === undefined) continue;
    const stored = await messages.withClientId(conversationId, clientMessageId);
    if (stored) return stored;
  }
  return undefined;
}

async function versionsHold(parts: HandoffCollections, change: Change): Promise<boolean> {
  const { conversation, unchanged, escalation, agent, formerAgent } = change;
  const { conversations, escalations, agents } = parts;
  const held = await Promise.all([
    !conversation || conversations.isAt(conversation.id, conversation.version),
    !unchanged || conversations.isAt(unchanged.conversationId, unchanged.version),
    !escalation || escalations.isAt(escalation.id, escalation.version),
    !agent || agents.isAt(agent.id, agent.version),
    !formerAgent || agents.isAt(formerAgent.id, formerAgent.version),
  ]);
  return held.every(Boolean);
}
