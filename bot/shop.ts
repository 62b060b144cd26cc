import { CloudAdapter } from 'botbuilder';
import { mountConsole } from '../console/index.ts';
import { SHIPPED_POLICY, ShopBot, type ShopProduct, WORDING as wording } from '../dialogs/index.ts';
import { TurnRunner } from '../handoff/index.ts';
import { QuickReplyBook } from '../knowledge/index.ts';
import { CustomerLog, createAuthoring, Recognizer } from '../recognizers/index.ts';
import type { Store } from '../storage/index.ts';
import { createAgentDesks } from './agentDesks.ts';
import { createChannelAuthentication } from './channelAuthentication.ts';
import { createTurnIdentity } from './channelIdentity.ts';
import { createChannelSender } from './channelSender.ts';
import { mountChatPage } from './chat/index.ts';
import { clientAddressBehind } from './clientAddress.ts';
import type { Env } from './env.ts';
import { FailureLog } from './failureLog.ts';
import { createHandoffService } from './handoffService.ts';
import { mountLocalChannel, signingSecretOf } from './localChannel.ts';
import type { Log } from './log.ts';
import { mountMessagesDoor } from './messagesDoor.ts';
import { mountMetrics } from './metrics.ts';
import { openStore, storePlace } from './openStore.ts';
import { chatPage, consolePages } from './pages.ts';
import { prepareStore } from './prepareStore.ts';
import { createOrderValues } from './quickReplyOrders.ts';
import { startRecommending } from './recommending.ts';
import { startRetention } from './retention.ts';
import type { Credentials } from './sampleShop.ts';
import { searchSettings, storeSynonyms } from './searchSettings.ts';
import { createServer, type RunningServer, type ShopServer } from './server.ts';
import { isAllowedServiceUrl } from './serviceUrls.ts';
import { shopProducts } from './shopProducts.ts';
import { createTrainings } from './trainings.ts';
import { TurnInbox } from './turnInbox.ts';
import { unlessAborted } from './unlessAborted.ts';
import { keepUpToDate } from './upToDate.ts';
import { whenReachable } from './whenReachable.ts';

/** How long a stop waits for what is under way, in milliseconds; it runs again elsewhere if it takes longer. */
const WORK_GRACE_MS = 6_000;
/** How long a stop then waits for answers and sockets to leave, in milliseconds. */
const SOCKET_GRACE_MS = 1_500;

/** The whole server, at work. */
export interface Shop {
  /** Where clients reach it, without a trailing slash. */
  readonly url: string;
  /** Accounts that were made just now, with passwords that are shown nowhere else. */
  readonly newAccounts: readonly Credentials[];
  /** Finishes what is under way within 10 s, gives back what it holds, then lets go of the store. */
  stop(): Promise<void>;
}

/** How a shop is started. */
export interface StartOptions {
  /** Gives the start up; it rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Default: the store that the settings name. */
  readonly open?: typeof openStore;
}

/**
 * Listens, opens the store as soon as its database can be reached, fills it if it is empty, and then
 * opens the bot's, the console's and all other doors. Until then all is 503.
 */
export async function startShop(env: Env, log: Log, options: StartOptions = {}): Promise<Shop> {
  const { signal = new AbortController().signal, open = openStore } = options;
  const now = () => new Date();
  const failures = new FailureLog({ log, now, database: storePlace(env) });
  const authentication = createChannelAuthentication(env);
  const server = createServer();
  const running = await server.listen(env.PORT, env.HOST);
  const reach = async <T>(work: () => Promise<T>): Promise<T> => {
    const onAway = (error: Error) => {
      server.shut('waiting for the database');
      failures.failed(error, 'start failed');
    };
    const result = await whenReachable(work, { signal, onAway });
    if (failures.storeAnswered()) server.shut('starting');
    return result;
  };
  let store: Store | undefined;
  let recognizer: Recognizer | undefined;
  try {
    const onStoreError = (error: unknown) => failures.failed(error, 'store failed');
    store = await reach(() => unlessAborted(open(env, onStoreError), signal));
    const { model, newAccounts } = await prepareStore({ store, env, now, signal, reach });
    const products = await shopProducts(env);
    recognizer = new Recognizer({ model, products });
    const opening = { env, log, store, recognizer, products, newAccounts, now, failures, reach };
    return await openDoors({ ...opening, authentication, server, running });
  } catch (error) {
    await running.close(0);
    await recognizer?.close();
    await store?.close();
    throw error;
  }
}

/** What the doors open on. */
interface Opening {
  readonly env: Env;
  readonly log: Log;
  readonly store: Store;
  readonly recognizer: Recognizer;
  readonly products: readonly ShopProduct[];
  readonly newAccounts: readonly Credentials[];
  readonly now: () => Date;
  readonly failures: FailureLog;
  readonly reach: <T>(work: () => Promise<T>) => Promise<T>;
  readonly authentication: ReturnType<typeof createChannelAuthentication>;
  readonly server: ShopServer;
  readonly running: RunningServer;
}

async function openDoors(opening: Opening): Promise<Shop> {
  const { env, log, store, recognizer, products, newAccounts, now, failures, reach } = opening;
  const { authentication, server, running } = opening;
  const signingSecret = await reach(() => signingSecretOf(store.secrets));
  await reach(() => storeSynonyms(store.synonyms, env, now()));
  const search = await searchSettings(env);
  const upToDate = await reach(() => keepUpToDate({ store, recognizer, failures, search }));
  const { knowledge } = upToDate;
  const adapter = new CloudAdapter(authentication);
  const appId = env.MicrosoftAppId ?? '';
  const policy = { extraHosts: env.SERVICE_URL_HOSTS, loopback: appId === '' };
  const isAllowed = (serviceUrl: string) => isAllowedServiceUrl(serviceUrl, policy);
  const sender = createChannelSender({ adapter, appId, isAllowed });
  const { handoff: records, events, signals: typing } = store;
  const service = createHandoffService({
    ...{ store: records, events, sender, wording, failures, now },
    async alsoSweep() {
      await inbox.recover();
      await desks.sweep();
    },
  });
  const { handoff, waits, instanceId } = service;
  const desks = createAgentDesks({
    ...{ store, handoff, now },
    onError: (error) => failures.failed(error, 'desk not told'),
  });
  const keepsMessages = env.LEARN_FROM_LOG;
  if (!keepsMessages) await reach(() => store.unanswered.forgetMessages());
  const onError = (error: unknown) => failures.failed(error, 'learning failed');
  const customerLog = new CustomerLog({ ...store, keepsMessages, onError });
  const recommending = startRecommending({
    ...{ knowledge, recognizer, events, answers: store.answers },
    onError: (error) => failures.failed(error, 'earlier answers not counted'),
  });
  const trainings = createTrainings({ store, now, keepsMessages, onError });
  const bot = new ShopBot({
    recommendations: recommending.recommendations,
    ...{ recognizer, knowledge, orders: store.orders, humanOnly: upToDate.humanOnly },
    ...{ products, policy: () => upToDate.policy() ?? SHIPPED_POLICY },
    handicap: (articleId, language) => upToDate.handicaps.of(articleId, language),
    onHeard: (message) => customerLog.hear(message),
  });
  const inbox: TurnInbox = new TurnInbox({
    ...{ store: records, adapter, instanceId, now },
    turns: new TurnRunner({
      ...{ store: records, handoff, wording, waits, now, sends: 'outbox' },
      desk: desks.desk,
    }),
    identityFor: createTurnIdentity(authentication, appId),
    bot: (context) => bot.run(context),
    onTurnFailed: (error, { conversationId, activityId }) =>
      failures.failed(error, 'turn failed', { conversationId, activityId }),
    onError: (error) => failures.failed(error, 'inbox failed'),
  });

  const clientAddress = clientAddressBehind(env.TRUST_PROXY);
  mountMetrics(server.restify, { store, now });
  mountMessagesDoor(server.restify, {
    ...{ authentication, env, isAllowed, inbox, store: records, typing, log, failures, now },
  });
  const local = mountLocalChannel(server.restify, {
    ...{ env, store, inbox, signingSecret, clientAddress, failures, now },
  });
  await mountChatPage(server.restify, { directory: chatPage() });
  const console = mountConsole(server.restify, {
    ...{ handoff, knowledge, now, log, events, typing, clientAddress },
    store: records,
    accounts: store.accounts,
    chatAccounts: desks.chatAccounts,
    articles: store.articles,
    taxonomy: store.taxonomy,
    synonyms: store.synonyms,
    quickReplies: new QuickReplyBook(store),
    orderValues: createOrderValues(store),
    suggestions: recommending.suggestions,
    answers: store.answers,
    authoring: createAuthoring({ ...store, trainings, now }),
    attachmentUrl: local.attachmentUrl,
    pagesDirectory: consolePages(),
    cookies: { secure: env.PUBLIC_URL?.startsWith('https:') ?? false },
  });
  server.open({
    isReady: () => store.ping(),
    handleUpgrade: (...upgrade) =>
      local.handleUpgrade(...upgrade) || console.handleUpgrade(...upgrade),
  });
  service.start();
  const stopTelling = desks.start();
  trainings.checkActiveLater();
  const retention = startRetention({ store, env, log, failures, now });
  return {
    url: env.PUBLIC_URL?.replace(/\/$/, '') ?? running.url,
    newAccounts,
    async stop() {
      server.shut('stopping');
      recommending.stop();
      const background = [
        stopTelling(),
        service.stop(WORK_GRACE_MS),
        upToDate.stop(),
        retention.stop(),
      ];
      await Promise.all([inbox.stop(WORK_GRACE_MS), trainings.stop(), ...background]);
      await customerLog.flush();
      local.close();
      const closed = running.close(SOCKET_GRACE_MS);
      await Promise.all([closed, console.close(), recognizer.close()]);
      await store.close();
    },
  };
}
