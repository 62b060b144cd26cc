import { expect } from 'chai';
import { DEFAULT_QUEUE, type Escalation } from '../../handoff/index.ts';
import {
  anAgent,
  aStoredEscalation,
  committed,
  type HandoffStores,
  later,
  NOW,
  present,
} from './records.ts';
import { eachWithEmpty, type Subject } from './subject.ts';

/** The line of those who wait, the clocks that run, and the agents. */
export function lineContract(subject: Subject<HandoffStores>): void {
  const stores = eachWithEmpty(subject);
  const store = () => stores().handoff;
  const ids = (escalations: readonly Escalation[]) => escalations.map(({ id }) => id);

  describe('the line', () => {
    it('goes by priority, then by age', async () => {
      const lines = [
        { id: 'young', queuedAt: later(3) },
        { id: 'vip', queuedAt: later(9), priority: 2 },
        { id: 'old', queuedAt: later(1) },
        { id: 'b-twin', queuedAt: later(2) },
        { id: 'a-twin', queuedAt: later(2) },
        { id: 'gone', queuedAt: NOW, state: 'assigned', agentId: 'agent-1' },
      ] as const;
      for (const fields of lines) await aStoredEscalation(store(), fields);
      const waiting = await store().waiting(10);
      expect(ids(waiting)).to.deep.equal(['vip', 'old', 'a-twin', 'b-twin', 'young']);
      expect(ids(await store().waiting(2))).to.deep.equal(['vip', 'old']);
      const places = await Promise.all(waiting.map((escalation) => store().place(escalation)));
      expect(places).to.deep.equal([1, 2, 3, 4, 5]);
    });

    it('counts the places of each queue for itself', async () => {
      await aStoredEscalation(store(), { queueId: 'vip' });
      const second = await aStoredEscalation(store(), { queuedAt: later(1) });
      expect(await store().place(second)).to.equal(1);
    });

    it('gives a requeued escalation the place of its age', async () => {
      const first = await aStoredEscalation(store(), { queuedAt: NOW });
      const second = await aStoredEscalation(store(), { queuedAt: later(1) });
      await committed(store(), { escalation: { ...first, state: 'assigned', agentId: 'agent-1' } });
      expect(await store().place(second)).to.equal(1);
      const assigned = present(await store().escalation(first.id));
      await committed(store(), { escalation: { ...assigned, state: 'waiting', agentId: null } });
      expect(await store().place(second)).to.equal(2);
    });
  });

  describe('what was', () => {
    it('is found by when it began, the newest first, of all queues or one', async () => {
      const fields = [
        { id: 'first', queuedAt: later(1), state: 'closed' },
        { id: 'vip', queuedAt: later(2), queueId: 'vip' },
        { id: 'last', queuedAt: later(3) },
        { id: 'later', queuedAt: later(4) },
      ] as const;
      for (const one of fields) await aStoredEscalation(store(), one);
      const span = { from: later(1), to: later(4) };
      const found = (limit: number, queueId?: string) =>
        store().recentEscalations(queueId === undefined ? span : { ...span, queueId }, limit);
      expect(ids(await found(10))).to.deep.equal(['last', 'vip', 'first']);
      expect(ids(await found(2))).to.deep.equal(['last', 'vip']);
      expect(ids(await found(10, 'vip'))).to.deep.equal(['vip']);
    });
  });

  describe('clocks', () => {
    it('strike when they are due, the longest overdue first', async () => {
      await aStoredEscalation(store(), { id: 'late', state: 'assigned', dueAt: later(10) });
      await aStoredEscalation(store(), { id: 'early', state: 'wrapUp', dueAt: later(5) });
      await aStoredEscalation(store(), { id: 'none', state: 'assigned' });
      await aStoredEscalation(store(), { id: 'over', state: 'closed', dueAt: later(1) });
      expect(await store().dueEscalations(later(4), 10)).to.deep.equal([]);
      expect(ids(await store().dueEscalations(later(10), 10))).to.deep.equal(['early', 'late']);
      expect(ids(await store().dueEscalations(later(10), 1))).to.deep.equal(['early']);
    });

    it('find the escalations whose agents are gone, not those who are merely away', async () => {
      const agents = [
        anAgent({ id: 'online' }),
        anAgent({ id: 'away', presence: 'away' }),
        anAgent({ id: 'offline', presence: 'offline' }),
        anAgent({ id: 'vanished', presenceUntil: later(10) }),
      ];
      for (const agent of agents) {
        await committed(store(), { agent });
        const { id } = agent;
        await aStoredEscalation(store(), { id, state: 'assigned', agentId: id });
        await aStoredEscalation(store(), { state: 'wrapUp', agentId: id });
      }
      expect(ids(await store().orphanedEscalations(later(9), 10))).to.deep.equal(['offline']);
      const gone = await store().orphanedEscalations(later(10), 10);
      expect(ids(gone)).to.have.members(['offline', 'vanished']);
    });
  });

  describe('lastAgentOf', () => {
    it('names the agent who served the customer last', async () => {
      const ended = { userId: 'user-1', state: 'closed' } as const;
      await aStoredEscalation(store(), { ...ended, agentId: 'first', resolvedAt: later(1) });
      await aStoredEscalation(store(), {
        ...ended,
        agentId: 'last',
        resolvedAt: later(3),
        state: 'wrapUp',
      });
      await aStoredEscalation(store(), { ...ended, agentId: 'middle', resolvedAt: later(2) });
      await aStoredEscalation(store(), { ...ended, closedAt: later(4), outcome: 'leftQueue' });
      const open = await aStoredEscalation(store(), {
        userId: 'user-1',
        agentId: 'present',
        state: 'assigned',
      });
      const conversation = present(await store().conversation(open.conversationId));
      expect(await store().lastAgentOf(conversation.customerId)).to.equal('last');
      expect(await store().lastAgentOf('nobody')).to.equal(undefined);
    });
  });

  describe('presence', () => {
    it('is prolonged without a new version', async () => {
      await committed(store(), { agent: anAgent() });
      expect(await store().prolongPresence('agent-1', 'online', later(7200))).to.equal(true);
      const agent = anAgent({ version: 1, presenceUntil: later(7200) });
      expect(await store().agent('agent-1')).to.deep.equal(agent);
      expect(await store().agents()).to.deep.equal([agent]);
      expect(await store().agentStamps()).to.deep.equal([
        { id: 'agent-1', version: 1, presenceUntil: later(7200) },
      ]);
    });

    it('is not prolonged when the agent has chosen another', async () => {
      await committed(store(), { agent: anAgent({ presence: 'away' }) });
      expect(await store().prolongPresence('agent-1', 'online', later(7200))).to.equal(false);
      expect(await store().prolongPresence('nobody', 'online', later(7200))).to.equal(false);
      expect((await store().agent('agent-1'))?.presenceUntil).to.deep.equal(later(3600));
    });

    it('keeps a heartbeat that came while somebody else was writing the agent', async () => {
      await committed(store(), { agent: anAgent() });
      const agent = present(await store().agent('agent-1'));
      await store().prolongPresence('agent-1', 'online', later(7200));
      await committed(store(), { agent: { ...agent, rating: { count: 1, sum: 5 } } });
      expect((await store().agent('agent-1'))?.presenceUntil).to.deep.equal(later(7200));
    });

    it('ends when the agent says so, whatever the heartbeats said', async () => {
      await committed(store(), { agent: anAgent({ presenceUntil: later(7200) }) });
      const agent = present(await store().agent('agent-1'));
      const offline = { ...agent, presence: 'offline' as const, presenceUntil: later(1) };
      await committed(store(), { agent: offline });
      expect(await store().agent('agent-1')).to.deep.equal({ ...offline, version: 2 });
    });
  });

  describe('queues', () => {
    it('are written over the version they were read at, only', async () => {
      expect(await store().queue('default')).to.equal(undefined);
      expect(await store().saveQueue(DEFAULT_QUEUE)).to.equal('saved');
      expect(await store().saveQueue(DEFAULT_QUEUE)).to.equal('conflict');
      const changed = { ...DEFAULT_QUEUE, version: 1, relaxSeconds: 5 };
      expect(await store().saveQueue(changed)).to.equal('saved');
      expect(await store().queue('default')).to.deep.equal({ ...changed, version: 2 });
      expect(await store().queues()).to.deep.equal([{ ...changed, version: 2 }]);
    });
  });
}
