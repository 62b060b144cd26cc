import type { Message, NewMessage } from '../../handoff/index.ts';
import { messageStored } from '../messageStored.ts';
import type { HandoffTables } from './handoffTables.ts';

/** Adds a message to a transcript with all that follows from it: its event, and its place in the outbox. */
export function appendMessage(
  tables: HandoffTables,
  conversationId: string,
  item: NewMessage,
): Message {
  const message = tables.messages.append(conversationId, item);
  tables.conversations.touch(conversationId, message.at);
  const { from, analysis, at } = message;
  tables.events.append(messageStored(message));
  if (from === 'agent' && analysis?.quickReplyId) {
    tables.quickReplies.countUse(analysis.quickReplyId, at);
  }
  if (isToBeSent(message) && tables.conversations.delivery(conversationId) === 'push') {
    tables.outbox.add(message);
  }
  return message;
}

function isToBeSent({ from, status, activity }: Message): boolean {
  return status === 'stored' && activity !== undefined && (from === 'bot' || from === 'agent');
}
