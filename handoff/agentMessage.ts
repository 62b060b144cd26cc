import type { Agent } from './agent.ts';
import { outgoing } from './botMessage.ts';
import type { Conversation, NewMessage } from './conversation.ts';

/** An agent's message or note. */
export interface AgentMessage {
  readonly text: string;
  /** The client's own id: a repeat answers the message stored first. */
  readonly clientMessageId: string;
  /** A note is for colleagues only. */
  readonly note?: boolean;
  /** The quick reply that the text was made from; of no account for notes. */
  readonly quickReplyId?: string | undefined;
  /** The article that an answer was taken from. */
  readonly articleId?: string | undefined;
}

/** What an agent answers, as the transcript and the channel get it. */
export function agentAnswer(
  conversation: Conversation,
  { id: agentId, name }: Agent,
  { text, clientMessageId, articleId, quickReplyId }: AgentMessage,
  now: Date,
): NewMessage {
  const activity = {
    ...{ type: 'message', text, textFormat: 'plain', locale: conversation.language },
    from: { id: agentId, name, role: 'bot' },
  };
  const analysis = {
    ...(articleId !== undefined && { articleId }),
    ...(quickReplyId !== undefined && { quickReplyId }),
  };
  return outgoing(conversation, {
    ...{ from: 'agent', text, at: now, agentId, clientMessageId, activity },
    ...(Object.keys(analysis).length > 0 && { analysis }),
  });
}

/** What an agent notes for colleagues. */
export function agentNote(
  agentId: string,
  { text, clientMessageId }: AgentMessage,
  now: Date,
): NewMessage {
  return { from: 'note', text, at: now, agentId, clientMessageId, status: 'stored' };
}
