import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CloudAdapter } from 'botbuilder';
import { ensureFirstAdmin, mountConsole } from '../console/index.ts';
import { ShopBot, WORDING as wording } from '../dialogs/index.ts';
import { TurnRunner } from '../handoff/index.ts';
import { KnowledgeBase } from '../knowledge/index.ts';
import { ensureModel, Recognizer } from '../recognizers/index.ts';
import { openSqliteStore, type Store } from '../storage/index.ts';
import { createChannelAuthentication } from './channelAuthentication.ts';
import { createTurnIdentity } from './channelIdentity.ts';
import { createChannelSender } from './channelSender.ts';
import { mountChatPage } from './chat/index.ts';
import type { Env } from './env.ts';
import { createHandoffService } from './handoffService.ts';
import { mountLocalChannel } from './localChannel.ts';
import type { Log } from './log.ts';
import { mountMessagesDoor } from './messagesDoor.ts';
import { mountMetrics } from './metrics.ts';
import { newPassword } from './newPassword.ts';
import { chatPage, consolePages } from './pages.ts';
import { type Credentials, fillWithSampleShop } from './sampleShop.ts';
import { createServer, type RunningServer } from './server.ts';
import { isAllowedServiceUrl } from './serviceUrls.ts';
import { TurnInbox } from './turnInbox.ts';

const SAMPLE_SHOP = fileURLToPath(new URL('./sampleShop', import.meta.url));

/** The whole server, at work. */
export interface Shop {
  /** Where clients reach it, without a trailing slash. */
  readonly url: string;
  /** Accounts that were made just now, with passwords that are shown nowhere else. */
  readonly newAccounts: readonly Credentials[];
  /** Finishes what is under way, then lets go of the store. */
  stop(): Promise<void>;
}

/** Opens the store, fills it if it is empty, and starts the bot, the console and all doors. */
export async function startShop(env: Env, log: Log): Promise<Shop> {
  await mkdir(env.DATA_DIR, { recursive: true });
  const store = await openSqliteStore({ file: join(env.DATA_DIR, 'baton.sqlite') });
  let recognizer: Recognizer | undefined;
  try {
    const now = () => new Date();
    const newAccounts = await fillStore(store, env, now);
    recognizer = new Recognizer({ model: await ensureModel(store.intents, { now: now() }) });
    return await openDoors({ env, log, store, recognizer, newAccounts, now });
  } catch (error) {
    await recognizer?.close();
    await store.close();
    throw error;
  }
}

/** What the doors open on. */
interface Opening {
  readonly env: Env;
  readonly log: Log;
  readonly store: Store;
  readonly recognizer: Recognizer;
  readonly newAccounts: readonly Credentials[];
  readonly now: () => Date;
}

async function openDoors(opening: Opening): Promise<Shop> {
  const { env, log, store, recognizer, newAccounts, now } = opening;
  const knowledge = await openKnowledge(store, log);
  const authentication = createChannelAuthentication(env);
  const adapter = new CloudAdapter(authentication);
  const appId = env.MicrosoftAppId ?? '';
  const policy = { extraHosts: env.SERVICE_URL_HOSTS, loopback: appId === '' };
  const isAllowed = (serviceUrl: string) => isAllowedServiceUrl(serviceUrl, policy);
  const sender = createChannelSender({ adapter, appId, isAllowed });
  const { handoff: records, events } = store;
  const service = createHandoffService({
    ...{ store: records, events, sender, wording, log, now },
    alsoSweep: () => inbox.recover(),
  });
  const { handoff, instanceId } = service;
  const bot = new ShopBot({ recognizer, knowledge, orders: store.orders });
  const inbox: TurnInbox = new TurnInbox({
    ...{ store: records, adapter, instanceId, now },
    turns: new TurnRunner({ store: records, handoff, wording, now, sends: 'outbox' }),
    identityFor: createTurnIdentity(authentication, appId),
    bot: (context) => bot.run(context),
    onTurnFailed: (error, { conversationId, activityId }) =>
      log.error({ err: error, conversationId, activityId }, 'turn failed'),
    onError: (error) => log.error({ err: error }, 'inbox failed'),
  });

  const server = createServer({ log, isReady: () => store.ping() });
  mountMetrics(server.restify, { store, now });
  mountMessagesDoor(server.restify, {
    ...{ authentication, env, isAllowed, inbox, store: records, log, now },
    typing: store.signals,
  });
  const local = await mountLocalChannel(server.restify, { env, store, inbox, log, now });
  await mountChatPage(server.restify, { directory: chatPage() });
  const console = mountConsole(server.restify, {
    ...{ handoff, knowledge, now, log, events },
    store: records,
    typing: store.signals,
    accounts: store.accounts,
    articles: store.articles,
    attachmentUrl: local.attachmentUrl,
    pagesDirectory: consolePages(),
    cookies: { secure: env.PUBLIC_URL?.startsWith('https:') ?? false },
  });
  server.onUpgrade(
    (...upgrade) => local.handleUpgrade(...upgrade) || console.handleUpgrade(...upgrade),
  );

  const running: RunningServer = await server.listen(env.PORT, env.HOST);
  service.start();
  return {
    url: env.PUBLIC_URL?.replace(/\/$/, '') ?? running.url,
    newAccounts,
    async stop() {
      const closed = running.close();
      local.close();
      await console.close();
      await inbox.stop();
      await service.stop();
      await Promise.all([closed, recognizer.close()]);
      await store.close();
    },
  };
}

async function fillStore(store: Store, env: Env, now: () => Date): Promise<readonly Credentials[]> {
  const admin = await ensureFirstAdmin({
    ...{ accounts: store.accounts, newPassword, now },
    email: env.CONSOLE_ADMIN_EMAIL,
    password: env.CONSOLE_ADMIN_PASSWORD,
  });
  const agents = env.SAMPLE_SHOP ? await fillWithSampleShop(store, SAMPLE_SHOP, now()) : [];
  if (admin.outcome === 'present' || !admin.generatedPassword) return agents;
  return [{ name: 'Admin', email: admin.email, password: admin.generatedPassword }, ...agents];
}

async function openKnowledge(store: Store, log: Log): Promise<KnowledgeBase> {
  const knowledge = new KnowledgeBase({ articles: store.articles });
  store.events.subscribe(({ event }) => {
    if (event.type !== 'articleSaved') return;
    const { articleId, language } = event;
    knowledge
      .refresh(articleId, language)
      .catch((error: unknown) => log.error({ err: error, articleId }, 'article not refreshed'));
  });
  await knowledge.load();
  return knowledge;
}
