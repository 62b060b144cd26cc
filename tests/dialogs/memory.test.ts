import { TestAdapter, TurnContext } from 'botbuilder';
import { expect } from 'chai';
import { memoryOf, remember, TurnDialogState, verifiedOrders } from '../../dialogs/memory.ts';
import { newConversation, Turn } from '../../handoff/index.ts';
import { later, NOW } from '../support/records.ts';

/** A turn of a conversation that remembers this, and a context that it belongs to. */
function aTurn(dialogState: unknown = null) {
  const activity = { type: 'message', id: 'a1', text: 'hi' };
  const key = { channelId: 'directline', conversationId: 'd1', userId: 'ann' };
  const start = { reference: {}, delivery: 'pull', language: 'en', customerName: null } as const;
  const conversation = { ...newConversation({ ...start, key, startedAt: NOW }), dialogState };
  const entry = {
    ...{ conversationId: conversation.id, position: 1, activityId: 'a1', activity },
    ...{ receivedAt: NOW, attempts: 0, messageSeq: 1 },
  };
  const turn = new Turn(conversation, entry, NOW);
  const context = new TurnContext(new TestAdapter(async () => {}), activity);
  turn.attachTo(context);
  return { turn, context };
}

describe('what the bot remembers', () => {
  it('is nothing at first', () => {
    expect(memoryOf(aTurn().turn)).to.include({ greeted: false, misses: 0, lastArticleId: null });
  });

  it('changes piece by piece', () => {
    const { turn } = aTurn();
    remember(turn, { misses: 1 });
    remember(turn, { greeted: true });
    expect(turn.dialogState).to.include({ misses: 1, greeted: true });
  });

  it('keeps the proof of an order until it is over', () => {
    const verified = [
      { orderNumber: '1', until: NOW.toISOString() },
      { orderNumber: '2', until: later(1).toISOString() },
    ];
    const { turn } = aTurn({ verified });
    expect(verifiedOrders(turn).map(({ orderNumber }) => orderNumber)).to.deep.equal(['2']);
  });

  it('gives dialogs a copy of their state, so that a turn that fails changes nothing stored', async () => {
    const { turn, context } = aTurn({ dialogs: { dialogStack: [] } });
    const state = await new TurnDialogState().get(context);
    state?.dialogStack.push({ id: 'orderStatus', state: {} });
    expect(memoryOf(turn).dialogs.dialogStack).to.have.lengthOf(1);
    expect(turn.conversation.dialogState).to.deep.equal({ dialogs: { dialogStack: [] } });
  });
});
