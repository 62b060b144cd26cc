import type { Evidence } from './checker.ts';
import type { AgentJournal, CustomerJournal, Said } from './journals.ts';
import type { LoggedEvent, MessageRecord, StoredEvent } from './records.ts';

/** When the runs of these tests begin. */
export const START = Date.parse('2026-11-22T08:00:00Z');
const LIN = 'lin';
const ANN = { channelId: 'directline', conversationId: 'd-ann', userId: 'user-ann' } as const;
const BOB = { channelId: 'telegram', conversationId: 't-bob', userId: 'user-bob' } as const;

/**
 * A run in which every promise was kept: Ann asks the bot on the local channel, then a human, and
 * rates; Bob asks the bot in a channel. One agent, Lin, with one slot.
 */
export function calmRun(): Evidence {
  const messages = [
    ...transcript('ann', [
      ['bot', 'welcome'],
      ['customer', 'how long?'],
      ['bot', 'two days'],
      ['customer', 'a person, please'],
      ['event', 'escalated'],
      ['event', 'assigned'],
      ['bot', 'Lin is here'],
      ['agent', 'hello'],
      ['event', 'ended'],
      ['bot', 'how did we do?'],
      ['customer', '5'],
      ['event', 'rated'],
      ['bot', 'thanks'],
    ]),
    ...transcript('bob', [
      ['customer', 'how long?'],
      ['bot', 'two days'],
    ]),
  ];
  const log = logged(messages);
  return {
    journals: {
      customers: [
        customer({ ...ANN, name: 'ann', onlyAsks: false }, messages),
        customer({ ...BOB, name: 'bob', onlyAsks: true }, messages),
      ],
      agents: [
        {
          agentId: LIN,
          capacity: 1,
          answers: [{ ...said('ann-8', 'hello'), conversationId: 'ann' }],
          online: [{ from: START, until: START + 600_000 }],
          heard: log.map(({ cursor, event }) => ({ cursor, event })),
        },
      ],
      escalations: [
        { escalationId: 'e1', conversationId: 'ann', queuedAt: START, at: START + 1_000 },
      ],
      loads: [{ agentId: LIN, load: 1, at: START + 2_000 }],
      calmAnswers: new Map([['how long?', 'two days']]),
      calmSince: START,
    },
    records: {
      conversations: [
        { ...ANN, id: 'ann', state: 'bot', epoch: 3, agentId: null, escalationId: null },
        { ...BOB, id: 'bob', state: 'bot', epoch: 0, agentId: null, escalationId: null },
      ],
      messages,
      inbox: messages
        .filter(({ from }) => from === 'customer')
        .map(({ conversationId, clientId }) => ({
          ...{ conversationId, activityId: clientId ?? '', done: true },
        })),
      outbox: [],
      escalations: [
        {
          ...{ id: 'e1', conversationId: 'ann', state: 'closed', queuedAt: START },
          ...{ agentId: LIN, rating: 5 },
        },
      ],
      agents: [{ id: LIN, capacity: 1, holds: [], ratingCount: 1, ratingSum: 5 }],
      events: log.map(({ event }) => event),
      log,
      told: [log, log],
    },
  };
}

/** The events that go with a transcript's lines, by the line's text. */
const EVENTS: Readonly<Record<string, readonly StoredEvent[]>> = {
  escalated: [ofEscalation('escalated'), ownedBy('waiting', 1)],
  assigned: [ofEscalation('assigned', { agentId: LIN, by: 'routed' }), ownedBy('assigned', 2, LIN)],
  hello: [ofEscalation('answered', { agentId: LIN })],
  ended: [
    ofEscalation('ended', { agentId: LIN, outcome: 'resolved' }),
    ofEscalation('closed'),
    ownedBy('bot', 3),
  ],
  rated: [ofEscalation('rated', { agentId: LIN, rating: 5 })],
};

/** An event of Ann's escalation. */
export function ofEscalation(type: string, more: Partial<StoredEvent> = {}): StoredEvent {
  return { type, conversationId: 'ann', escalationId: 'e1', ...more };
}

/** A change of Ann's owner. */
export function ownedBy(state: string, epoch: number, agentId: string | null = null): StoredEvent {
  return { type: 'ownerChanged', conversationId: 'ann', state, epoch, agentId };
}

/** A log of these events, one a second. */
export function logOfEvents(events: readonly StoredEvent[]): readonly LoggedEvent[] {
  return events.map((event, index) => ({
    ...{ cursor: `c${index + 1}`, at: START + index * 1_000, event },
  }));
}

/** Something acknowledged. */
export function said(clientId: string, text: string, changes: Partial<Said> = {}): Said {
  const answered = { outcome: 'acknowledged', answeredAt: START } as const;
  return { clientId, text, at: START, ...answered, ...changes };
}

function logged(messages: readonly MessageRecord[]): readonly LoggedEvent[] {
  return logOfEvents(
    messages.flatMap(({ conversationId, seq, from, text }) => [
      { type: 'messageStored', conversationId, seq, from },
      ...(EVENTS[text] ?? []),
    ]),
  );
}

function transcript(
  conversationId: string,
  lines: readonly (readonly [MessageRecord['from'], string])[],
): readonly MessageRecord[] {
  return lines.map(([from, text], index) => ({
    ...{ conversationId, seq: index + 1, from, text, at: START + index * 1_000 },
    ...{ status: 'sent', failure: null, agentId: from === 'agent' ? LIN : null },
    clientId: from === 'customer' || from === 'agent' ? `${conversationId}-${index + 1}` : null,
  }));
}

function customer(
  person: Omit<CustomerJournal, 'said' | 'heard' | 'stayed'>,
  messages: readonly MessageRecord[],
): CustomerJournal {
  const own = messages.filter(({ conversationId }) => conversationId === person.name);
  return {
    ...person,
    stayed: true,
    said: own
      .filter(({ from }) => from === 'customer')
      .map(({ clientId, text }) => said(clientId ?? '', text)),
    heard: own
      .filter(({ from }) => from === 'bot' || from === 'agent')
      .map(({ seq, text }) => ({
        id: person.channelId === 'directline' ? String(seq) : null,
        text,
      })),
  };
}

/** What Lin's journal becomes with changes. */
export function withAgent(evidence: Evidence, changes: Partial<AgentJournal>): Evidence {
  const agents = evidence.journals.agents.map((agent) => ({ ...agent, ...changes }));
  return { ...evidence, journals: { ...evidence.journals, agents } };
}

/** What a customer's journal becomes with changes. */
export function withCustomer(
  evidence: Evidence,
  name: string,
  changes: (journal: CustomerJournal) => Partial<CustomerJournal>,
): Evidence {
  const customers = evidence.journals.customers.map((one) =>
    one.name === name ? { ...one, ...changes(one) } : one,
  );
  return { ...evidence, journals: { ...evidence.journals, customers } };
}

/** The records with changes. */
export function withRecords(
  evidence: Evidence,
  changes: (records: Evidence['records']) => Partial<Evidence['records']>,
): Evidence {
  return { ...evidence, records: { ...evidence.records, ...changes(evidence.records) } };
}
