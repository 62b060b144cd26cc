import type { Message } from '../../handoff/index.ts';
import type { Change, CommitResult } from '../../handoff/store.ts';
import type { AnswerNote } from '../../knowledge/answers/store.ts';
import { appendMessage } from './appendMessage.ts';
import type { HandoffTables } from './handoffTables.ts';

/** Writes one outcome, within the transaction under way: all of it, or nothing; see `HandoffStore.commit`. */
export function commitChange(tables: HandoffTables, change: Change): CommitResult {
  const { turn } = change;
  if (turn && !tables.turns.mayFinish(turn.lease, turn.entry)) return { outcome: 'leaseLost' };
  const repeated = findRepeated(tables, change);
  if (repeated) return { outcome: 'duplicate', message: repeated };
  if (!versionsHold(tables, change)) return { outcome: 'conflict' };
  const messages = write(tables, change);
  const next = turn && tables.turns.finish(turn.lease, turn.entry);
  return { outcome: 'committed', messages, ...(next && { next }) };
}

/** The message that is there already under one of the change's client ids. */
function findRepeated(tables: HandoffTables, { messages }: Change): Message | undefined {
  if (!messages) return undefined;
  for (const { clientMessageId } of messages.items) {
    if (clientMessageId === undefined) continue;
    const stored = tables.messages.withClientId(messages.conversationId, clientMessageId);
    if (stored) return stored;
  }
  return undefined;
}

function versionsHold(tables: HandoffTables, change: Change): boolean {
  const { conversation, unchanged, escalation, agent, formerAgent } = change;
  return (
    (!conversation || tables.conversations.isAt(conversation.id, conversation.version)) &&
    (!unchanged || tables.conversations.isAt(unchanged.conversationId, unchanged.version)) &&
    (!escalation || tables.escalations.isAt(escalation.id, escalation.version)) &&
    (!agent || tables.agents.isAt(agent.id, agent.version)) &&
    (!formerAgent || tables.agents.isAt(formerAgent.id, formerAgent.version))
  );
}

function write(tables: HandoffTables, change: Change): readonly Message[] {
  if (change.conversation) tables.conversations.write(change.conversation);
  if (change.escalation) tables.escalations.write(change.escalation);
  if (change.agent) tables.agents.write(change.agent);
  if (change.formerAgent) tables.agents.write(change.formerAgent);
  if (change.decision) tables.decisions.append(change.decision);
  const { conversationId, items } = change.messages ?? { conversationId: '', items: [] };
  const messages = items.map((item) => appendMessage(tables, conversationId, item));
  for (const note of change.notes ?? []) tables.answers.write(note as AnswerNote);
  for (const event of change.events ?? []) tables.events.append(event);
  return messages;
}
