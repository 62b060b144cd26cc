import { randomUUID } from 'node:crypto';
import type {
  Agent,
  Change,
  Conversation,
  Decision,
  Escalation,
  InboundActivity,
  LeaseRequest,
  NewMessage,
} from '../../handoff/index.ts';
import { newConversation, newEscalation } from '../../handoff/index.ts';
import type { HandoffStore } from '../../handoff/store.ts';
import type { Store } from '../../storage/store.ts';

/** What the contracts of handoff need of a store. */
export type HandoffStores = Pick<Store, 'handoff' | 'events'>;

/** The instant at which the contracts' stories begin. */
export const NOW = new Date('2026-11-22T08:30:00.123Z');

/** The instant so many seconds after {@link NOW}. */
export function later(seconds: number): Date {
  return new Date(NOW.getTime() + seconds * 1000);
}

/** A request for a lease of 30 seconds. */
export function aLease(now = NOW, holder = 'instance-1'): LeaseRequest {
  return { holder, now, until: new Date(now.getTime() + 30_000) };
}

/** A customer's message. */
export function aMessage(fields: Partial<NewMessage> = {}): NewMessage {
  return { from: 'customer', text: 'hello', at: NOW, status: 'sent', ...fields };
}

/** A message of the bot's that has yet to be sent. */
export function anAnswer(fields: Partial<NewMessage> = {}): NewMessage {
  const text = fields.text ?? 'Good morning!';
  const activity = { type: 'message', text };
  return aMessage({ from: 'bot', status: 'stored', activity, ...fields, text });
}

/** A customer's text message, arriving by a push channel. */
export function anInbound(
  fields: Partial<Omit<InboundActivity, 'starts'>> & {
    readonly userId?: string;
    readonly text?: string;
    readonly starts?: Partial<Conversation>;
  } = {},
): InboundActivity {
  const { userId = 'user-1', text = 'hello', starts, ...rest } = fields;
  const at = fields.at ?? NOW;
  const conversation = newConversation({
    key: { channelId: 'msteams', conversationId: `room of ${userId}`, userId },
    reference: { serviceUrl: 'https://teams.example/' },
    delivery: 'push',
    language: 'en',
    customerName: 'Ada Lovelace',
    startedAt: at,
  });
  return {
    activityId: randomUUID(),
    activity: { type: 'message', text },
    at,
    message: aMessage({ text, at }),
    starts: { ...conversation, ...starts },
    ...rest,
  };
}

/** A waiting escalation of a conversation, not stored yet. */
export function anEscalation(fields: Partial<Escalation> = {}): Escalation {
  const { starts } = anInbound();
  const request = { reason: 'customerAsked', skills: ['returns'] } as const;
  return { ...newEscalation(starts, request, 'default', NOW), conversationId: 'nobody', ...fields };
}

/** An agent who is online for an hour, not stored yet. */
export function anAgent(fields: Partial<Agent> = {}): Agent {
  return {
    id: 'agent-1',
    version: 0,
    name: 'Mei',
    skills: { returns: 0.8 },
    languages: ['zh', 'en'],
    capacity: 3,
    presence: 'online',
    presenceUntil: later(3600),
    holds: [],
    rating: { count: 0, sum: 0 },
    ...fields,
  };
}

/** A decision that left an escalation in line. */
export function aDecision(fields: Partial<Decision> = {}): Decision {
  return {
    id: randomUUID(),
    conversationId: 'nobody',
    escalationId: 'none',
    at: NOW,
    kind: 'arrival',
    outcome: 'queued',
    agentId: null,
    relaxed: 'no',
    skills: ['returns'],
    priority: 0,
    queuedAt: NOW,
    weights: { skill: 0.4, load: 0.3, rating: 0.3, sameAgent: 0, language: 0 },
    candidates: [],
    ...fields,
  };
}

/** Has a customer write their first message, whose turn ends without an answer; returns the conversation. */
export async function aConversation(
  store: HandoffStore,
  fields: Parameters<typeof anInbound>[0] = {},
): Promise<Conversation> {
  const { conversationId, drain } = await store.receive(anInbound(fields), aLease(fields.at));
  if (!drain) throw new Error('the conversation is under somebody else');
  await store.commit({ turn: { lease: drain.lease, entry: drain.first } });
  return present(await store.conversation(conversationId));
}

/** Commits a change that nothing stands against. */
export async function committed(store: HandoffStore, change: Change) {
  const result = await store.commit(change);
  if (result.outcome !== 'committed') throw new Error(`the commit ended as ${result.outcome}`);
  return result;
}

/** Stores an escalation of a conversation of its own. */
export async function aStoredEscalation(
  store: HandoffStore,
  fields: Partial<Escalation> & { readonly userId?: string } = {},
): Promise<Escalation> {
  const { userId = randomUUID(), ...rest } = fields;
  const { id } = await aConversation(store, { userId });
  const escalation = anEscalation({ conversationId: id, ...rest });
  await committed(store, { escalation });
  return present(await store.escalation(escalation.id));
}

/** The value, which the test takes for granted. */
export function present<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Error('expected a value');
  return value;
}
