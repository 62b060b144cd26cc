import { setTimeout as delay } from 'node:timers/promises';
import type { AgentAnswer } from '../../console/wire.ts';
import { QUESTIONS } from '../server/customers.ts';
import { ConsoleClient, ConsoleRefusal } from '../support/consoleClient.ts';
import { Doors } from '../support/doors.ts';
import { RecordingConnector } from '../support/recordingConnector.ts';
import { seededRandom } from '../support/seededRandom.ts';
import { ADMIN } from '../support/serverProcess.ts';
import { AgentRobot, type Deeds } from './agentRobot.ts';
import { byLiveStream, bySync } from './console.ts';
import { type Customer, inAChannel, onThePage, type Person } from './customer.ts';
import { askTheBot, talkToPeople } from './customerRobots.ts';
import type { Journals } from './journals.ts';
import { isEnd } from './saying.ts';
import { Supervisor } from './supervisor.ts';

const PASSWORD = 'a password of the tests';
/** The capacities of the agents: together fewer slots than customers who want one. */
const CAPACITIES = [1, 1, 2, 3] as const;
const WATCH_MS = 1_000;
/** A request without an answer for so long goes to another instance, in milliseconds. */
const PATIENCE_MS = 5_000;

/** The clocks of the run: short, so that they strike often. */
const CLOCKS = { answerSeconds: 6, wrapUpSeconds: 1, passOverSeconds: 3, relaxSeconds: 2 };

/** How many customers of each kind there are. */
export interface Crowd {
  readonly asking: number;
  readonly talking: number;
  /** Channels of those who ask, and of those who talk. */
  readonly askingOn: readonly string[];
  readonly talkingOn: readonly string[];
}

/** The crowd of a whole run. */
export const CROWD: Crowd = {
  asking: 3,
  talking: 6,
  askingOn: ['telegram'],
  talkingOn: ['msteams', 'facebook'],
};

/** Everybody at work on the instances. */
export interface Load {
  readonly admin: ConsoleClient;
  /** Answers that said "come again later" or "something broke", by status. */
  readonly later: ReadonlyMap<number, number>;
  /** What the agents did. */
  deeds(): Deeds;
  /** The customers finish; the agents go on until nobody is left. */
  stop(): Promise<void>;
  journals(calmSince: number): Journals;
  /** Rejects when anybody could not go on. */
  readonly trouble: Promise<never>;
}

/** Opens the shop on these instances, and lets everybody in; all leave at `closing`. */
export async function openLoad(parts: {
  readonly urls: readonly string[];
  readonly seed: number;
  readonly closing: AbortSignal;
  readonly crowd?: Crowd;
}): Promise<Load> {
  const { urls, seed, closing, crowd = CROWD } = parts;
  const random = (salt: number) => seededRandom(seed * 1_000 + salt);
  const later = new Map<number, number>();
  let clients = 0;
  const doors = () => {
    clients += 1;
    return new Doors(urls, {
      first: clients % urls.length,
      patienceMs: PATIENCE_MS,
      isLater: (status) => status === 429 || status >= 500,
      onLater: (status) => later.set(status, (later.get(status) ?? 0) + 1),
    });
  };
  const signIn = (email: string, password: string) =>
    ConsoleClient.signIn(doors(), { email, password }, closing);

  const stopping = new AbortController();
  const work: Promise<unknown>[] = [];
  const service: Promise<unknown>[] = [];
  const every = (look: () => Promise<void>, pauseMs: number) => {
    service.push(untilEnd(repeatedly(look, pauseMs, closing)));
  };

  const admin = await signIn(ADMIN.email, ADMIN.password);
  await admin.put('/queues/default', CLOCKS);
  await admin.put('/queues/second', { ...CLOCKS, name: 'Second', wrapUpSeconds: 0 });
  const staff = await employ(admin);
  const agents = await Promise.all(
    staff.map(async ({ id, email, capacity }, place) => {
      const client = await signIn(email, PASSWORD);
      const events = place === 0 ? bySync(client, every) : await byLiveStream(client);
      const colleagues = staff.map((one) => one.id);
      return {
        id,
        robot: new AgentRobot({ client, capacity, random: random(place), colleagues, events }),
      };
    }),
  );
  const supervisor = new Supervisor(await signIn(ADMIN.email, ADMIN.password));
  every(() => supervisor.look(), WATCH_MS);

  const connector = await RecordingConnector.start();
  closing.addEventListener('abort', () => void connector.close());
  connector.treat = moody(seed);
  const visits: Customer[] = [];
  const enter = async (person: Person, channelId: string): Promise<Customer> => {
    const customer =
      channelId === 'directline'
        ? await onThePage(person, doors(), closing)
        : inAChannel(person, channelId, { doors: doors(), connector, signal: closing });
    visits.push(customer);
    return customer;
  };
  const calmAnswers = await answersInCalm(
    await enter({ name: 'calm', userId: 'user-calm', onlyAsks: true }, 'directline'),
  );

  const ways = { escalate: (customer: Customer) => supervisor.escalate(customer.name) };
  const comeAndGo = async (who: string, channelId: string, onlyAsks: boolean, salt: number) => {
    const own = random(salt);
    for (let visit = 1; !stopping.signal.aborted; visit += 1) {
      const name = `${who} ${visit}`;
      const customer = await enter({ name, userId: `user-${who}`, onlyAsks }, channelId);
      if (onlyAsks) await askTheBot(customer, own, stopping.signal);
      else await talkToPeople(customer, own, ways, stopping.signal);
      if (!stopping.signal.aborted && own.chance(0.5)) customer.leave();
    }
  };
  const people = [
    ...Array.from({ length: crowd.asking }, (_, n) => ['asks', 'directline', n] as const),
    ...Array.from({ length: crowd.talking }, (_, n) => ['talks', 'directline', n] as const),
    ...crowd.askingOn.map((channelId, n) => ['asks', channelId, n] as const),
    ...crowd.talkingOn.map((channelId, n) => ['talks', channelId, n] as const),
  ];
  for (const [index, [kind, channelId, number]] of people.entries()) {
    const who = `${kind} ${channelId} ${number}`;
    work.push(untilEnd(comeAndGo(who, channelId, kind === 'asks', 100 + index)));
  }
  for (const { robot } of agents) service.push(untilEnd(robot.work(closing)));

  return {
    admin,
    later,
    deeds: () => agents.map(({ robot }) => robot.deeds).reduce(summed),
    async stop() {
      stopping.abort();
      await Promise.all(work);
      for (const { robot } of agents) robot.becomeDiligent();
    },
    journals: (calmSince) => ({
      customers: visits.map((visit) => visit.journal()),
      agents: agents.map(({ robot }) => robot.journal()),
      escalations: supervisor.escalations,
      loads: supervisor.loads,
      calmAnswers,
      calmSince,
    }),
    trouble: Promise.all([...work, ...service]).then(() => new Promise<never>(() => {})),
  };
}

/** One after the other, since hashing passwords takes its time; a repeat finds who is employed already. */
async function employ(admin: ConsoleClient) {
  const emailOf = (number: number) => `agent${number}@example.com`;
  for (const [number, capacity] of CAPACITIES.entries()) {
    const profile = { name: `Agent ${number}`, roles: ['agent'], languages: ['en'], capacity };
    await admin
      .post('/agents', { ...profile, email: emailOf(number), password: PASSWORD })
      .catch((error: unknown) => {
        if (!(error instanceof ConsoleRefusal && error.code === 'emailTaken')) throw error;
      });
  }
  const everybody = await admin.list<AgentAnswer>('/agents');
  return CAPACITIES.map((capacity, number) => {
    const id = everybody.find(({ email }) => email === emailOf(number))?.id;
    if (!id) throw new Error(`${emailOf(number)} was not employed`);
    return { id, email: emailOf(number), capacity };
  });
}

async function answersInCalm(customer: Customer): Promise<ReadonlyMap<string, string>> {
  const answers = new Map<string, string>();
  for (const [index, question] of QUESTIONS.entries()) {
    await customer.say(question);
    if (!(await customer.hears(({ length }) => length > index, AbortSignal.timeout(60_000)))) {
      throw new Error(`Nobody answers "${question}"`);
    }
    answers.set(question, customer.heard()[index] ?? '');
  }
  return answers;
}

async function repeatedly(
  look: () => Promise<void>,
  pauseMs: number,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await look();
    await delay(pauseMs, undefined, { signal });
  }
}

/** Leaving in the middle of something is no trouble. */
async function untilEnd(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!isEnd(error)) throw error;
  }
}

/** Channels that are now and then slow, busy or broken. */
function moody(seed: number): RecordingConnector['treat'] {
  const random = seededRandom(seed);
  return () => {
    if (random.chance(0.02)) return { status: 429, retryAfterSeconds: 1 };
    if (random.chance(0.02)) return { status: 500 };
    return { delayMs: random.chance(0.2) ? random.between(0, 60) : 0 };
  };
}

function summed(a: Deeds, b: Deeds): Deeds {
  return Object.fromEntries(
    Object.entries(a).map(([deed, count]) => [deed, count + b[deed as keyof Deeds]]),
  ) as Deeds;
}
