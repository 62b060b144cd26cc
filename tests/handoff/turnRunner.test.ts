import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { Handoff, TurnRunner } from '../../handoff/index.ts';
import { openSqliteStore, type Store } from '../../storage/index.ts';
import { aConversation, aLease, anInbound, committed, NOW, present } from '../contracts/records.ts';
import { WORDING } from '../support/desk.ts';

describe('A turn that is given up', () => {
  let store: Store;
  let turns: TurnRunner;

  beforeEach(async () => {
    store = await openSqliteStore({ file: ':memory:' });
    const parts = { store: store.handoff, wording: WORDING, newId: randomUUID, now: () => NOW };
    turns = new TurnRunner({ ...parts, handoff: new Handoff(parts), sends: 'outbox' });
  });

  afterEach(() => store.close());

  async function giveUpIn(state: 'bot' | 'waiting' | 'assigned') {
    const conversation = await aConversation(store.handoff);
    const agentId = state === 'assigned' ? 'lin' : null;
    await committed(store.handoff, { conversation: { ...conversation, state, agentId } });
    const { drain } = await store.handoff.receive(anInbound({ text: 'and now?' }), aLease());
    const { lease, first } = present(drain);
    expect(await turns.giveUp(lease, first)).to.include({ outcome: 'committed' });
    const messages = await store.handoff.messages(conversation.id, { limit: 10 });
    return messages.slice(1).map(({ from, text }) => `${from}: ${text}`);
  }

  it('costs the bot’s customer an answer, not an apology', async () => {
    expect(await giveUpIn('bot')).to.deep.equal([
      'customer: and now?',
      `bot: ${WORDING.en.apology}`,
    ]);
  });

  for (const state of ['waiting', 'assigned'] as const) {
    it(`lets the bot say nothing in a conversation that is ${state}`, async () => {
      expect(await giveUpIn(state)).to.deep.equal(['customer: and now?']);
    });
  }
});
