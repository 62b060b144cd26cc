import { expect } from 'chai';
import type { Store } from '../../storage/store.ts';
import {
  aConversation,
  aDecision,
  aLease,
  aMessage,
  anAnswer,
  anEscalation,
  anInbound,
  committed,
  later,
  NOW,
  present,
} from './records.ts';
import { eachWithEmpty, type Subject } from './subject.ts';

/** Nothing that is under way is ever removed. */
const TOMORROW = later(24 * 3600);

/** What is too old goes, in one piece each; what somebody still needs stays. */
export function retentionContract(
  subject: Subject<
    Pick<Store, 'handoff' | 'events' | 'attachments' | 'customers' | 'accounts' | 'retention'>
  >,
): void {
  const stores = eachWithEmpty(subject);
  const handoff = () => stores().handoff;
  const remove = (before = TOMORROW, limit = 10) =>
    stores().retention.removeConversations(before, limit);

  describe('removing conversations', () => {
    it('removes those that were last active before then, the longest quiet first', async () => {
      const old = await aConversation(handoff(), { userId: 'old' });
      const older = await aConversation(handoff(), { userId: 'older', at: later(-60) });
      const recent = await aConversation(handoff(), { userId: 'recent' });
      const items = [aMessage({ at: later(10) })];
      await committed(handoff(), { messages: { conversationId: recent.id, items } });
      expect(await remove(later(5), 1)).to.equal(1);
      expect(await handoff().conversation(older.id)).to.equal(undefined);
      expect(await handoff().conversation(old.id)).to.not.equal(undefined);
      expect(await remove(later(5))).to.equal(1);
      expect(await remove(later(5))).to.equal(0);
      const { items: left } = await handoff().conversations({ limit: 10 });
      expect(left.map(({ conversation }) => conversation.id)).to.deep.equal([recent.id]);
    });

    it('takes transcript, files, closed escalations and decisions along, and leaves the customer', async () => {
      const { attachments, customers } = stores();
      const { id, customerId } = await aConversation(handoff());
      const other = await aConversation(handoff(), { userId: 'other', at: later(48 * 3600) });
      const customer = { id: customerId, channelId: 'msteams', userId: 'user-1', firstSeenAt: NOW };
      await customers.remember(customer);
      const escalation = anEscalation({ conversationId: id, state: 'closed', closedAt: NOW });
      await committed(handoff(), { escalation, decision: aDecision({ conversationId: id }) });
      const bytes = new Uint8Array(5 * 1024 * 1024);
      const file = { conversationId: id, name: 'a.png', contentType: 'image/png', bytes };
      await attachments.saveAttachment({ ...file, id: 'file-1', at: NOW });
      await attachments.saveAttachment({ ...file, id: 'on-its-way', at: later(48 * 3600) });
      await attachments.saveAttachment({ ...file, id: 'o', conversationId: other.id, at: NOW });

      expect(await remove()).to.equal(1);
      expect(await handoff().conversation(id)).to.equal(undefined);
      expect(await handoff().messages(id, { limit: 10 })).to.deep.equal([]);
      expect(await handoff().escalation(escalation.id)).to.equal(undefined);
      expect(await handoff().decisions(id)).to.deep.equal([]);
      expect(await attachments.attachment('file-1')).to.equal(undefined);
      expect(await attachments.attachment('on-its-way')).to.include({ id: 'on-its-way' });
      expect(await attachments.attachment('o')).to.include({ id: 'o' });
      expect(await handoff().messages(other.id, { limit: 10 })).to.have.length(1);
      expect(await customers.customer(customerId)).to.deep.equal(customer);
    });

    it('lets the customer begin anew', async () => {
      await aConversation(handoff());
      await remove();
      const again = anInbound({ text: 'hello again', at: TOMORROW });
      const receipt = await handoff().receive(again, aLease(TOMORROW));
      expect(receipt).to.include({ seen: 'new' });
      expect(receipt.drain?.first.activityId).to.equal(again.activityId);
      const messages = await handoff().messages(receipt.conversationId, { limit: 10 });
      expect(messages.map(({ text }) => text)).to.deep.equal(['hello again']);
    });

    it('keeps what waits, or is with an agent', async () => {
      const waiting = await aConversation(handoff(), { userId: 'waiting' });
      const assigned = await aConversation(handoff(), { userId: 'assigned' });
      await committed(handoff(), { conversation: { ...waiting, state: 'waiting' } });
      await committed(handoff(), {
        conversation: { ...assigned, state: 'assigned', agentId: 'agent-1' },
      });
      expect(await remove()).to.equal(0);
    });

    it('keeps what has a turn to run, an answer to send, or an agent in wrap-up', async () => {
      await handoff().receive(anInbound({ userId: 'pending' }), aLease());
      const unsent = await aConversation(handoff(), { userId: 'unsent' });
      await committed(handoff(), {
        messages: { conversationId: unsent.id, items: [anAnswer()] },
      });
      const wrapped = await aConversation(handoff(), { userId: 'in wrap-up' });
      const escalation = anEscalation({ conversationId: wrapped.id, state: 'wrapUp' });
      await committed(handoff(), { escalation });
      expect(await remove()).to.equal(0);

      const [claim] = await handoff().claimOutbox(aLease(), 1);
      await handoff().settleOutbox(present(claim), { status: 'sent' });
      const closed = present(await handoff().escalation(escalation.id));
      await committed(handoff(), { escalation: { ...closed, state: 'closed' } });
      const [drain] = await handoff().claimTurns(aLease(later(31)), 1);
      const { lease, first } = present(drain);
      await committed(handoff(), { turn: { lease, entry: first } });
      expect(await remove()).to.equal(3);
    });

    it('is not held up by those that have to stay', async () => {
      for (const userId of ['a', 'b', 'c']) {
        const { id } = await aConversation(handoff(), { userId, at: later(-60) });
        await committed(handoff(), { escalation: anEscalation({ conversationId: id }) });
      }
      await aConversation(handoff(), { userId: 'free' });
      expect(await remove(TOMORROW, 2)).to.equal(1);
    });

    it('never takes half of a conversation that somebody writes just then', async () => {
      const ids: string[] = [];
      for (let index = 0; index < 10; index += 1) {
        ids.push((await aConversation(handoff(), { userId: `user-${index}` })).id);
      }
      const [removed] = await Promise.all([
        remove(),
        ...ids.map((_, index) => {
          const again = anInbound({ userId: `user-${index}`, text: 'again', at: TOMORROW });
          return handoff().receive(again, aLease(TOMORROW));
        }),
      ]);
      const transcripts = await Promise.all(ids.map((id) => handoff().messages(id, { limit: 10 })));
      const texts = transcripts.map((messages) => messages.map(({ text }) => text).join(', '));
      const whole = texts.filter((text) => text === 'hello, again');
      expect(texts).to.have.members([...whole, ...Array.from({ length: removed }, () => 'again')]);
    });
  });

  describe('removing events', () => {
    const types = async (cursor?: string) =>
      (await stores().events.since(cursor, 100)).items.map(({ event }) => event.type);
    /** Two conversations' events, and an instant between them. */
    const twoTimes = async () => {
      await aConversation(handoff(), { userId: 'then' });
      const between = await nextInstant();
      const cursors = (await stores().events.since(undefined, 10)).items.map(
        ({ cursor }) => cursor,
      );
      await aConversation(handoff(), { userId: 'now' });
      return { between, first: present(cursors[0]), last: present(cursors.at(-1)) };
    };

    it('removes the oldest, at most so many at a time; the log then begins with the oldest kept', async () => {
      const { between } = await twoTimes();
      expect(await stores().retention.removeEvents(between, 1)).to.equal(1);
      while ((await stores().retention.removeEvents(between, 100)) === 100);
      expect(await types()).to.deep.equal(['conversationStarted', 'messageStored']);
      expect(await stores().retention.removeEvents(between, 100)).to.equal(0);
    });

    it('refuses cursors whose events have gone, and reads on from all others', async () => {
      const { between, first, last } = await twoTimes();
      await stores().retention.removeEvents(between, 100);
      const refusal = await types(first).catch((error: unknown) => error);
      expect(refusal).to.include({ code: 'cursorExpired' });
      expect(await types(last)).to.deep.equal(['conversationStarted', 'messageStored']);
      const end = present(await stores().events.latest());
      expect(await types(end)).to.deep.equal([]);
    });

    it('may leave none, and the log goes on', async () => {
      const { first } = await twoTimes();
      const end = present(await stores().events.latest());
      await stores().retention.removeEvents(await nextInstant(), 100);
      expect(await types()).to.deep.equal([]);
      expect(await types(end)).to.deep.equal([]);
      const refusal = await types(first).catch((error: unknown) => error);
      expect(refusal).to.include({ code: 'cursorExpired' });
      await aConversation(handoff(), { userId: 'next' });
      expect(await types(end)).to.deep.equal(['conversationStarted', 'messageStored']);
      expect(await types()).to.deep.equal(['conversationStarted', 'messageStored']);
    });
  });

  describe('tidying', () => {
    it('leaves sessions that still hold, and activities that a channel may repeat', async () => {
      const { accounts, retention } = stores();
      const session = { id: 's1', accountId: 'a', csrfToken: 'csrf', expiresAt: later(1e8) };
      await accounts.saveSession(session);
      const inbound = anInbound();
      await aConversation(handoff(), inbound);
      await retention.tidy(NOW, 100);
      expect(await accounts.session('s1', NOW)).to.deep.equal(session);
      expect(await handoff().receive(inbound, aLease())).to.include({ seen: 'done' });
    });
  });
}

/** An instant after all events until now, and before all that follow. */
async function nextInstant(): Promise<Date> {
  const pass = async (instant: number) => {
    while (Date.now() <= instant) await new Promise((resolve) => setImmediate(resolve));
  };
  await pass(Date.now());
  const instant = Date.now();
  await pass(instant);
  return new Date(instant);
}
