import { expect } from 'chai';
import {
  calmRun,
  logOfEvents,
  ofEscalation,
  ownedBy,
  START,
  said,
  withAgent,
  withCustomer,
  withRecords,
} from './calmRun.ts';
import { check, type Evidence } from './checker.ts';
import type { MessageRecord, StoredEvent } from './records.ts';

describe('the checker of the chaos test', () => {
  const calm = calmRun();

  it('has nothing to say about a run in which every promise was kept', () => {
    expect(check(calm)).to.deep.equal([]);
  });

  it('sees two owners at once: a change that did not know of another', () => {
    const twice = edited(calm, (events) => [...events, ownedBy('waiting', 3)]);
    expect(broken(twice)).to.include('a conversation has one owner at a time');
  });

  it('sees an owner other than the log says', () => {
    const other = withRecords(calm, ({ conversations }) => ({
      conversations: conversations.map((one) => ({ ...one, agentId: 'max' })),
    }));
    expect(broken(other)).to.deep.equal(['a conversation has one owner at a time']);
  });

  it('sees a customer who got two conversations', () => {
    const two = withRecords(calm, ({ conversations }) => ({
      conversations: conversations.flatMap((one) => [one, { ...one, id: `${one.id} again` }]),
    }));
    expect(broken(two)).to.include('a conversation has one owner at a time');
  });

  it('sees the bot speaking beside an agent', () => {
    const beside = changed(calm, 'ann', 8, { from: 'bot' });
    const spoken = changed(beside, 'ann', 7, { from: 'customer' });
    expect(broken(spoken)).to.include('the bot is silent while an agent has the conversation');
  });

  it('sees a question that was answered twice, not at all, or with something else', () => {
    const rule = 'the bot answers each question once';
    const twice = withRecords(calm, ({ messages }) => ({
      messages: [...messages, { ...line(messages, 'bob', 2), seq: 3 }],
    }));
    const never = withRecords(calm, ({ messages }) => ({
      messages: messages.filter(({ conversationId, seq }) => conversationId !== 'bob' || seq !== 2),
    }));
    const apology = changed(calm, 'bob', 2, { text: 'sorry' });
    for (const evidence of [twice, never, apology]) expect(broken(evidence)).to.include(rule);
  });

  it('sees an agent over their capacity for a moment that is long gone', () => {
    const over = edited(calm, (events) => [
      ...events.slice(0, 8),
      { ...ofEscalation('assigned', { agentId: 'lin', by: 'routed' }), escalationId: 'e2' },
      ...events.slice(8),
    ]);
    expect(broken(over)).to.include('no agent holds more than their capacity');
  });

  it('grants a supervisor who forces more, and only them', () => {
    const assigned = (by: string) =>
      edited(calm, (events) => [
        ...['e2', 'e3'].map((escalationId) => ({
          ...ofEscalation('assigned', { agentId: 'lin', by }),
          escalationId,
        })),
        ...events,
      ]);
    const reports = (evidence: Evidence) =>
      check(evidence).filter(({ what }) => what.includes('held')).length;
    expect(reports(assigned('claimed'))).to.be.greaterThan(reports(assigned('forced')));
  });

  it('sees an agent over their capacity as a supervisor saw it', () => {
    const loads = [{ agentId: 'lin', load: 2, at: START }];
    const seen = { ...calm, journals: { ...calm.journals, loads } };
    expect(broken(seen)).to.deep.equal(['no agent holds more than their capacity']);
  });

  it('sees slots that are held for nothing, or not held', () => {
    const holding = withRecords(calm, ({ agents }) => ({
      agents: agents.map((agent) => ({ ...agent, holds: ['e1'] })),
    }));
    expect(broken(holding)).to.deep.equal(['no agent holds more than their capacity']);
  });

  it('sees an acknowledged message of a customer that is lost, changed, doubled or made up', () => {
    const rule = 'an acknowledged message of a customer is there once';
    const extra = said('never', 'never came');
    const lost = withCustomer(calm, 'ann', (one) => ({ said: [...one.said, extra] }));
    const altered = changed(calm, 'ann', 2, { text: 'how much?' });
    const doubled = changed(calm, 'ann', 4, { clientId: 'ann-2' });
    const madeUp = withCustomer(calm, 'ann', (one) => ({ said: one.said.slice(1) }));
    const inboxTwice = withRecords(calm, ({ inbox }) => ({ inbox: [...inbox, ...inbox] }));
    for (const evidence of [lost, altered, doubled, madeUp, inboxTwice]) {
      expect(broken(evidence)).to.include(rule);
    }
  });

  it('leaves open whether a message that nobody answered is there', () => {
    const unknown = said('unknown', 'anybody?', { outcome: 'unknown', answeredAt: null });
    const asked = withCustomer(calm, 'ann', (one) => ({ said: [...one.said, unknown] }));
    expect(broken(asked)).to.deep.equal([]);
  });

  it('sees an accepted answer that is lost, doubled, or neither arrived nor failed', () => {
    const rule = 'an accepted answer of an agent is there once';
    const lost = withAgent(calm, {
      answers: [{ ...said('never', 'gone'), conversationId: 'ann' }],
    });
    const doubled = changed(calm, 'ann', 7, { from: 'agent', clientId: 'ann-8' });
    const stuck = changed(calm, 'ann', 8, { status: 'stored' });
    const silent = changed(calm, 'ann', 8, { status: 'failed' });
    for (const evidence of [lost, doubled, stuck, silent]) {
      expect(broken(evidence)).to.include(rule);
    }
  });

  it('sees gaps in a transcript, and messages that overtook each other', () => {
    const rule = 'order is kept within each conversation';
    const gap = changed(calm, 'bob', 2, { seq: 3 });
    const overtaken = withCustomer(calm, 'ann', (one) => ({ said: [...one.said].reverse() }));
    expect(broken(gap)).to.include(rule);
    expect(broken(overtaken)).to.deep.equal([rule]);
  });

  it('sees what the local channel showed twice, in another order, or not at all', () => {
    const rule = 'the local channel shows everything once and in order';
    const showing = (change: (heard: Evidence['journals']['customers'][0]['heard']) => unknown) =>
      withCustomer(calm, 'ann', (one) => ({ heard: change(one.heard) as typeof one.heard }));
    const wrong = [
      showing((heard) => [...heard, ...heard.slice(-1)]),
      showing((heard) => [...heard].reverse()),
      showing((heard) => heard.slice(0, -1)),
    ];
    for (const evidence of wrong) expect(broken(evidence)).to.deep.equal([rule]);
  });

  it('asks no more of a page that was closed than the beginning', () => {
    const left = withCustomer(calm, 'ann', (one) => ({
      heard: one.heard.slice(0, 2),
      stayed: false,
    }));
    expect(broken(left)).to.deep.equal([]);
  });

  it('sees what a channel did not get, or got too early', () => {
    const rule = 'channels get everything in order, or it has visibly failed';
    const missing = withCustomer(calm, 'bob', () => ({ heard: [] }));
    const strange = withCustomer(calm, 'bob', (one) => ({
      heard: [{ id: null, text: 'what?' }, ...one.heard],
    }));
    for (const evidence of [missing, strange]) expect(broken(evidence)).to.deep.equal([rule]);
  });

  it('takes a visible failure, and a repeat that a channel can’t tell', () => {
    const failed = changed(
      withCustomer(calm, 'bob', () => ({ heard: [] })),
      'bob',
      2,
      { status: 'failed', failure: 'The channel answered 403' },
    );
    const again = withCustomer(calm, 'bob', (one) => ({ heard: [...one.heard, ...one.heard] }));
    expect([...broken(failed), ...broken(again)]).to.deep.equal([]);
  });

  it('sees an escalation that is gone, or never came to its end', () => {
    const rule = 'no escalation is forgotten';
    const gone = withRecords(calm, () => ({ escalations: [] }));
    const open = withRecords(calm, ({ escalations }) => ({
      escalations: escalations.map((one) => ({ ...one, state: 'waiting' })),
    }));
    for (const evidence of [gone, open]) expect(broken(evidence)).to.include(rule);
  });

  it('sees somebody who waited beside an agent who was free', () => {
    const waiting = withRecords(calm, ({ log }) => {
      const from = log.findIndex(({ event }) => event.type === 'assigned');
      const later = log.map((one, index) => (index < from ? one : { ...one, at: one.at + 60_000 }));
      return { log: later, told: [later] };
    });
    expect(broken(waiting)).to.deep.equal(['no escalation is forgotten']);
  });

  it('sees an escalation that became younger', () => {
    const rule = 'no escalation becomes younger';
    const requeued = withRecords(calm, ({ escalations }) => ({
      escalations: escalations.map((one) => ({ ...one, queuedAt: START + 60_000 })),
    }));
    const unseen = { ...requeued, journals: { ...requeued.journals, escalations: [] } };
    for (const evidence of [requeued, unseen]) expect(broken(evidence)).to.deep.equal([rule]);
  });

  it('sees a clock that took effect twice', () => {
    const again = ofEscalation('requeued', { agentId: 'lin', cause: 'noAnswer' });
    const struck = edited(calm, (events) =>
      events.flatMap((event) => (event.type === 'answered' ? [again, again] : [event])),
    );
    expect(broken(struck)).to.include('no clock takes effect twice');
  });

  it('sees an escalation that was closed twice', () => {
    const closed = edited(calm, (events) => [...events, ofEscalation('closed')]);
    expect(broken(closed)).to.deep.equal(['no clock takes effect twice']);
  });

  it('sees a conversation that was taken from an agent who had answered', () => {
    const late = ofEscalation('requeued', { agentId: 'lin', cause: 'noAnswer' });
    const struck = edited(calm, (events) =>
      events.flatMap((event) => (event.type === 'answered' ? [event, late] : [event])),
    );
    expect(broken(struck)).to.include('no clock takes effect twice');
  });

  it('sees a rating that counted twice, or not', () => {
    const rule = 'each rating counts once';
    const counting = (ratingCount: number) =>
      withRecords(calm, ({ agents }) => ({
        agents: agents.map((agent) => ({ ...agent, ratingCount, ratingSum: 5 * ratingCount })),
      }));
    for (const count of [0, 2]) expect(broken(counting(count))).to.deep.equal([rule]);
  });

  it('sees an event that the log leaves out, tells twice, or tells otherwise elsewhere', () => {
    const rule = 'the event log has every event once, the same on all instances';
    const { log } = calm.records;
    const logs = [
      [log.slice(0, 3).concat(log.slice(4)), log],
      [[...log, ...log.slice(-1)], log],
      [log, log.toReversed()],
    ];
    for (const told of logs) {
      expect(broken(withRecords(calm, () => ({ told })))).to.deep.equal([rule]);
    }
    const lost = withRecords(calm, () => ({ log: log.slice(0, -1), told: [] }));
    expect(broken(lost)).to.include(rule);
  });

  it('sees an event that a console heard twice, out of order, or not', () => {
    const rule = 'consoles hear every event once and in order';
    const [agent] = calm.journals.agents;
    const heard = agent?.heard ?? [];
    const wrong = [
      [...heard, ...heard.slice(-1)],
      [...heard.slice(0, 2), ...heard.slice(3)],
      [...heard.slice(0, 1), ...heard.slice(1).reverse()],
    ];
    for (const events of wrong) {
      expect(broken(withAgent(calm, { heard: events }))).to.deep.equal([rule]);
    }
  });

  it('sees what was left undone', () => {
    const rule = 'nothing is left undone';
    const unread = withRecords(calm, ({ inbox }) => ({
      inbox: inbox.map((entry) => ({ ...entry, done: false })),
    }));
    const unsent = withRecords(calm, () => ({ outbox: [{ conversationId: 'bob', seq: 2 }] }));
    for (const evidence of [unread, unsent]) expect(broken(evidence)).to.deep.equal([rule]);
  });
});

/** The rules that were broken, each once. */
function broken(evidence: Evidence): readonly string[] {
  return [...new Set(check(evidence).map(({ rule }) => rule))];
}

/** The evidence with another message at this place. */
function changed(
  evidence: Evidence,
  conversationId: string,
  seq: number,
  changes: Partial<MessageRecord>,
): Evidence {
  return withRecords(evidence, ({ messages }) => ({
    messages: messages.map((one) =>
      one.conversationId === conversationId && one.seq === seq ? { ...one, ...changes } : one,
    ),
  }));
}

/** The evidence as if these had been the events, stored and told. */
function edited(
  evidence: Evidence,
  edit: (events: readonly StoredEvent[]) => readonly StoredEvent[],
): Evidence {
  const events = edit(evidence.records.events);
  const log = logOfEvents(events);
  const told = withRecords(evidence, () => ({ events, log, told: [log] }));
  return withAgent(told, { heard: log.map(({ cursor, event }) => ({ cursor, event })) });
}

function line(messages: readonly MessageRecord[], conversationId: string, seq: number) {
  const found = messages.find((one) => one.conversationId === conversationId && one.seq === seq);
  if (!found) throw new Error(`No message ${seq} of ${conversationId}`);
  return found;
}
