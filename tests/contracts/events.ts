import { expect } from 'chai';
import { DEFAULT_QUEUE, type HandoffEvent, type Message } from '../../handoff/index.ts';
import {
  aConversation,
  aLease,
  anAnswer,
  anInbound,
  committed,
  type HandoffStores,
  present,
} from './records.ts';
import { eachWithEmpty, heardAll, type Subject } from './subject.ts';

const PRESENCE: HandoffEvent = {
  type: 'presenceChanged',
  agentId: 'agent-1',
  presence: 'online',
};

/** What happened is told once, in order, to those who listen and to those who ask later. */
export function eventsContract(subject: Subject<HandoffStores>): void {
  const stores = eachWithEmpty(subject);
  const store = () => stores().handoff;
  const logged = async (cursor?: string) =>
    (await stores().events.since(cursor, 100)).items.map(({ event }) => event);

  describe('the event log', () => {
    it('tells a conversation from its start to the delivery of the answer', async () => {
      const { conversationId, drain } = await store().receive(anInbound(), aLease());
      const { lease, first } = present(drain);
      await committed(store(), {
        messages: { conversationId, items: [anAnswer({ analysis: { articleId: 'a1' } })] },
        events: [PRESENCE],
        turn: { lease, entry: first },
      });
      const [claim] = await store().claimOutbox(aLease(), 1);
      await store().settleOutbox(present(claim), { status: 'sent' });
      await store().saveQueue(DEFAULT_QUEUE);
      expect(await logged()).to.deep.equal([
        { type: 'conversationStarted', conversationId, channelId: 'msteams' },
        { type: 'messageStored', conversationId, seq: 1, from: 'customer', status: 'sent' },
        {
          ...{ type: 'messageStored', conversationId, seq: 2, from: 'bot', status: 'stored' },
          articleId: 'a1',
        },
        PRESENCE,
        { type: 'messageStatus', conversationId, seq: 2, status: 'sent' },
        { type: 'queueChanged', queueId: 'default' },
      ]);
    });

    it('says nothing of what came again or was refused', async () => {
      const inbound = anInbound();
      const conversation = await aConversation(store(), inbound);
      const cursor = present(await stores().events.latest());
      await store().receive(inbound, aLease());
      await store().commit({ conversation: { ...conversation, version: 7 }, events: [PRESENCE] });
      expect(await logged(cursor)).to.deep.equal([]);
    });

    it('can be read on from any cursor, in pages', async () => {
      expect(await stores().events.latest()).to.equal(null);
      expect(await stores().events.since(undefined, 10)).to.deep.equal({ items: [], next: null });
      for (const userId of ['a', 'b']) await aConversation(store(), { userId });
      const first = await stores().events.since(undefined, 3);
      expect(first.items).to.have.length(3);
      expect(first.next).to.equal(first.items[2]?.cursor);
      const second = await stores().events.since(present(first.next), 3);
      expect(second.items.map(({ event }) => event.type)).to.deep.equal(['messageStored']);
      expect(second.next).to.equal(await stores().events.latest());
      const end = await stores().events.since(present(second.next), 3);
      expect(end).to.deep.equal({ items: [], next: second.next });
    });

    it('refuses a cursor that it never gave out', async () => {
      const error = await stores()
        .events.since('made up', 10)
        .catch((reason: unknown) => reason);
      expect(error).to.include({ code: 'badCursor' });
    });

    it("calls listeners with what is committed from now on, in the log's own order", async () => {
      await aConversation(store(), { userId: 'before' });
      const before = await stores().events.latest();
      const heard: string[] = [];
      const stop = stores().events.subscribe(({ cursor }) => heard.push(cursor));
      await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          store().receive(anInbound({ userId: `user-${index}` }), aLease()),
        ),
      );
      await heardAll(heard, 40);
      const { items } = await stores().events.since(present(before), 100);
      expect(heard).to.deep.equal(items.map(({ cursor }) => cursor));
      stop();
      await aConversation(store(), { userId: 'after' });
      expect(heard).to.have.length(40);
    });

    it('comes to listeners when what it is about can be read', async () => {
      const reads: Promise<readonly Message[]>[] = [];
      stores().events.subscribe(({ event }) => {
        if (event.type !== 'messageStored') return;
        reads.push(store().messages(event.conversationId, { limit: 10 }));
      });
      await store().receive(anInbound({ text: 'there' }), aLease());
      await heardAll(reads, 1);
      const [messages] = await Promise.all(reads);
      expect(messages?.map(({ text }) => text)).to.deep.equal(['there']);
    });
  });
}
