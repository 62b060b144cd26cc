import { newConversation, Turn } from '../../handoff/index.ts';
import { later, NOW } from '../support/records.ts';

/** A turn of a conversation that remembers this; `after`: seconds after now. */
export function aTurn({ dialogState = null as unknown, after = 0, seq = 1 } = {}) {
  const activity = { type: 'message', id: `a${seq}`, text: 'hi' };
  const key = { channelId: 'directline', conversationId: 'd1', userId: 'ann' };
  const start = { reference: {}, delivery: 'pull', language: 'en', customerName: null } as const;
  const conversation = { ...newConversation({ ...start, key, startedAt: NOW }), dialogState };
  const entry = {
    ...{ conversationId: conversation.id, position: seq, activityId: `a${seq}`, activity },
    ...{ receivedAt: NOW, attempts: 0, messageSeq: seq },
  };
  return { turn: new Turn(conversation, entry, later(after)), conversation };
}
