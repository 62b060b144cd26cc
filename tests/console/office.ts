import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import restify from 'restify';
import { createAccount, type NewAccount } from '../../console/accounts/createAccount.ts';
import { type ConsoleParts, mountConsole } from '../../console/index.ts';
import {
  type Change,
  conversationIdOf,
  Handoff,
  newConversation,
  Router,
  sweepClocks,
} from '../../handoff/index.ts';
import { KnowledgeBase, QuickReplyBook } from '../../knowledge/index.ts';
import { createAuthoring, type Trainer, Trainings } from '../../recognizers/index.ts';
import { openSqliteStore } from '../../storage/index.ts';
import { NOW } from '../support/records.ts';
import { ApiClient } from './apiClient.ts';
import { LiveClient } from './liveClient.ts';

/** What everybody's password is. */
export const PASSWORD = 'correct horse battery';
/** Cheap, for tests only. */
export const CHEAP = { logN: 4, r: 8, p: 1 };

const PHRASES = {
  place: (place: number) => `Place ${place}`,
  closed: () => 'Closed',
  assigned: (name: string) => `${name} is here`,
  requeued: 'Somebody else comes',
  backWithBot: 'The bot is back',
  askRating: 'How was it?',
  thanksForRating: 'Thank you',
  stillThere: 'Still there?',
  goneSilent: 'Until later',
  leaveQueue: 'Leave',
  leavesQueue: /^leave$/i,
  apology: 'Sorry',
};

/** A console on a server of its own, with the embedded store in memory and a clock that the test turns. */
export async function anOffice(
  changes: Partial<ConsoleParts> = {},
  prepare: (server: restify.Server) => void = () => undefined,
) {
  const store = await openSqliteStore({ file: ':memory:' });
  const clock = { now: NOW };
  const now = () => clock.now;
  const wording = { en: PHRASES, zh: PHRASES };
  const parts = { store: store.handoff, wording, newId: randomUUID, now };
  const handoff = new Handoff(parts);
  const logged: { readonly fields: object; readonly message: string }[] = [];
  const log = (fields: object, message: string) => void logged.push({ fields, message });
  const onError = (error: unknown) => log({ error }, 'router failed');
  const router = new Router({ ...parts, events: store.events, onError });
  const knowledge = new KnowledgeBase({ ...store, now });
  const typing = store.signals;
  const school = { trainer: undefined as Trainer | undefined };
  const authoring = authoringIn(store, now, school);

  const server = restify.createServer();
  prepare(server);
  const mounted = mountConsole(server, {
    handoff,
    store: store.handoff,
    events: store.events,
    accounts: store.accounts,
    knowledge,
    articles: store.articles,
    taxonomy: store.taxonomy,
    synonyms: store.synonyms,
    quickReplies: new QuickReplyBook(store),
    authoring,
    typing,
    pagesDirectory: fileURLToPath(new URL('pages', import.meta.url)),
    now,
    log: { info: log, warn: log, error: log },
    cookies: { secure: false },
    passwordCost: CHEAP,
    ...changes,
  });
  server.server.on('upgrade', (request, socket, head) => {
    if (!mounted.handleUpgrade(request, socket, head)) socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const root = `http://127.0.0.1:${port}`;
  const live: LiveClient[] = [];

  const office = {
    store,
    handoff,
    router,
    typing,
    /** Its `trainer` trains in the place of the real one. */
    school,
    logged,
    root,
    /** Nobody's client. */
    visitor: new ApiClient(root),
    idOf: (userId: string) =>
      conversationIdOf({ channelId: 'directline', conversationId: `d-${userId}`, userId }),
    /** Lets seconds pass, with what the clocks do at their end. */
    async pass(seconds: number): Promise<void> {
      clock.now = new Date(clock.now.getTime() + seconds * 1000);
      await sweepClocks({ store: store.handoff, handoff }, now());
      await router.drain();
    },
    /** The agents are at work, for a day, but take only what they claim. */
    async come(...ids: string[]): Promise<void> {
      const until = new Date(now().getTime() + 86_400_000);
      for (const id of ids) await handoff.setPresence(id, 'away', until);
    },
    /** An account, not signed in. */
    hire: (account: Partial<NewAccount> & { readonly id: string }) =>
      createAccount(
        store.accounts,
        {
          email: `${account.id}@shop.example`,
          name: nameOf(account.id),
          password: PASSWORD,
          roles: ['agent'],
          ...account,
        },
        { now: now(), cost: CHEAP },
      ),
    /** Signs an account in: a client with its bearer token. */
    async signIn(id: string): Promise<ApiClient> {
      const credentials = { email: `${id}@shop.example`, password: PASSWORD };
      const { body } = await office.visitor.post('/session', credentials);
      return new ApiClient(root, { authorization: `Bearer ${body.token}` });
    },
    /** An account, signed in. */
    async employ(account: Partial<NewAccount> & { readonly id: string }): Promise<ApiClient> {
      await office.hire(account);
      return office.signIn(account.id);
    },
    /** The customer writes; no bot answers here. Returns the conversation's id. */
    async write(text: string, userId = 'ann'): Promise<string> {
      const activity = { type: 'message', id: randomUUID(), text };
      const key = { channelId: 'directline', conversationId: `d-${userId}`, userId };
      await store.handoff.receive(
        {
          activityId: activity.id,
          activity,
          at: now(),
          message: { from: 'customer', text, at: now(), status: 'sent', activity },
          starts: newConversation({
            key,
            reference: {},
            delivery: 'pull',
            language: 'en',
            customerName: nameOf(userId),
            startedAt: now(),
          }),
        },
        { holder: 'test', now: now(), until: new Date(now().getTime() + 1000) },
      );
      return conversationIdOf(key);
    },
    commit: (change: Change) => store.handoff.commit(change),
    /** Opens the live stream. */
    stream(options: ConstructorParameters<typeof LiveClient>[1]): LiveClient {
      const client = new LiveClient(root.replace('http', 'ws'), options);
      live.push(client);
      return client;
    },
    closeConsole: () => mounted.close(),
    async close(): Promise<void> {
      for (const client of live) client.abandon();
      await authoring.trainings.stop();
      await mounted.close();
      server.server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await store.close();
    },
  };
  return office;
}

/** What authors work with; one training at a time in this one process. */
function authoringIn(
  store: Awaited<ReturnType<typeof openSqliteStore>>,
  now: () => Date,
  school: { readonly trainer: Trainer | undefined },
) {
  let isTaken = false;
  const trainings = new Trainings({
    ...{ ...store, now, keepsMessages: true, beatMs: 5 },
    trainer: {
      train: (...task) => (school.trainer ?? missing()).train(...task),
      check: (...task) => (school.trainer ?? missing()).check(...task),
    },
    async alone(work) {
      if (isTaken) return false;
      isTaken = true;
      try {
        await work(new AbortController().signal);
        return true;
      } finally {
        isTaken = false;
      }
    },
    onError: () => undefined, // the training says it itself
  });
  return createAuthoring({ ...store, trainings, now });
}

function missing(): never {
  throw new Error('This office has no trainer');
}

/** An office. */
export type Office = Awaited<ReturnType<typeof anOffice>>;

function nameOf(id: string): string {
  return id.charAt(0).toUpperCase() + id.slice(1);
}
