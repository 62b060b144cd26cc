import { expect } from 'chai';
import type { ConversationFilter } from '../../handoff/index.ts';
import {
  aConversation,
  aMessage,
  anAnswer,
  anEscalation,
  committed,
  type HandoffStores,
  later,
  present,
} from './records.ts';
import { eachWithEmpty, type Subject } from './subject.ts';

/** The list of conversations, as the console shows it. */
export function listsContract(subject: Subject<HandoffStores>): void {
  const stores = eachWithEmpty(subject);
  const store = () => stores().handoff;

  async function users(filter: Partial<ConversationFilter> = {}) {
    const { items, next } = await store().conversations({ limit: 10, ...filter });
    return { users: items.map(({ conversation }) => conversation.key.userId), next };
  }

  async function start(userId: string, seconds: number, text = 'hello', customerName = 'Ada') {
    const at = later(seconds);
    return aConversation(store(), { userId, at, text, starts: { customerName } });
  }

  describe('the list of conversations', () => {
    it('begins with the newest activity', async () => {
      const { id } = await start('a', 1);
      await start('b', 2);
      expect((await users()).users).to.deep.equal(['b', 'a']);
      const items = [anAnswer({ at: later(3) })];
      await committed(store(), { messages: { conversationId: id, items } });
      expect((await users()).users).to.deep.equal(['a', 'b']);
    });

    it('comes in pages that leave nothing out and repeat nothing', async () => {
      for (const userId of ['a', 'b', 'c', 'd', 'e']) await start(userId, 1);
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await users({ limit: 2, cursor });
        seen.push(...page.users);
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      expect(seen).to.have.length(5);
      expect(seen).to.have.members(['a', 'b', 'c', 'd', 'e']);
    });

    it('has no next page when the last one is just full', async () => {
      for (const userId of ['a', 'b']) await start(userId, 1);
      expect((await users({ limit: 2 })).next).to.equal(null);
    });

    it('leaves out the desks of agents', async () => {
      const { id } = await start('a', 1);
      await start('b', 2);
      const desk = present(await store().conversation(id));
      await committed(store(), { conversation: { ...desk, deskOf: 'agent-1' } });
      expect((await users()).users).to.deep.equal(['b']);
      const left = present(await store().conversation(id));
      await committed(store(), { conversation: { ...left, deskOf: null } });
      expect((await users()).users).to.have.members(['a', 'b']);
    });

    it('refuses a cursor that it never gave out', async () => {
      const error = await store()
        .conversations({ limit: 10, cursor: 'made up' })
        .catch((reason: unknown) => reason);
      expect(error).to.include({ code: 'badCursor' });
    });

    it('finds by state and by agent', async () => {
      const a = await start('a', 1);
      await start('b', 2);
      await committed(store(), { conversation: { ...a, state: 'assigned', agentId: 'agent-1' } });
      expect((await users({ state: 'assigned' })).users).to.deep.equal(['a']);
      expect((await users({ state: 'bot' })).users).to.deep.equal(['b']);
      expect((await users({ agentId: 'agent-1' })).users).to.deep.equal(['a']);
      expect((await users({ agentId: 'agent-1', state: 'bot' })).users).to.deep.equal([]);
    });

    it('finds part of a name or of a message, wildcards being ordinary characters', async () => {
      await start('a', 3, 'My refund is 50% short');
      await start('b', 2, '我要退货 😀');
      await start('c', 1, '500 pieces', 'Refund Agency');
      expect((await users({ q: 'refund' })).users).to.deep.equal(['a', 'c']);
      expect((await users({ q: '退货' })).users).to.deep.equal(['b']);
      expect((await users({ q: '50%' })).users).to.deep.equal(['a']);
      expect((await users({ q: '5_0' })).users).to.deep.equal([]);
      expect((await users({ q: 'refund', limit: 1 })).users).to.deep.equal(['a']);
    });

    it('shows with each its last spoken message and its escalation', async () => {
      const conversation = await start('a', 1);
      const conversationId = conversation.id;
      const closed = anEscalation({ conversationId, state: 'closed', queuedAt: later(9) });
      await committed(store(), { escalation: closed });
      const open = anEscalation({ conversationId, queuedAt: later(3) });
      await committed(store(), {
        conversation: { ...conversation, state: 'waiting', escalationId: open.id },
        escalation: open,
        messages: { conversationId, items: [anAnswer(), aMessage({ from: 'note' })] },
      });
      const { items } = await store().conversations({ limit: 10 });
      expect(present(items[0]).escalation?.id).to.equal(open.id);
      expect(present(items[0]).lastMessage?.seq).to.equal(2);
      expect(present(items[0]).conversation.state).to.equal('waiting');
    });
  });
}
