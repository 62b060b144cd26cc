import type { Journals } from './journals.ts';
import type { Records } from './records.ts';
import { age } from './rules/age.ts';
import { agentsAnswers } from './rules/agentsAnswers.ts';
import { botAnswers } from './rules/botAnswers.ts';
import { botSilence } from './rules/botSilence.ts';
import { capacity } from './rules/capacity.ts';
import { channelDelivery } from './rules/channelDelivery.ts';
import { clocks } from './rules/clocks.ts';
import { customersMessages } from './rules/customersMessages.ts';
import { eventLog } from './rules/eventLog.ts';
import { forgotten } from './rules/forgotten.ts';
import { leftovers } from './rules/leftovers.ts';
import { liveEvents } from './rules/liveEvents.ts';
import { localDelivery } from './rules/localDelivery.ts';
import { oneOwner } from './rules/oneOwner.ts';
import { order } from './rules/order.ts';
import { ratings } from './rules/ratings.ts';

/** What a run leaves behind. */
export interface Evidence {
  readonly journals: Journals;
  readonly records: Records;
}

/** A rule that was broken. */
export interface Violation {
  /** The rule's name. */
  readonly rule: string;
  readonly what: string;
  /** What shows it. */
  readonly evidence: unknown;
}

/** Holds one promise of the product against what happened; names each time that it was broken. */
export type Rule = (evidence: Evidence) => readonly Omit<Violation, 'rule'>[];

/** All rules, by what they promise. */
export const RULES: Readonly<Record<string, Rule>> = {
  'a conversation has one owner at a time': oneOwner,
  'the bot is silent while an agent has the conversation': botSilence,
  'the bot answers each question once': botAnswers,
  'no agent holds more than their capacity': capacity,
  'an acknowledged message of a customer is there once': customersMessages,
  'an accepted answer of an agent is there once': agentsAnswers,
  'order is kept within each conversation': order,
  'the local channel shows everything once and in order': localDelivery,
  'channels get everything in order, or it has visibly failed': channelDelivery,
  'no escalation is forgotten': forgotten,
  'no escalation becomes younger': age,
  'no clock takes effect twice': clocks,
  'each rating counts once': ratings,
  'the event log has every event once, the same on all instances': eventLog,
  'consoles hear every event once and in order': liveEvents,
  'nothing is left undone': leftovers,
};

/** Names every rule that was broken. Pure, and knows nothing of the product's code. */
export function check(evidence: Evidence): readonly Violation[] {
  return Object.entries(RULES).flatMap(([rule, holds]) =>
    holds(evidence).map((violation) => ({ rule, ...violation })),
  );
}
