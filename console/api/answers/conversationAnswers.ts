import {
  type Conversation,
  type ConversationRow,
  type Escalation,
  isOffered,
} from '../../../handoff/index.ts';
import type { ConversationAnswer, EscalationAnswer } from '../../wire.ts';
import type { ApiParts } from '../apiParts.ts';
import { nameIn, namesOf } from '../names.ts';
import { iso } from './iso.ts';
import { messageAnswerOf } from './messageAnswers.ts';

const OWNER = { bot: 'bot', waiting: 'queue', assigned: 'agent' } as const;

/** Conversations of the list. */
export async function conversationAnswers(
  rows: readonly ConversationRow[],
  api: ApiParts,
): Promise<readonly ConversationAnswer[]> {
  const ids = rows.flatMap((row) => [row.conversation.agentId, row.lastMessage?.agentId]);
  const names = await namesOf(ids, api);
  return rows.map(({ conversation, escalation, lastMessage }) => {
    const { agentId } = conversation;
    return {
      id: conversation.id,
      state: conversation.state,
      owner: OWNER[conversation.state],
      epoch: conversation.epoch,
      agentId,
      agentName: nameIn(names, agentId),
      customerId: conversation.customerId,
      customerName: conversation.customerName,
      channelId: conversation.key.channelId,
      language: conversation.language,
      startedAt: iso(conversation.startedAt),
      escalation:
        escalation && escalation.state !== 'closed' ? escalationAnswerOf(escalation) : null,
      lastMessage: lastMessage && messageAnswerOf(lastMessage, names, api),
    };
  });
}

/** One conversation, with its escalation but without its last message. */
export async function conversationAnswerOf(
  conversation: Conversation,
  api: ApiParts,
): Promise<ConversationAnswer> {
  const escalation = (await newestEscalation(conversation, api)) ?? null;
  const [answer] = await conversationAnswers(
    [{ conversation, escalation, lastMessage: null }],
    api,
  );
  if (!answer) throw new Error(`Conversation ${conversation.id} gave no answer`);
  return answer;
}

/** An escalation. */
export function escalationAnswerOf(escalation: Escalation): EscalationAnswer {
  const { id, state, reason, skills, priority, message, queueId, rating } = escalation;
  return {
    id,
    state,
    reason,
    skills,
    priority,
    message,
    queueId,
    queuedAt: iso(escalation.queuedAt),
    assignedAt: iso(escalation.assignedAt),
    answeredAt: iso(escalation.answeredAt),
    closedAt: iso(escalation.closedAt),
    offered: isOffered(escalation),
    answerBy: state === 'assigned' ? iso(escalation.dueAt) : null,
    rating,
  };
}

/** In wrap-up the conversation names its escalation no more, but the last decision about it does. */
async function newestEscalation(
  { id, escalationId }: Conversation,
  { store }: ApiParts,
): Promise<Escalation | undefined> {
  const newest = escalationId ?? (await store.decisions(id))[0]?.escalationId;
  return newest === undefined ? undefined : store.escalation(newest);
}
