import { expect } from 'chai';
import type { Decision } from '../../dialogs/answerPolicy.ts';
import { heardMessage } from '../../dialogs/heardMessage.ts';
import { newConversation, Turn } from '../../handoff/index.ts';
import type { Recognition } from '../../recognizers/index.ts';
import { NOW } from '../support/records.ts';

describe('heardMessage', () => {
  const conversation = newConversation({
    key: { channelId: 'directline', conversationId: 'd', userId: 'ann' },
    ...{ reference: {}, delivery: 'pull', language: 'zh', customerName: null, startedAt: NOW },
  });
  const entry = {
    ...{ conversationId: conversation.id, position: 4, activityId: 'a', activity: {} },
    ...{ receivedAt: NOW, attempts: 0, messageSeq: 7 },
  };
  const ranking = [{ intent: 'payment', confidence: 0.3 }];
  const recognition = { ranking, language: 'zh' } as unknown as Recognition;
  const heard = (decision: Decision) =>
    heardMessage(new Turn(conversation, entry, NOW), { text: 'shells?', recognition }, decision);

  it('says where it was said, in its own language, and what it was taken for', () => {
    expect(heard({ decision: 'answer', articleId: 'pay' })).to.deep.equal({
      ...{ text: 'shells?', language: 'en', at: NOW, conversationId: conversation.id, seq: 7 },
      ...{ ranking, reason: null },
    });
  });

  it('tells apart what was not understood, asked back, and given to a person for want of an answer', () => {
    const escalate = { decision: 'escalate', priority: 0, angry: false } as const;
    const reasons = [
      heard({ decision: 'miss', repeated: false }),
      heard({ decision: 'clarify', articleIds: ['pay'] }),
      heard({ ...escalate, reason: 'lowConfidence' }),
      heard({ ...escalate, reason: 'customerAsked' }),
    ].map(({ reason }) => reason);
    expect(reasons).to.deep.equal(['notUnderstood', 'clarified', 'escalated', null]);
  });
});
