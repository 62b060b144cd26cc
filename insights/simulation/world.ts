import type { Agent, Escalation } from '../../handoff/index.ts';
import { skillLevel } from '../../handoff/index.ts';
import { escalationOf } from './case.ts';
import type { Contact } from './customers.ts';
import { Customers } from './customers.ts';
import { atLevel, type Scenario } from './scenario.ts';
import { agentsOf, type StaffEvent, skillOf, staffEvents } from './staff.ts';

/** What a simulation measures by, and what holds for everybody; times in seconds since its beginning. */
export interface WorldFacts {
  /** Contacts count that arrive from here on. */
  readonly measuredFrom: number;
  /** Nobody new arrives from here on. */
  readonly end: number;
  /** Kinds of contacts. */
  readonly topics: number;
  /** Level from which an agent counts as a match. */
  readonly matchLevel: number;
  /** Waits up to this are in time. */
  readonly serviceLevelSeconds: number;
  /** What each further conversation of an agent adds to the time of all, as a share. */
  readonly perExtraConversation: number;
  /** How long an agent is held by somebody who has left silently. */
  readonly silentSeconds: number;
  /** After how long a crash is noticed. */
  readonly noticedSeconds: number;
}

/** Whom a simulation meets, whatever the policy does: customers, agents, and what happens to them. */
export interface World {
  readonly facts: WorldFacts;
  readonly agents: readonly Agent[];
  /** In no order. */
  readonly staffEvents: readonly StaffEvent[];
  /** In the order of their arrival. */
  firstContacts(): Iterator<Contact>;
  escalationOf(contact: Contact, queuedAt: Date): Escalation;
  /** The agent's level, 0 to 1, in what the contact asks for. */
  levelOf(agent: Agent, contact: Contact): number;
  /** Work of the conversation alone with that agent, in seconds. */
  workSeconds(contact: Contact, agent: Agent): number;
  /** How long the customer waits this time before they leave, in seconds; may be infinite. */
  patience(contact: Contact, attempt: number): number;
  /** Whether the agent answers this assignment. */
  isAnswered(contact: Contact, attempt: number): boolean;
  /** Whether an agent of that level passes the conversation on, half-way. */
  isTransferred(contact: Contact, attempt: number, level: number): boolean;
  isResolved(contact: Contact, level: number, agent: Agent): boolean;
  /** The contact of an unresolved customer who comes back; undefined when they don't. */
  comeback(contact: Contact, at: number, agentId: string): Contact | undefined;
  /** A number in [0, 1) of the contact's own, for policies that choose by chance. */
  chance(contact: Contact): number;
}

/** The world of a scenario's seed. */
export function worldOf(scenario: Scenario, seed: number): World {
  const customers = new Customers(scenario, seed);
  const { arrivals, handling } = scenario;
  const levelOf = (agent: Agent, { topic }: Contact) => skillLevel(agent, [skillOf(topic)]);
  return {
    facts: {
      measuredFrom: arrivals.warmUpSeconds,
      end: arrivals.days * arrivals.dayLengthSeconds,
      topics: scenario.topics.count,
      matchLevel: scenario.matchLevel,
      serviceLevelSeconds: scenario.serviceLevelSeconds,
      perExtraConversation: handling.perExtraConversation,
      silentSeconds: scenario.patience.silentSeconds,
      noticedSeconds: scenario.agents.crashes.noticedSeconds,
    },
    agents: agentsOf(scenario, seed),
    staffEvents: staffEvents(scenario, seed),
    firstContacts: () => customers.firstContacts(),
    escalationOf,
    levelOf,
    workSeconds(contact, agent) {
      const same = contact.lastAgentId === agent.id ? handling.sameAgentFactor : 1;
      return contact.workSeconds * atLevel(handling.skillFactor, levelOf(agent, contact)) * same;
    },
    patience: (contact, attempt) => customers.patience(contact, attempt),
    isAnswered: (contact, attempt) => customers.isAnswered(contact, attempt),
    isTransferred: (contact, attempt, level) => customers.isTransferred(contact, attempt, level),
    isResolved: (contact, level, { rating }) =>
      customers.isResolved(contact, level, (rating.sum / rating.count - 1) / 4),
    comeback: (contact, at, agentId) => customers.comeback(contact, at, agentId),
    chance: (contact) => customers.chance(contact),
  };
}
