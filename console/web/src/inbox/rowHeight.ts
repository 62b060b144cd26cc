import type { ConversationAnswer } from '../../../wire.ts';

/** The height of a row in pixels: a third line only for what has something to say there. */
export function rowHeight(conversation: ConversationAnswer, myId: string): number {
  const { escalation, state, agentId } = conversation;
  const quiet =
    state === 'assigned' &&
    agentId === myId &&
    !escalation?.answerBy &&
    !escalation?.priority &&
    !escalation?.skills.length;
  return quiet ? 64 : 84;
}
