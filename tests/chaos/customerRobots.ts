import { setTimeout as delay } from 'node:timers/promises';
import { QUESTIONS } from '../server/customers.ts';
import type { SeededRandom } from '../support/seededRandom.ts';
import type { Customer } from './customer.ts';

/** Between two messages of a customer, in milliseconds, at most. */
const THINKING_MS = 400;
/** How long a customer waits for the bot, or for an agent, before going on regardless, in milliseconds. */
const BOT_PATIENCE_MS = 45_000;
const AGENT_PATIENCE_MS = 40_000;

/** Rounds of somebody's talk, after which they leave and come again. */
const ROUNDS_OF_A_VISIT = 3;
const QUESTIONS_OF_A_VISIT = 60;

/** Asks the bot, one to three questions at a time, until told to stop or for a long visit; each gets one answer. */
export async function askTheBot(
  customer: Customer,
  random: SeededRandom,
  stopping: AbortSignal,
): Promise<void> {
  for (let asked = 0; !stopping.aborted && asked < QUESTIONS_OF_A_VISIT; ) {
    for (let burst = random.whole(1, 3); burst > 0; burst -= 1) {
      await customer.say(QUESTIONS[asked % QUESTIONS.length] ?? '');
      asked += 1;
    }
    const count = asked;
    await customer.hears(({ length }) => length >= count, patience(BOT_PATIENCE_MS, stopping));
    await delay(random.between(0, THINKING_MS));
  }
}

/** What a customer who talks with people can turn to beside talking. */
export interface Ways {
  /** Somebody in the shop puts the customer in line. */
  readonly escalate: (customer: Customer) => Promise<void>;
}

/** Asks for a human, talks, rates, and begins again; now and then does not want to wait. */
export async function talkToPeople(
  customer: Customer,
  random: SeededRandom,
  ways: Ways,
  stopping: AbortSignal,
): Promise<void> {
  for (let round = 1; !stopping.aborted && round <= ROUNDS_OF_A_VISIT; round += 1) {
    if (random.chance(0.5)) await customer.say(QUESTIONS[round % QUESTIONS.length] ?? '');
    if (random.chance(0.6)) await customer.say('Let me talk to a person');
    else await ways.escalate(customer);
    if (random.chance(0.15)) await customer.say('Back to the bot');
    await talk(customer, `${customer.name}.${round}`, random, stopping);
    await rate(customer, random, stopping);
  }
}

/** Asks a few questions, and says when all is done. */
async function talk(
  customer: Customer,
  topic: string,
  random: SeededRandom,
  stopping: AbortSignal,
): Promise<void> {
  for (let number = random.whole(1, 3); number > 0; number -= 1) {
    const question = `question ${topic}.${number}`;
    await customer.say(question);
    if (random.chance(0.6))
      await customer.hears(
        containing(`answer to ${question}`),
        patience(AGENT_PATIENCE_MS, stopping),
      );
    await delay(random.between(0, THINKING_MS));
  }
  await customer.say(`done ${topic}`);
  await customer.hears(containing(`goodbye ${topic}`), patience(AGENT_PATIENCE_MS, stopping));
}

/** Gives 1 to 5, if asked. */
async function rate(
  customer: Customer,
  random: SeededRandom,
  stopping: AbortSignal,
): Promise<void> {
  const isAsked = await customer.hears(
    (heard) => /How did we do/.test(heard.at(-1) ?? ''),
    patience(2_000, stopping),
  );
  if (isAsked && random.chance(0.8)) await customer.say(String(random.whole(1, 5)));
}

function containing(words: string): (heard: readonly string[]) => boolean {
  return (heard) => heard.some((text) => text.includes(words));
}

/** Ends after the time, or when all are to stop. */
function patience(ms: number, stopping: AbortSignal): AbortSignal {
  return AbortSignal.any([AbortSignal.timeout(ms), stopping]);
}
