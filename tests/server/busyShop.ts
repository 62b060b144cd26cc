import type {
  AgentAnswer,
  ArticleAnswer,
  ConversationAnswer,
  EscalationAnswer,
} from '../../console/wire.ts';
import { ConsoleClient, ConsoleRefusal } from '../support/consoleClient.ts';
import { RecordingConnector } from '../support/recordingConnector.ts';
import { type SeededRandom, seededRandom } from '../support/seededRandom.ts';
import { ADMIN } from '../support/serverProcess.ts';
import {
  askForPeople,
  askTheBot,
  type Customer,
  enterWebChat,
  onChannel,
  QUESTIONS,
  type WebCustomer,
} from './customers.ts';
import { AgentRobot, edit, type Sightings, watch } from './staff.ts';

/** Lets customers in by name. */
export const SITE_SECRET = 'a-secret-that-only-the-shop-knows';
const PASSWORD = 'a password of the tests';
const AGENTS = 2;
const CAPACITY = 2;
const EDITOR = { email: 'editor@example.com', name: 'Ed', roles: ['editor'] } as const;
const ARTICLES = ['kill-a', 'kill-b', 'kill-c'] as const;

/** Everybody who is at work in the shop, and what they were promised. */
export interface BusyShop {
  readonly admin: ConsoleClient;
  readonly agents: readonly AgentRobot[];
  readonly webCustomers: readonly WebCustomer[];
  /** All customers, those of the web chat included. */
  readonly customers: readonly Customer[];
  /** Who never leaves the bot. */
  readonly botCustomers: readonly Customer[];
  readonly connector: RecordingConnector;
  /** The bot's answer to each question, when nothing disturbs it. */
  readonly calmAnswers: readonly string[];
  /** Escalations that the API has acknowledged. */
  readonly escalations: readonly EscalationAnswer[];
  readonly articles: readonly ArticleAnswer[];
  readonly sightings: Sightings;
  /** Rejects when anybody could not go on. */
  readonly trouble: Promise<never>;
  /** Lets the customers, the editor and the supervisor finish what they are at; the agents go on. */
  stop(): Promise<void>;
}

/** Fills a shop with customers, agents, an editor and a supervisor, all at work until `closing`. */
export async function openBusyShop(
  url: string,
  seed: number,
  closing: AbortSignal,
): Promise<BusyShop> {
  const random = (salt: number) => seededRandom(seed + salt);
  const signIn = (email: string, password: string) =>
    ConsoleClient.signIn(url, { email, password }, closing);
  const web = (name: string) => enterWebChat(url, SITE_SECRET, name, closing);
  const channel = (name: string, channelId: string) =>
    onChannel({ ...{ url, connector, name, channelId, signal: closing } });

  const admin = await signIn(ADMIN.email, ADMIN.password);
  const emails = await employees(admin);
  const agents = await Promise.all(emails.map(async (e) => atWork(await signIn(e, PASSWORD))));
  await admin.post('/agents', { ...EDITOR, password: PASSWORD });
  const editor = await signIn(EDITOR.email, PASSWORD);
  const connector = await RecordingConnector.start();
  closing.addEventListener('abort', () => void connector.close());
  connector.treat = moody(random(1));
  const calmAnswers = await answersInCalm(await web('asks in calm'));

  const asking = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => web(`asks ${n}`)));
  const talking = await Promise.all([1, 2, 3, 4].map((n) => web(`talks ${n}`)));
  const botCustomers = [...asking, channel('asks from a channel', 'telegram')];
  const deskCustomers = [
    ...talking,
    channel('talks from Teams', 'msteams'),
    channel('talks from a channel', 'line'),
  ];

  const stopping = new AbortController();
  const { signal } = stopping;
  const escalations: EscalationAnswer[] = [];
  const articles: ArticleAnswer[] = [];
  const sightings: Sightings = { waiting: [], agents: [] };
  const escalate = async (customer: Customer) => {
    const escalation = await escalated(admin, customer);
    if (escalation) escalations.push(escalation);
  };
  const work = [
    ...botCustomers.map((customer, n) => askTheBot(customer, random(100 + n), signal)),
    ...deskCustomers.map((customer, n) =>
      askForPeople(customer, random(200 + n), escalate, signal),
    ),
    ...ARTICLES.map((id, n) => edit(editor, id, articles, random(300 + n), signal)),
    watch(admin, sightings, signal),
  ].map((robot) => untilStopped(robot, signal));

  const service = agents.map((agent) => untilStopped(agent.work(closing), closing));
  return {
    ...{ admin, agents, botCustomers, connector, calmAnswers, escalations, articles, sightings },
    webCustomers: [...asking, ...talking],
    customers: [...botCustomers, ...deskCustomers],
    trouble: Promise.all([...work, ...service]).then(() => new Promise<never>(() => {})),
    async stop() {
      stopping.abort();
      await Promise.all(work);
    },
  };
}

/** The e-mails of the agents who are given a password and a capacity that makes others wait. */
async function employees(admin: ConsoleClient): Promise<readonly string[]> {
  const people = await admin.list<AgentAnswer>('/agents');
  const chosen = people.filter(({ roles }) => roles.join() === 'agent').slice(0, AGENTS);
  const change = { password: PASSWORD, capacity: CAPACITY };
  const changed = chosen.map(({ id }) => admin.patch<AgentAnswer>(`/agents/${id}`, change));
  return (await Promise.all(changed)).map(({ email }) => email ?? '');
}

async function atWork(client: ConsoleClient): Promise<AgentRobot> {
  await client.follow();
  await client.put('/me/presence', { presence: 'online', leaseSeconds: 3600 });
  return new AgentRobot(client);
}

async function answersInCalm(customer: Customer): Promise<readonly string[]> {
  for (const [index, question] of QUESTIONS.entries()) {
    await customer.say(question);
    await customer.until(`an answer to "${question}"`, ({ length }) => length > index);
  }
  return customer.heard();
}

/** The escalation; undefined when this customer is in line already. */
async function escalated(
  admin: ConsoleClient,
  { name }: Customer,
): Promise<EscalationAnswer | undefined> {
  const conversations = await admin.list<ConversationAnswer>('/conversations?limit=200');
  const id = conversations.find(({ customerName }) => customerName === name)?.id;
  try {
    return await admin.post(`/conversations/${id}/escalate`, { reason: 'agent' });
  } catch (error) {
    if (error instanceof ConsoleRefusal && error.status === 409) return undefined;
    throw error;
  }
}

/** Now and then slow, busy or broken. */
function moody(random: SeededRandom): RecordingConnector['treat'] {
  return () => {
    if (random.chance(0.03)) return { status: 429, retryAfterSeconds: 1 };
    if (random.chance(0.03)) return { status: 500 };
    return { delayMs: random.chance(0.2) ? random.between(0, 60) : 0 };
  };
}

async function untilStopped(work: Promise<void>, stopping: AbortSignal): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!stopping.aborted) throw error;
  }
}
