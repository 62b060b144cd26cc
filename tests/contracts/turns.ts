import { expect } from 'chai';
import {
  aConversation,
  aLease,
  aMessage,
  anAnswer,
  anInbound,
  committed,
  type HandoffStores,
  later,
  NOW,
  present,
} from './records.ts';
import { eachWithEmpty, type Subject } from './subject.ts';

/** A customer's message is stored once, and one holder at a time runs the turns of a conversation. */
export function turnsContract(subject: Subject<HandoffStores>): void {
  const stores = eachWithEmpty(subject);
  const store = () => stores().handoff;

  describe('receive', () => {
    it('starts a conversation with the first message, the bot owning it', async () => {
      const inbound = anInbound({ text: '你好 👋🏽' });
      const receipt = await store().receive(inbound, aLease());
      expect(receipt.seen).to.equal('new');
      expect(receipt.conversationId).to.equal(inbound.starts.id);
      expect(receipt.message).to.include({ seq: 1, text: '你好 👋🏽', from: 'customer' });
      expect(await store().conversation(receipt.conversationId)).to.deep.include({
        ...inbound.starts,
        version: 1,
      });
    });

    it('makes one conversation of two first messages that come together', async () => {
      const [first, second] = await Promise.all([
        store().receive(anInbound({ text: 'one' }), aLease(NOW, 'instance-1')),
        store().receive(anInbound({ text: 'two' }), aLease(NOW, 'instance-2')),
      ]);
      expect(first.conversationId).to.equal(second.conversationId);
      expect([first.drain, second.drain].filter(Boolean)).to.have.length(1);
      const { items } = await store().conversations({ limit: 10 });
      expect(items).to.have.length(1);
      const messages = await store().messages(first.conversationId, { limit: 10 });
      expect(messages.map(({ seq, text }) => [seq, text])).to.have.deep.members([
        [first.message?.seq, 'one'],
        [second.message?.seq, 'two'],
      ]);
      expect(messages.map(({ seq }) => seq)).to.deep.equal([1, 2]);
    });

    it('stores an activity that is no message without a message', async () => {
      const activity = { type: 'typing' };
      const receipt = await store().receive(anInbound({ activity, message: undefined }), aLease());
      expect(receipt.message).to.equal(undefined);
      expect(receipt.drain?.first).to.deep.include({ activity, messageSeq: null });
      expect(await store().messages(receipt.conversationId, { limit: 10 })).to.deep.equal([]);
    });

    it('stores once an activity that is delivered again while its turn runs', async () => {
      const inbound = anInbound();
      await store().receive(inbound, aLease());
      const again = await store().receive(inbound, aLease(later(1)));
      expect(again).to.deep.include({ seen: 'pending' });
      expect(again.message).to.include({ seq: 1, text: 'hello' });
      expect(again.drain).to.equal(undefined);
      expect(await store().messages(again.conversationId, { limit: 10 })).to.have.length(1);
    });

    it('wakes an activity that is delivered again after its turn died', async () => {
      const inbound = anInbound();
      const { drain } = await store().receive(inbound, aLease());
      const again = await store().receive(inbound, aLease(later(30), 'instance-2'));
      expect(again.seen).to.equal('pending');
      expect(again.drain?.first).to.include({ activityId: inbound.activityId, attempts: 1 });
      expect(again.drain?.lease.token).to.be.greaterThan(present(drain).lease.token);
    });

    it('does nothing with an activity that is delivered again after its turn', async () => {
      const inbound = anInbound();
      await aConversation(store(), inbound);
      const again = await store().receive(inbound, aLease(later(60)));
      expect(again.seen).to.equal('done');
      expect(again.message).to.include({ seq: 1 });
      expect(again.drain).to.equal(undefined);
    });

    it('knows a message that its client sends again under a new activity id', async () => {
      const message = aMessage({ clientMessageId: 'client-1' });
      const first = await store().receive(anInbound({ message }), aLease());
      const again = await store().receive(anInbound({ message }), aLease());
      expect(again.seen).to.equal('pending');
      expect(again.entry.activityId).to.equal(first.entry.activityId);
      expect(await store().messages(first.conversationId, { limit: 10 })).to.have.length(1);
    });

    it('keeps a message even when somebody else in the conversation has used its client id', async () => {
      const { id } = await aConversation(store());
      const note = aMessage({ from: 'note', clientMessageId: 'client-1' });
      await committed(store(), { messages: { conversationId: id, items: [note] } });
      const message = aMessage({ text: 'mine', clientMessageId: 'client-1' });
      const receipt = await store().receive(anInbound({ message }), aLease());
      expect(receipt.seen).to.equal('new');
      expect(receipt.message).to.include({ seq: 3, text: 'mine' });
    });
  });

  describe('a turn', () => {
    it('is alone in its conversation: what arrives meanwhile waits for its end', async () => {
      const { drain } = await store().receive(anInbound({ text: 'one' }), aLease());
      const second = await store().receive(anInbound({ text: 'two' }), aLease());
      expect(second.drain).to.equal(undefined);
      const { lease, first } = present(drain);
      const result = await committed(store(), { turn: { lease, entry: first } });
      expect(result.next).to.deep.equal(second.entry);
      const last = await committed(store(), { turn: { lease, entry: present(result.next) } });
      expect(last.next).to.equal(undefined);
    });

    it('gives its conversation free when nothing is left', async () => {
      await aConversation(store());
      const next = await store().receive(anInbound({ text: 'again' }), aLease());
      expect(next.drain?.first.activityId).to.equal(next.entry.activityId);
    });

    it('stores nothing once another holder has its lease', async () => {
      const inbound = anInbound();
      const { drain, conversationId } = await store().receive(inbound, aLease());
      const [taken] = await store().claimTurns(aLease(later(31), 'instance-2'), 10);
      const items = [anAnswer()];
      const change = (turn: typeof drain) => ({
        messages: { conversationId, items },
        turn: { lease: present(turn).lease, entry: present(turn).first },
      });
      expect(await store().commit(change(drain))).to.deep.equal({ outcome: 'leaseLost' });
      expect(await store().messages(conversationId, { limit: 10 })).to.have.length(1);
      expect((await store().commit(change(taken))).outcome).to.equal('committed');
    });

    it('stores nothing when its outcome comes a second time', async () => {
      const { drain, conversationId } = await store().receive(anInbound(), aLease());
      await store().receive(anInbound({ text: 'next' }), aLease());
      const { lease, first } = present(drain);
      const items = [anAnswer()];
      const change = { messages: { conversationId, items }, turn: { lease, entry: first } };
      await committed(store(), change);
      expect(await store().commit(change)).to.deep.equal({ outcome: 'leaseLost' });
      expect(await store().messages(conversationId, { limit: 10 })).to.have.length(3);
    });

    it('may end after its time as long as nobody else has taken the lease', async () => {
      const { drain } = await store().receive(
        anInbound({ at: later(-3600) }),
        aLease(later(-3600)),
      );
      const { lease, first } = present(drain);
      await committed(store(), { turn: { lease, entry: first } });
    });

    it('is run again by whoever comes next when it gives its lease back', async () => {
      const { drain, entry } = await store().receive(anInbound(), aLease());
      await store().releaseTurn(present(drain).lease);
      const [again] = await store().claimTurns(aLease(), 10);
      expect(again?.first).to.deep.equal({ ...entry, attempts: 1 });
      await store().releaseTurn(present(drain).lease);
      expect(await store().claimTurns(aLease(), 10)).to.deep.equal([]);
    });
  });

  describe('claimTurns', () => {
    it('hands out what died, oldest first, and counts the attempts', async () => {
      for (const userId of ['a', 'b', 'c']) {
        await store().receive(anInbound({ userId, text: userId }), aLease());
      }
      expect(await store().claimTurns(aLease(later(29)), 10)).to.deep.equal([]);
      const two = await store().claimTurns(aLease(later(30)), 2);
      expect(two.map(({ first }) => first.activity.text)).to.deep.equal(['a', 'b']);
      expect(two.map(({ first }) => first.attempts)).to.deep.equal([1, 1]);
      const rest = await store().claimTurns(aLease(later(31)), 10);
      expect(rest.map(({ first }) => first.activity.text)).to.deep.equal(['c']);
    });

    it('leaves conversations alone in which nothing is pending', async () => {
      await aConversation(store());
      expect(await store().claimTurns(aLease(later(3600)), 10)).to.deep.equal([]);
    });
  });
}
