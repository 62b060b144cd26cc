import type { HandoffEvent, Message } from '../handoff/index.ts';

/** The event that a new message of a transcript becomes. */
export function messageStored(message: Message): HandoffEvent {
  const { conversationId, seq, from, status, analysis } = message;
  const articleId = from === 'customer' ? undefined : analysis?.articleId;
  return {
    ...{ type: 'messageStored', conversationId, seq, from, status },
    ...(articleId !== undefined && { articleId }),
  };
}
