import type { CloudAdapter, Middleware } from 'botbuilder';
import type { Server } from 'restify';
import type { Console, ConsoleLog } from '../console/index.ts';
import { ensureFirstAdmin, mountConsole } from '../console/index.ts';
import type { Handoff, Wording } from '../handoff/index.ts';
import { DEFAULT_WORDING, HandoffMiddleware, TurnRunner } from '../handoff/index.ts';
import { KnowledgeBase, QuickReplyBook } from '../knowledge/index.ts';
import type { Store } from '../storage/index.ts';
import { createAgentDesks } from './agentDesks.ts';
import { createChannelSender } from './channelSender.ts';
import { FailureLog } from './failureLog.ts';
import { createHandoffService } from './handoffService.ts';
import { SILENT_LOG } from './log.ts';
import { newPassword } from './newPassword.ts';
import { consolePages } from './pages.ts';
import { isAllowedServiceUrl } from './serviceUrls.ts';

/** How long what is being sent may take when the plugin is closed, in milliseconds. */
const CLOSE_GRACE_MS = 20_000;

/** What a bot gives to get human handoff. */
export interface HandoffOptions {
  /** The bot's adapter; the middleware still has to be added by `adapter.use`. */
  readonly adapter: CloudAdapter;
  /** The bot's app id; absent without registration. */
  readonly appId?: string;
  readonly store: Store;
  /** What customers hear; default: warm and short, in Chinese and English. */
  readonly wording?: Wording;
  /** Hosts beyond the channels' own that may get the bot's messages; a leading dot means any host below. */
  readonly serviceUrlHosts?: readonly string[];
  /** Where log lines go, a pino logger for one; default: nowhere. */
  readonly log?: ConsoleLog;
}

/** The first account of a console. */
export interface FirstAdmin {
  readonly email: string;
  /** Default: made up; see {@link MountedConsole}. */
  readonly password?: string;
}

/** A console that is mounted. */
export interface MountedConsole extends Console {
  /** The first admin's password, when it was made up just now; it is shown nowhere else. */
  readonly generatedPassword: string | undefined;
}

/** Human handoff for a bot. */
export interface HandoffPlugin {
  /** For `adapter.use`. */
  readonly middleware: Middleware;
  /** The commands that agents have. */
  readonly handoff: Handoff;
  /** Serves the agents' console at `/console` and its API at `/api/v1`. */
  mountConsole(server: Server, admin: FirstAdmin): Promise<MountedConsole>;
  /** Stops routing and sending; the store stays open. */
  close(): Promise<void>;
}

/**
 * Gives any Bot Framework bot human handoff: a `handoff.initiate` event that the bot sends (see
 * botbuilder's `EventFactory.createHandoffInitiation`) puts the customer in line, an agent answers
 * in the console, and the bot is silent until they are done.
 */
export function createHandoff(options: HandoffOptions): HandoffPlugin {
  const { adapter, store, appId = '', wording = DEFAULT_WORDING, log = SILENT_LOG } = options;
  const now = () => new Date();
  const policy = { extraHosts: options.serviceUrlHosts ?? [], loopback: appId === '' };
  const sender = createChannelSender({
    ...{ adapter, appId },
    isAllowed: (serviceUrl) => isAllowedServiceUrl(serviceUrl, policy),
  });
  const { events } = store;
  const failures = new FailureLog({ log, now });
  const service = createHandoffService({
    ...{ store: store.handoff, events, sender, wording, failures, now },
    alsoSweep: () => desks.sweep(),
  });
  const { handoff, waits, instanceId } = service;
  const desks = createAgentDesks({
    ...{ store, handoff, now },
    onError: (error) => failures.failed(error, 'desk not told'),
  });
  const typing = store.signals;
  const turns = new TurnRunner({
    ...{ store: store.handoff, handoff, wording, waits, now, sends: 'direct' },
    desk: desks.desk,
  });
  service.start();
  const stopTelling = desks.start();

  return {
    middleware: new HandoffMiddleware({ store: store.handoff, turns, typing, instanceId, now }),
    handoff,
    async mountConsole(server, admin) {
      const first = await ensureFirstAdmin({
        ...{ accounts: store.accounts, now, newPassword },
        ...admin,
      });
      const generatedPassword = first.outcome === 'created' ? first.generatedPassword : undefined;
      const knowledge = new KnowledgeBase(store);
      knowledge.replaceSynonyms(await store.synonyms.synonyms());
      await knowledge.load();
      const mounted = mountConsole(server, {
        ...{ handoff, typing, knowledge, now, log, events },
        store: store.handoff,
        accounts: store.accounts,
        chatAccounts: desks.chatAccounts,
        articles: store.articles,
        taxonomy: store.taxonomy,
        synonyms: store.synonyms,
        quickReplies: new QuickReplyBook(store),
        pagesDirectory: consolePages(),
        cookies: { secure: server.secure === true },
      });
      server.server.on('upgrade', (request, socket, head) => {
        mounted.handleUpgrade(request, socket, head);
      });
      return { ...mounted, generatedPassword };
    },
    async close() {
      await stopTelling();
      await service.stop(CLOSE_GRACE_MS);
    },
  };
}
