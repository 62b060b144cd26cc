import { expect } from 'chai';
import type { NewMessage } from '../../handoff/index.ts';
import {
  aConversation,
  aLease,
  aMessage,
  anAnswer,
  committed,
  type HandoffStores,
  later,
  NOW,
  present,
} from './records.ts';
import { eachWithEmpty, type Subject } from './subject.ts';

/** What was promised to be sent is sent in order, by one sender at a time, or visibly fails. */
export function outboxContract(subject: Subject<HandoffStores>): void {
  const stores = eachWithEmpty(subject);
  const store = () => stores().handoff;
  const claim = async (now = NOW, limit = 10) => store().claimOutbox(aLease(now), limit);
  const texts = (claims: Awaited<ReturnType<typeof claim>>) =>
    claims.map(({ message }) => message.text);

  async function conversationWith(items: readonly NewMessage[], userId = 'user-1') {
    const { id } = await aConversation(store(), { userId });
    await committed(store(), { messages: { conversationId: id, items } });
    return id;
  }

  describe('the outbox', () => {
    it('takes the answers of bot and agents, and nothing else', async () => {
      await conversationWith([
        aMessage({ from: 'note', text: 'note', status: 'stored' }),
        aMessage({ from: 'customer', text: 'customer', status: 'stored', activity: {} }),
        anAnswer({ text: 'already sent', status: 'sent' }),
        anAnswer({ text: 'agent', from: 'agent' }),
      ]);
      expect(texts(await claim())).to.deep.equal(['agent']);
    });

    it('stays empty where customers read the transcript themselves', async () => {
      const { id } = await aConversation(store(), {
        starts: { delivery: 'pull' },
      });
      await committed(store(), { messages: { conversationId: id, items: [anAnswer()] } });
      expect(await claim()).to.deep.equal([]);
      expect(await store().nextOutboxDue()).to.equal(undefined);
    });

    it('hands out a message with its conversation as it is now', async () => {
      const id = await conversationWith([anAnswer({ validThroughEpoch: 3 })]);
      const conversation = present(await store().conversation(id));
      await committed(store(), { conversation: { ...conversation, epoch: 4 } });
      const [claimed] = await claim();
      expect(claimed).to.deep.include({ attempts: 0, since: NOW });
      expect(claimed?.message).to.deep.include({ seq: 2, validThroughEpoch: 3 });
      expect(claimed?.conversation).to.deep.equal(await store().conversation(id));
    });

    it('sends one message of a conversation at a time, in their order', async () => {
      await conversationWith([anAnswer({ text: 'one' }), anAnswer({ text: 'two' })]);
      const [first] = await claim();
      expect(first?.message.text).to.equal('one');
      expect(await claim()).to.deep.equal([]);
      await store().settleOutbox(present(first), { status: 'sent' });
      expect(texts(await claim())).to.deep.equal(['two']);
    });

    it('serves other conversations while one is busy, at most as many as asked for', async () => {
      for (const userId of ['a', 'b', 'c'])
        await conversationWith([anAnswer({ text: userId })], userId);
      expect(texts(await claim(NOW, 2))).to.deep.equal(['a', 'b']);
      expect(texts(await claim(NOW, 2))).to.deep.equal(['c']);
    });

    it('gives no message to two senders who ask together', async () => {
      await conversationWith([anAnswer()]);
      const claims = await Promise.all([claim(), claim(), claim()]);
      expect(claims.flat()).to.have.length(1);
    });

    it('marks what was sent, with the id that the channel gave it', async () => {
      const id = await conversationWith([anAnswer({ text: 'hi' })]);
      const [claimed] = await claim();
      const sent = { status: 'sent', channelMessageId: 'teams-7' } as const;
      expect(await store().settleOutbox(present(claimed), sent)).to.equal(true);
      const [message] = await store().messages(id, { after: 1, limit: 1 });
      expect(message?.status).to.equal('sent');
      expect(message?.activity).to.deep.equal({ type: 'message', text: 'hi', id: 'teams-7' });
      expect(await store().nextOutboxDue()).to.equal(undefined);
    });

    it('shows what could not be delivered, with the reason, and goes on with the next', async () => {
      const id = await conversationWith([anAnswer({ text: 'one' }), anAnswer({ text: 'two' })]);
      const [claimed] = await claim();
      await store().settleOutbox(present(claimed), { status: 'failed', failure: '403 blocked' });
      const [message] = await store().messages(id, { after: 1, limit: 1 });
      expect(message).to.include({ status: 'failed', failure: '403 blocked' });
      expect(texts(await claim())).to.deep.equal(['two']);
    });

    it('holds the whole line of a conversation back until a retry is due', async () => {
      await conversationWith([anAnswer({ text: 'one' }), anAnswer({ text: 'two' })]);
      const [claimed] = await claim();
      const retry = { status: 'retry', at: later(10), failure: '429' } as const;
      expect(await store().settleOutbox(present(claimed), retry)).to.equal(true);
      expect(await store().nextOutboxDue()).to.deep.equal(later(10));
      expect(await claim(later(9.999))).to.deep.equal([]);
      const [again] = await claim(later(10));
      expect(again).to.deep.include({ attempts: 1, since: NOW });
      expect(again?.message.text).to.equal('one');
    });

    it('gives a message to another sender when the first one died, who then can change nothing', async () => {
      const id = await conversationWith([anAnswer()]);
      const [lost] = await claim();
      expect(await claim(later(29.999))).to.deep.equal([]);
      const [taken] = await claim(later(30));
      expect(taken?.attempts).to.equal(1);
      const late = { status: 'failed', failure: 'too late' } as const;
      expect(await store().settleOutbox(present(lost), late)).to.equal(false);
      expect(await store().settleOutbox(present(taken), { status: 'sent' })).to.equal(true);
      expect(await store().settleOutbox(present(taken), { status: 'sent' })).to.equal(false);
      expect((await store().messages(id, { after: 1, limit: 1 }))[0]?.status).to.equal('sent');
    });

    it('tells when the next message is due, also when a dead sender holds it', async () => {
      await conversationWith([anAnswer({ at: later(5) })], 'a');
      expect(await store().nextOutboxDue()).to.deep.equal(later(5));
      await conversationWith([anAnswer({ at: later(2) })], 'b');
      expect(await store().nextOutboxDue()).to.deep.equal(later(2));
      await claim(later(2));
      await claim(later(5));
      expect(await store().nextOutboxDue()).to.deep.equal(later(32));
    });
  });
}
