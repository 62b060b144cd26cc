import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import { DEFAULT_WORDING, type EventFeed, Handoff, Router } from '../handoff/index.ts';
import type { Store } from '../storage/index.ts';
import { openMongoStore, openSqliteStore, StoreError } from '../storage/index.ts';
import { anInbound } from '../tests/contracts/records.ts';
import { startMongoServer } from '../tests/support/mongoServer.ts';
import { type Times, timesOf } from './quantiles.ts';

const AGENTS = 400;
const CAPACITY = 4;
const SKILLS = 12;
const RATES: readonly number[] = [10, 100];
const SECONDS = 10;
/** Seconds beforehand, which don't count. */
const WARM_UP_SECONDS = 2;
/** Each ends when so many others have come. */
const LASTS = 50;
/** An assignment that takes longer fails the benchmark, in milliseconds. */
const PATIENCE_MS = 30_000;
/** Records that are made at once before the measurement. */
const AT_ONCE = 100;

/** From the escalation to its durable assignment on one store, at a rate. */
export interface AssignmentResult {
  readonly store: string;
  /** The database server's name and version, where there is one. */
  readonly server?: string;
  readonly perSecond: number;
  /** Null: the store didn't keep up. */
  readonly times: Times | null;
}

/** Measures at 10 and at 100 a second on the embedded store, and on MongoDB where there is a server. */
export async function measureAssignments(): Promise<readonly AssignmentResult[]> {
  const results: AssignmentResult[] = [];
  const folder = await mkdtemp(join(tmpdir(), 'baton-bench-'));
  try {
    const embedded = await openSqliteStore({ file: join(folder, 'bench.db') });
    results.push(...(await measureOn(embedded, 'SQLite')));
    await embedded.close();
  } finally {
    await rm(folder, { recursive: true });
  }
  const mongo = await startMongoServer();
  if (!mongo) return results;
  const url = new URL(mongo.uri);
  url.pathname = `/baton-bench-assignments-${process.pid}`;
  try {
    const store = await openMongoStore({ uri: url.href });
    results.push(...(await measureOn(store, 'MongoDB', mongo.name)));
    await store.close();
    const client = new MongoClient(url.href);
    await client.db().dropDatabase();
    await client.close();
  } finally {
    await mongo.stop();
  }
  return results;
}

async function measureOn(
  store: Store,
  name: string,
  server?: string,
): Promise<readonly AssignmentResult[]> {
  const results: AssignmentResult[] = [];
  await employ(store);
  for (const perSecond of RATES) {
    const conversations = await begin(
      store,
      `at-${perSecond}`,
      perSecond * (WARM_UP_SECONDS + SECONDS),
    );
    const waits = await waitsAt(perSecond, conversations, store).catch((error: unknown) => {
      if (error instanceof StoreError) return null;
      throw error;
    });
    const counted = waits?.slice(perSecond * WARM_UP_SECONDS);
    results.push({
      store: name,
      ...(server && { server }),
      perSecond,
      times: counted ? timesOf(counted) : null,
    });
  }
  return results;
}

/**
 * The router at work on a store: conversations of the bot's are escalated at a steady rate, and given
 * back a while later. Returns the milliseconds from each command until the `assigned` event, which is
 * heard when the assignment is durable; throws when the store doesn't keep up.
 */
async function waitsAt(
  perSecond: number,
  conversations: readonly string[],
  store: Store,
): Promise<readonly number[]> {
  const now = () => new Date();
  const parts = { store: store.handoff, wording: DEFAULT_WORDING, newId: randomUUID, now };
  const handoff = new Handoff(parts);
  const assigned = new Map<string, { readonly at: number; readonly agentId: string }>();
  const events: Pick<EventFeed, 'subscribe'> = store.events;
  const stopListening = events.subscribe(({ event }) => {
    if (event.type !== 'assigned') return;
    assigned.set(event.conversationId, { at: performance.now(), agentId: event.agentId });
  });
  const router = new Router({ ...parts, events: store.events, onError: () => {} });
  const stopRouting = router.start();
  const assignmentOf = async (id: string) => {
    const late = performance.now() + PATIENCE_MS;
    for (;;) {
      const found = assigned.get(id);
      if (found) return found;
      if (performance.now() > late) throw new StoreError('unavailable', `${id} is not assigned`);
      await delay(5);
    }
  };
  const beginsAt = performance.now() + 100;
  try {
    const underWay = conversations.map(async (id, place) => {
      await delay(Math.max(0, beginsAt + (place * 1_000) / perSecond - performance.now()));
      const startedAt = performance.now();
      await handoff.escalate(id, { reason: 'customerAsked', skills: [`skill-${place % SKILLS}`] });
      const { at } = await assignmentOf(id);
      const ended = conversations[place - LASTS];
      const actor = ended && { agentId: (await assignmentOf(ended)).agentId, supervisor: true };
      if (actor) await handoff.resolve(ended, actor);
      return at - startedAt;
    });
    const outcomes = await Promise.allSettled(underWay);
    return outcomes.map((outcome) => {
      if (outcome.status === 'rejected') throw outcome.reason;
      return outcome.value;
    });
  } finally {
    stopRouting();
    stopListening();
  }
}

async function employ({ handoff }: Store): Promise<void> {
  await inBatches(AGENTS, (place) =>
    handoff.commit({
      agent: {
        ...{ id: `agent-${place}`, version: 0, name: `Agent ${place}`, capacity: CAPACITY },
        skills: { [`skill-${place % SKILLS}`]: 0.9, [`skill-${(place + 1) % SKILLS}`]: 0.6 },
        languages: ['zh', 'en'],
        presence: 'online',
        presenceUntil: new Date(Date.now() + 3_600_000),
        holds: [],
        rating: { count: 0, sum: 0 },
      },
    }),
  );
}

/** So many conversations of the bot's. */
function begin({ handoff }: Store, name: string, count: number): Promise<readonly string[]> {
  return inBatches(count, async (place) => {
    const at = new Date();
    const inbound = anInbound({ userId: `${name}-${place}`, activityId: `${name}-${place}`, at });
    const lease = { holder: 'bench', now: at, until: new Date(at.getTime() + 60_000) };
    const { conversationId, drain } = await handoff.receive(inbound, lease);
    if (drain) await handoff.commit({ turn: { lease: drain.lease, entry: drain.first } });
    return conversationId;
  });
}

async function inBatches<T>(count: number, make: (place: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  while (made.length < count) {
    const places = Array.from(
      { length: Math.min(AT_ONCE, count - made.length) },
      (_, index) => made.length + index,
    );
    made.push(...(await Promise.all(places.map(make))));
  }
  return made;
}
