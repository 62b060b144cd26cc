import { setTimeout as delay } from 'node:timers/promises';
import { ChannelCustomer, type ChannelCustomerParts } from '../support/channelCustomer.ts';
import { type Acknowledged, DirectLineClient } from '../support/directLineClient.ts';
import type { SeededRandom } from '../support/seededRandom.ts';

/** Questions with a sure answer, no two with the same. */
export const QUESTIONS: readonly string[] = [
  'How do I get an invoice for my order?',
  'Which payment methods do you accept?',
  'How long does delivery take?',
  'How do I change my account password?',
  'How do member points work?',
];

/** Between two messages of a customer, in milliseconds, at most. */
const THINKING_MS = 150;

/** A customer on whatever channel. */
export interface Customer {
  readonly name: string;
  readonly journal: readonly Acknowledged[];
  say(text: string): Promise<unknown>;
  /** What the customer has been told since the welcome; what came twice in a row is there once. */
  heard(): readonly string[];
  /** Resolves when that makes `holds` true. */
  until(
    what: string,
    holds: (heard: readonly string[]) => boolean,
    signal?: AbortSignal,
  ): Promise<unknown>;
}

/** A customer in the web chat. */
export interface WebCustomer extends Customer {
  readonly client: DirectLineClient;
}

/** Opens the web chat as a customer of this name, and is welcomed. */
export async function enterWebChat(
  url: string,
  secret: string,
  name: string,
  signal?: AbortSignal,
): Promise<WebCustomer> {
  const user = { id: `user-${name}`, name };
  const client = await DirectLineClient.enter(url, { user, secret, ...(signal && { signal }) });
  const { received } = client;
  await received.until('the welcome', (items) => items.length > 0);
  const heard = () => client.heard.slice(1).map(({ text }) => text);
  return {
    ...{ name, client, heard, journal: client.journal },
    say: (text) => client.say(text),
    until: (what, holds, signal) => received.until(what, () => holds(heard()), { signal }),
  };
}

/** A customer of a channel that is pushed to. */
export function onChannel(parts: ChannelCustomerParts): Customer {
  const customer = new ChannelCustomer(parts);
  const heard = () =>
    customer.heard
      .map(({ text = '' }) => text)
      .filter((text, index, all) => text !== all[index - 1]);
  return {
    ...{ name: parts.name, heard, journal: customer.journal },
    say: (text) => customer.say(text),
    until: (what, holds, signal) =>
      parts.connector.deliveries.until(what, () => holds(heard()), { signal }),
  };
}

/** Asks the bot, one to three questions at a time, until told to stop; each gets one answer. */
export async function askTheBot(
  customer: Customer,
  random: SeededRandom,
  stopping: AbortSignal,
): Promise<void> {
  for (let asked = 0; !stopping.aborted; ) {
    for (let burst = random.whole(1, 3); burst > 0; burst -= 1) {
      await customer.say(QUESTIONS[asked % QUESTIONS.length] ?? '');
      asked += 1;
    }
    const count = asked;
    await customer.until(`answer ${count} to ${customer.name}`, ({ length }) => length >= count);
    await delay(random.between(0, THINKING_MS));
  }
}

/** Asks for a human, talks with them, rates them, and begins again, until told to stop. */
export async function askForPeople(
  customer: Customer,
  random: SeededRandom,
  escalate: (customer: Customer) => Promise<void>,
  stopping: AbortSignal,
): Promise<void> {
  const { name } = customer;
  const hears = (what: string, count = 1) =>
    customer.until(
      `${name} to hear "${what}" (${count})`,
      (heard) => new Set(heard.filter((text) => text.includes(what))).size >= count,
      stopping,
    );
  const hearsAfter = (what: string, count: number) =>
    customer.until(
      `${name} to hear more after "${what}" (${count})`,
      (heard) => heard.slice(heard.findIndex((text) => text.includes(what))).length > count,
      stopping,
    );

  for (let round = 1; !stopping.aborted; round += 1) {
    await customer.say(QUESTIONS[round % QUESTIONS.length] ?? '');
    if (random.chance(0.5)) await customer.say('Let me talk to a person');
    else await escalate(customer);
    await hears('hello ', round);
    for (let number = 1; number <= 3; number += 1) {
      await customer.say(`question ${name}.${round}.${number}`);
      if (random.chance(0.5)) await hears(`answer to question ${name}.${round}.${number}`);
      await delay(random.between(0, THINKING_MS));
    }
    await hears(`answer to question ${name}.${round}.`, 3);
    await customer.say(`done ${name}.${round}`);
    const goodbye = `goodbye ${name}.${round}`;
    await hears(goodbye);
    await hearsAfter(goodbye, 1);
    await customer.say(String(random.whole(1, 5)));
    await hearsAfter(goodbye, 2);
  }
}
