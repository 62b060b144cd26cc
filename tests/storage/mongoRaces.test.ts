import { expect } from 'chai';
import type { Store } from '../../storage/store.ts';
import {
  aConversation,
  aLease,
  anAgent,
  anAnswer,
  anInbound,
  aStoredEscalation,
  committed,
  later,
  NOW,
  present,
} from '../contracts/records.ts';
import { mongoInstances } from './mongoInstances.ts';

describe('two instances on MongoDB', function () {
  this.timeout(60_000);
  const instances = mongoInstances();
  let stores: readonly [Store, Store];

  beforeEach(async () => {
    stores = [await instances.open(), await instances.open()];
  });

  it('give the last free slot to one of two escalations', async () => {
    const [a] = stores;
    await committed(a.handoff, { agent: anAgent({ capacity: 1 }) });
    for (let round = 0; round < 10; round += 1) {
      const agent = present(await a.handoff.agent('agent-1'));
      const waiting = [await aStoredEscalation(a.handoff), await aStoredEscalation(a.handoff)];
      const results = await Promise.all(
        stores.map(({ handoff }, index) => {
          const escalation = present(waiting[index]);
          const holds = [{ escalationId: escalation.id, channelId: 'msteams' }];
          return handoff.commit({
            escalation: { ...escalation, state: 'assigned', agentId: agent.id },
            agent: { ...agent, holds },
          });
        }),
      );
      expect(results.map(({ outcome }) => outcome)).to.have.members(['committed', 'conflict']);
      const after = present(await a.handoff.agent('agent-1'));
      expect(after.holds).to.have.length(1);
      expect(await a.handoff.waiting(100)).to.have.length(round + 1);
      await committed(a.handoff, { agent: { ...after, holds: [] } });
    }
  });

  it('let one of two agents claim a conversation', async () => {
    const [a, b] = stores;
    const conversation = await aConversation(a.handoff);
    const results = await Promise.all(
      [a, b].map(({ handoff }, index) => {
        const agentId = `agent-${index}`;
        return handoff.commit({
          conversation: { ...conversation, state: 'assigned', agentId, epoch: 2 },
          agent: anAgent({ id: agentId }),
        });
      }),
    );
    const winner = results.findIndex(({ outcome }) => outcome === 'committed');
    expect(results[1 - winner]).to.deep.equal({ outcome: 'conflict' });
    expect(await b.handoff.conversation(conversation.id)).to.include({
      agentId: `agent-${winner}`,
      epoch: 2,
    });
    expect(await b.handoff.agents()).to.have.length(1);
  });

  it('make one conversation of two first messages, and one runs its turns', async () => {
    for (let round = 0; round < 10; round += 1) {
      const userId = `user-${round}`;
      const receipts = await Promise.all(
        stores.map(({ handoff }, index) =>
          handoff.receive(anInbound({ userId }), aLease(NOW, `${index}`)),
        ),
      );
      expect(new Set(receipts.map(({ conversationId }) => conversationId)).size).to.equal(1);
      expect(receipts.map(({ message }) => message?.seq)).to.have.members([1, 2]);
      expect(receipts.filter(({ drain }) => drain)).to.have.length(1);
    }
    expect((await stores[0].handoff.conversations({ limit: 100 })).items).to.have.length(10);
  });

  it('number fifty messages that come at once from 1 to 50, and hand them out in that order', async () => {
    const receipts = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        present(stores[index % 2]).handoff.receive(anInbound({ text: `${index}` }), aLease()),
      ),
    );
    const seqs = receipts.map(({ message }) => message?.seq ?? 0).sort((a, b) => a - b);
    expect(seqs).to.deep.equal(Array.from({ length: 50 }, (_, index) => index + 1));
    const [drain, ...others] = receipts.flatMap((receipt) => receipt.drain ?? []);
    expect(others).to.deep.equal([]);
    const { lease, first } = present(drain);
    const order: (number | null)[] = [];
    for (let entry: typeof first | undefined = first; entry; ) {
      order.push(entry.messageSeq);
      const { handoff } = present(stores[order.length % 2]);
      entry = (await committed(handoff, { turn: { lease, entry } })).next;
    }
    expect(order).to.deep.equal(seqs);
  });

  it('store an activity once that both get at the same moment', async () => {
    const inbound = anInbound();
    const receipts = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        present(stores[index % 2]).handoff.receive(inbound, aLease()),
      ),
    );
    expect(receipts.filter(({ seen }) => seen === 'new')).to.have.length(1);
    expect(receipts.filter(({ drain }) => drain)).to.have.length(1);
    const { conversationId } = present(receipts[0]);
    expect(await stores[0].handoff.messages(conversationId, { limit: 10 })).to.have.length(1);
  });

  it('hand out a dead turn, a message to send and a job to one of them', async () => {
    const [a] = stores;
    await a.handoff.receive(anInbound({ userId: 'dead' }), aLease());
    const { id } = await aConversation(a.handoff, { userId: 'alive' });
    await committed(a.handoff, { messages: { conversationId: id, items: [anAnswer()] } });
    const request = (index: number) => aLease(later(40), `instance-${index}`);
    const many = [0, 1, 2, 3, 4, 5];
    const store = (index: number) => present(stores[index % 2]);
    const turns = await Promise.all(many.map((n) => store(n).handoff.claimTurns(request(n), 5)));
    const sends = await Promise.all(many.map((n) => store(n).handoff.claimOutbox(request(n), 5)));
    const jobs = await Promise.all(many.map((n) => store(n).jobs.acquire('sweep', request(n))));
    expect(turns.flat()).to.have.length(1);
    expect(sends.flat()).to.have.length(1);
    expect(jobs.filter(Boolean)).to.have.length(1);
  });
});
