import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Activity, TestAdapter } from 'botbuilder';
import { shopProducts } from '../../bot/shopProducts.ts';
import { type Order, parseOrders } from '../../customers/index.ts';
import { ShopBot, type ShopProduct, WORDING } from '../../dialogs/index.ts';
import {
  conversationIdOf,
  type Escalation,
  Handoff,
  inboundOf,
  type Language,
  type Message,
  Router,
  TurnRunner,
} from '../../handoff/index.ts';
import {
  type ArticleDraft,
  KnowledgeBase,
  parseMarkdownArticle,
  Recommendations,
} from '../../knowledge/index.ts';
import type { Recognizer, Utterance } from '../../recognizers/index.ts';
import { openSqliteStore } from '../../storage/index.ts';
import { present } from '../support/desk.ts';
import { anAgent, later, NOW } from '../support/records.ts';

const SHOP = new URL('../../bot/sampleShop/', import.meta.url);
const KEY = { channelId: 'directline', conversationId: 'stage', userId: 'ann' };
const CONVERSATION = conversationIdOf(KEY);

/** What all conversations share: articles and orders of the sample shop, and the trained recogniser. */
export interface Scenery {
  readonly articles: readonly ArticleDraft[];
  readonly orders: readonly Order[];
  readonly products: readonly ShopProduct[];
  /** What customers say who mean an intent. */
  readonly utterances: readonly Utterance[];
  readonly recognizer: Pick<Recognizer, 'recognize'>;
}

/** Reads the sample shop's articles and orders. */
export async function readSampleShop(): Promise<Omit<Scenery, 'recognizer'>> {
  const articles: ArticleDraft[] = [];
  for (const language of ['zh', 'en']) {
    const folder = new URL(`articles/${language}/`, SHOP);
    for (const file of await readdir(folder)) {
      articles.push(parseMarkdownArticle(await readFile(new URL(file, folder), 'utf8')));
    }
  }
  const orders = parseOrders(JSON.parse(await readFile(new URL('orders.json', SHOP), 'utf8')));
  const products = await shopProducts({ DATA_DIR: fileURLToPath(SHOP), SAMPLE_SHOP: true });
  const lines = (await readFile(new URL('intents.jsonl', SHOP), 'utf8')).trim().split('\n');
  const utterances = lines.map((line) => JSON.parse(line) as Utterance);
  return { articles, orders, products, utterances };
}

/** One conversation with the whole product in one process: the real store, turns, router and bot. */
export async function aStage(scenery: Scenery, language: Language) {
  const store = await openSqliteStore({ file: ':memory:' });
  const clock = { now: NOW };
  const now = () => clock.now;
  const onError = (error: unknown) => {
    throw error;
  };
  const parts = { store: store.handoff, wording: WORDING, newId: randomUUID, now };
  const handoff = new Handoff(parts);
  const router = new Router({ ...parts, events: store.events, onError });
  const turns = new TurnRunner({ ...parts, handoff, sends: 'outbox' });
  const adapter = new TestAdapter(async () => {});
  const knowledge = new KnowledgeBase({ ...store, now });
  for (const draft of scenery.articles) {
    const revising = { author: 'sample', note: '', expectedRevision: 0, now: NOW };
    await knowledge.save(draft, revising);
  }
  await knowledge.learnWords(scenery.utterances);
  await store.orders.replaceOrders(scenery.orders);
  const { recognizer, products } = scenery;
  const recommendations = new Recommendations({ knowledge });
  const bot = new ShopBot({
    ...{ recognizer, knowledge, recommendations, products, orders: store.orders },
  });
  const agent = { agentId: 'lin', supervisor: false };

  async function receive(fields: Partial<Activity>): Promise<void> {
    const activity: Partial<Activity> = {
      ...{ id: randomUUID(), channelId: KEY.channelId, serviceUrl: 'urn:test', locale: language },
      conversation: { id: KEY.conversationId } as Activity['conversation'],
      from: { id: KEY.userId, name: 'Ann' },
      recipient: { id: 'bot', name: 'bot' },
      ...fields,
    };
    const until = new Date(now().getTime() + 30_000);
    const lease = { holder: 'test', now: now(), until };
    const { drain } = await store.handoff.receive(inboundOf(activity, KEY, 'pull', now()), lease);
    const { first, lease: held } = present(drain);
    await adapter.processActivity(structuredClone(first.activity), async (context) => {
      const result = await turns.run(context, held, first, () => bot.run(context));
      if ('failure' in result) throw result.failure;
    });
    await router.drain();
  }

  return {
    arrive: () =>
      receive({ type: 'conversationUpdate', membersAdded: [{ id: 'ann', name: 'Ann' }] }),
    write: (text: string) => receive({ type: 'message', text }),
    sendPicture: () =>
      receive({
        type: 'message',
        attachments: [{ contentType: 'image/png', contentUrl: 'urn:x' }],
      }),
    /** Lets minutes pass. */
    async pass(minutes: number): Promise<void> {
      clock.now = new Date(clock.now.getTime() + minutes * 60_000);
    },
    async employ(name: string): Promise<void> {
      const presenceUntil = later(24 * 3600);
      await store.handoff.commit({ agent: anAgent({ id: 'lin', name, presenceUntil }) });
      await router.drain();
    },
    agentSays: (text: string) =>
      handoff.say(CONVERSATION, agent, { text, clientMessageId: randomUUID() }),
    agentResolves: () => handoff.resolve(CONVERSATION, agent),
    agentReleases: () => handoff.release(CONVERSATION, agent),
    async state(): Promise<string> {
      return present(await store.handoff.conversation(CONVERSATION)).state;
    },
    async escalation(): Promise<Escalation> {
      const { escalationId } = present(await store.handoff.conversation(CONVERSATION));
      return present(await store.handoff.escalation(present(escalationId)));
    },
    async rating(): Promise<number | undefined> {
      return (await store.handoff.agent('lin'))?.rating.sum;
    },
    answers: () => store.answers.answersIn(CONVERSATION),
    messages: (after: number): Promise<readonly Message[]> =>
      store.handoff.messages(CONVERSATION, { after, limit: 500 }),
    close: () => store.close(),
  };
}

/** A conversation on its stage. */
export type Stage = Awaited<ReturnType<typeof aStage>>;
