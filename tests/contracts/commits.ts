import { expect } from 'chai';
import {
  aConversation,
  aDecision,
  aMessage,
  anAgent,
  anAnswer,
  anEscalation,
  aStoredEscalation,
  committed,
  type HandoffStores,
  later,
  NOW,
  present,
} from './records.ts';
import { eachWithEmpty, type Subject } from './subject.ts';

/** One outcome is one transaction, and two who decide at once do not both have their way. */
export function commitsContract(subject: Subject<HandoffStores>): void {
  const stores = eachWithEmpty(subject);
  const store = () => stores().handoff;

  describe('commit', () => {
    it('writes all records of an outcome, each as its next version', async () => {
      const conversation = await aConversation(store());
      const escalation = anEscalation({ conversationId: conversation.id, state: 'assigned' });
      const decision = aDecision({ conversationId: conversation.id });
      await committed(store(), {
        conversation: { ...conversation, state: 'assigned', epoch: 2, escalationId: escalation.id },
        escalation,
        agent: anAgent({ holds: [{ escalationId: escalation.id, channelId: 'msteams' }] }),
        decision,
      });
      expect(await store().conversation(conversation.id)).to.include({ version: 2, epoch: 2 });
      expect(await store().escalation(escalation.id)).to.deep.equal({ ...escalation, version: 1 });
      expect((await store().agent('agent-1'))?.holds).to.have.length(1);
      expect(await store().decisions(conversation.id)).to.deep.equal([decision]);
    });

    it('passes a conversation from one agent to another, or to neither', async () => {
      const hold = { escalationId: 'escalation-1', channelId: 'msteams' };
      await committed(store(), { agent: anAgent({ holds: [hold] }) });
      await committed(store(), { agent: anAgent({ id: 'agent-2' }) });
      const agent = anAgent({ id: 'agent-2', version: 1, holds: [hold] });
      const stale = { agent, formerAgent: anAgent({ version: 7 }) };
      expect(await store().commit(stale)).to.deep.equal({ outcome: 'conflict' });
      await committed(store(), { agent, formerAgent: anAgent({ version: 1 }) });
      expect((await store().agent('agent-1'))?.holds).to.deep.equal([]);
      expect((await store().agent('agent-2'))?.holds).to.deep.equal([hold]);
    });

    it('writes nothing when one of its records has moved on', async () => {
      const conversation = await aConversation(store());
      await committed(store(), { agent: anAgent() });
      const escalation = anEscalation({ conversationId: conversation.id });
      const result = await store().commit({
        conversation: { ...conversation, state: 'waiting' },
        escalation,
        agent: anAgent({ name: 'Stale' }),
        messages: { conversationId: conversation.id, items: [anAnswer()] },
        decision: aDecision({ conversationId: conversation.id }),
        events: [{ type: 'agentChanged', agentId: 'agent-1' }],
      });
      expect(result).to.deep.equal({ outcome: 'conflict' });
      expect(await store().conversation(conversation.id)).to.deep.equal(conversation);
      expect(await store().escalation(escalation.id)).to.equal(undefined);
      expect(await store().agent('agent-1')).to.deep.equal(anAgent({ version: 1 }));
      expect(await store().messages(conversation.id, { limit: 10 })).to.have.length(1);
      expect(await store().decisions(conversation.id)).to.deep.equal([]);
    });

    it('gives the last free slot to one of two routers', async () => {
      await committed(store(), { agent: anAgent({ capacity: 1 }) });
      const agent = present(await store().agent('agent-1'));
      const waiting = [await aStoredEscalation(store()), await aStoredEscalation(store())];
      const results = await Promise.all(
        waiting.map((escalation) =>
          store().commit({
            escalation: { ...escalation, state: 'assigned', agentId: agent.id },
            agent: { ...agent, holds: [{ escalationId: escalation.id, channelId: 'msteams' }] },
          }),
        ),
      );
      expect(results.map(({ outcome }) => outcome)).to.have.members(['committed', 'conflict']);
      expect((await store().agent('agent-1'))?.holds).to.have.length(1);
      expect(await store().waiting(10)).to.have.length(1);
    });

    it('depends on a conversation that it does not write', async () => {
      const conversation = await aConversation(store());
      const unchanged = { conversationId: conversation.id, version: conversation.version };
      await committed(store(), { unchanged });
      await committed(store(), { conversation });
      expect(await store().commit({ unchanged })).to.deep.equal({ outcome: 'conflict' });
    });

    it('refuses to create what exists, and to change what does not', async () => {
      await committed(store(), { agent: anAgent() });
      expect((await store().commit({ agent: anAgent() })).outcome).to.equal('conflict');
      const stranger = anAgent({ id: 'agent-2', version: 1 });
      expect((await store().commit({ agent: stranger })).outcome).to.equal('conflict');
    });

    it('numbers the messages of a conversation from 1, without gaps, in their order', async () => {
      const { id } = await aConversation(store());
      const items = ['two', 'three'].map((text) => anAnswer({ text }));
      const { messages } = await committed(store(), { messages: { conversationId: id, items } });
      expect(messages.map(({ seq, text }) => [seq, text])).to.deep.equal([
        [2, 'two'],
        [3, 'three'],
      ]);
      expect(await store().messages(id, { after: 1, limit: 10 })).to.deep.equal(messages);
      expect(await store().messages(id, { after: 1, limit: 1 })).to.deep.equal([messages[0]]);
    });

    it('answers a message that is sent twice with the first one, and writes nothing', async () => {
      const conversation = await aConversation(store());
      const items = [aMessage({ from: 'agent', text: 'hi', clientMessageId: 'client-1' })];
      const messages = { conversationId: conversation.id, items };
      const first = await committed(store(), { messages });
      const again = await store().commit({ messages, conversation });
      expect(again).to.deep.equal({ outcome: 'duplicate', message: first.messages[0] });
      expect((await store().conversation(conversation.id))?.version).to.equal(1);
      expect(await store().messages(conversation.id, { limit: 10 })).to.have.length(2);
    });

    it('says duplicate, not conflict, to a repeat that comes when its conversation has moved on', async () => {
      const conversation = await aConversation(store());
      const items = [aMessage({ clientMessageId: 'client-1' })];
      const change = { conversation, messages: { conversationId: conversation.id, items } };
      await committed(store(), change);
      expect((await store().commit(change)).outcome).to.equal('duplicate');
    });

    it('lets two conversations use the same client id', async () => {
      for (const userId of ['a', 'b']) {
        const { id } = await aConversation(store(), { userId });
        const items = [aMessage({ clientMessageId: 'client-1' })];
        await committed(store(), { messages: { conversationId: id, items } });
      }
    });

    it('keeps every instant, text and empty field as it was', async () => {
      const { id } = await aConversation(store());
      const message = aMessage({
        from: 'bot',
        text: '退货 🧾\u0000 "quoted" \\ line\u2028end',
        at: new Date('2026-02-29T23:59:59.999Z'),
        activity: {
          type: 'message',
          localTimestamp: new Date(0),
          value: {
            $date: 5,
            nested: [{ $$date: 'x' }, null, ''],
            when: '2026-01-01T00:00:00.000Z',
          },
        },
        analysis: { intent: 'returns', confidence: 0.1 + 0.2, entities: [] },
      });
      const { messages } = await committed(store(), {
        messages: { conversationId: id, items: [message] },
      });
      expect(messages).to.deep.equal([{ ...message, conversationId: id, seq: 2 }]);
      expect(await store().messages(id, { after: 1, limit: 1 })).to.deep.equal(messages);
    });

    it('keeps what the dialogs remember, of any shape', async () => {
      const conversation = await aConversation(store());
      const dialogState = { stack: [{ id: 'order', state: { step: 2, since: NOW, tries: [] } }] };
      await committed(store(), { conversation: { ...conversation, dialogState } });
      expect((await store().conversation(conversation.id))?.dialogState).to.deep.equal(dialogState);
    });
  });

  describe('decisions', () => {
    it('come newest first', async () => {
      const { id } = await aConversation(store());
      for (const seconds of [1, 3, 2]) {
        await committed(store(), {
          decision: aDecision({ conversationId: id, at: later(seconds) }),
        });
      }
      const decisions = await store().decisions(id);
      expect(decisions.map(({ at }) => at)).to.deep.equal([later(3), later(2), later(1)]);
      expect(await store().decisions('another')).to.deep.equal([]);
    });
  });
}
