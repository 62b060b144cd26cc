import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { ChangeStream, ChangeStreamInsertDocument, Db } from 'mongodb';
import type { Typing } from '../../handoff/index.ts';
import type { HeardEvent, Signals } from '../../handoff/store.ts';
import { callBack } from '../callBack.ts';
import type { BatonEvent } from '../store.ts';
import type { Collections, EventDocument, SignalDocument } from './collections.ts';
import { RecentEvents } from './recentEvents.ts';

/** Pauses between attempts to listen again, in milliseconds. */
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
/** How long a reader waits until what this instance wrote has come back, in milliseconds. */
const OWN_PATIENCE_MS = 2_000;
/** Own events that came before their commit was acknowledged, at most. */
const MOST_EARLY = 1_000;

type Heard = HeardEvent<BatonEvent>;
type Change = ChangeStreamInsertDocument<EventDocument | SignalDocument>;

/** What is watched: events and signals as they are committed, by all instances. */
export function watchLog(
  database: Db,
  options: { readonly after?: string; readonly awaitMs: number },
): ChangeStream<EventDocument | SignalDocument, Change> {
  const startAfter = options.after === undefined ? undefined : { _data: options.after };
  return database.watch<EventDocument | SignalDocument, Change>(
    [{ $match: { operationType: 'insert', 'ns.coll': { $in: ['events', 'signals'] } } }],
    { maxAwaitTimeMS: options.awaitMs, ...(startAfter && { startAfter }) },
  );
}

/** The event of a change; undefined for signals and for receipts of commits without events. */
export function eventOf(change: Change, instanceId: string): Heard | undefined {
  if (change.ns.coll !== 'events') return undefined;
  const { event, at, by } = change.fullDocument as EventDocument;
  return event && { cursor: cursorOf(change._id), at, event, isOwn: by === instanceId };
}

/** Whether a change is the mark of this id. */
export function isMark(change: Change, id: string): boolean {
  return change.fullDocument._id === id;
}

/** A resume token as a cursor. */
export function cursorOf(token: unknown): string {
  return String((token as { readonly _data: unknown })._data);
}

/**
 * Listens to what all instances commit, through one change stream, in the order of commit. When the
 * stream breaks it goes on after the last event it gave out, so nobody misses any; only when the
 * server no longer has what came since (its oplog is too short), the listeners are told of a gap.
 */
export class ChangeHub implements Signals<Typing> {
  readonly #database: Db;
  readonly #signals: Collections['signals'];
  readonly #instanceId: string;
  readonly #onError: (error: unknown) => void;
  readonly #listeners = new Set<{ hear(event: Heard): void; onGap(): void }>();
  readonly #signalListeners = new Set<(signal: Typing) => void>();
  readonly #awaited = new Map<string, { readonly heard: Promise<void>; resolve(): void }>();
  readonly #early = new Set<string>();
  readonly #closing = new AbortController();
  #stream: ReturnType<typeof watchLog>;
  #recent: RecentEvents;
  #running: Promise<void> | undefined;

  /** Listens from now on. */
  static async open(parts: {
    readonly database: Db;
    readonly signals: Collections['signals'];
    readonly instanceId: string;
    readonly onError: (error: unknown) => void;
  }): Promise<ChangeHub> {
    const stream = watchLog(parts.database, { awaitMs: 1 });
    await stream.tryNext(); // the server has it from here on
    const start = cursorOf(stream.resumeToken);
    await stream.close();
    const hub = new ChangeHub(parts, start);
    hub.#running = hub.#run();
    return hub;
  }

  private constructor(parts: Parameters<typeof ChangeHub.open>[0], start: string) {
    this.#database = parts.database;
    this.#signals = parts.signals;
    this.#instanceId = parts.instanceId;
    this.#onError = parts.onError;
    this.#recent = new RecentEvents(start);
    this.#stream = watchLog(parts.database, { after: start, awaitMs: 1_000 });
  }

  /** The newest events heard, and where they begin. */
  get recent(): RecentEvents {
    return this.#recent;
  }

  hear(listener: (event: Heard) => void, onGap: () => void = () => {}): () => void {
    const own = { hear: listener, onGap };
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  publish(signal: Typing): void {
    this.#tell(signal);
    // Others hear of it if they can; nobody waits for it.
    this.#signals
      .insertOne({ at: new Date(), by: this.#instanceId, signal })
      .catch(() => undefined);
  }

  /** Leaves a mark in the stream, and returns its id: what is committed by now stands before it. */
  async mark(): Promise<string> {
    const _id: string = randomUUID();
    await this.#signals.insertOne({ _id, at: new Date(), by: this.#instanceId });
    return _id;
  }

  subscribe(listener: (signal: Typing) => void): () => void {
    const own = (signal: Typing) => listener(signal);
    this.#signalListeners.add(own);
    return () => this.#signalListeners.delete(own);
  }

  /** Notes the last event document of a commit of this instance. */
  wrote(id: string): void {
    if (this.#early.delete(id)) return;
    let resolve = () => {};
    const heard = new Promise<void>((done) => {
      resolve = done;
    });
    this.#awaited.set(id, { heard, resolve });
  }

  /** Resolves when everything that this instance has committed was heard, so that a reader sees it. */
  async caughtUp(): Promise<void> {
    if (this.#awaited.size === 0) return;
    const awaited = [...this.#awaited.values()].map(({ heard }) => heard);
    const late = delay(OWN_PATIENCE_MS, undefined, { ref: false });
    await Promise.race([Promise.all(awaited), late]);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#stream.close(); // whoever waits for its next change is told
    await this.#running;
    await this.#stream.close(); // it may have been opened again meanwhile
  }

  async #run(): Promise<void> {
    let pauseMs = FIRST_PAUSE_MS;
    while (!this.#closing.signal.aborted) {
      try {
        this.#take(await this.#stream.next());
        pauseMs = FIRST_PAUSE_MS;
      } catch (error) {
        if (this.#closing.signal.aborted) return;
        this.#onError(error);
        await delay(pauseMs, undefined, { signal: this.#closing.signal, ref: false }).catch(
          () => undefined,
        );
        pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
        await this.#listenAgain(error);
      }
    }
  }

  async #listenAgain(error: unknown): Promise<void> {
    // Where nothing of ours happened it is newer than the last event, and so kept for longer.
    const reached = this.#stream.resumeToken;
    await this.#stream.close().catch(() => undefined);
    if (this.#closing.signal.aborted) return;
    if (!isHistoryLost(error)) {
      const after = reached ? cursorOf(reached) : this.#recent.end;
      this.#stream = watchLog(this.#database, { after, awaitMs: 1_000 });
      return;
    }
    const fresh = watchLog(this.#database, { awaitMs: 1_000 });
    this.#stream = fresh;
    try {
      const first = await fresh.tryNext();
      this.#recent = new RecentEvents(cursorOf(fresh.resumeToken));
      this.#forgetAwaited();
      for (const { onGap } of [...this.#listeners]) callBack(onGap, undefined);
      if (first) this.#take(first);
    } catch (again) {
      this.#onError(again); // the next round of the loop meets it and tries again
    }
  }

  #take(change: Change): void {
    if (change.ns.coll === 'signals') {
      const { by, signal } = change.fullDocument as SignalDocument;
      if (signal && by !== this.#instanceId) this.#tell(signal);
      return;
    }
    const document = change.fullDocument as EventDocument;
    const event = eventOf(change, this.#instanceId);
    if (event) {
      this.#recent.add(event);
      for (const { hear } of [...this.#listeners]) callBack(hear, event);
    }
    if (document.isLast && document.by === this.#instanceId) this.#cameBack(document._id);
  }

  #cameBack(id: string): void {
    const awaited = this.#awaited.get(id);
    if (awaited) {
      this.#awaited.delete(id);
      awaited.resolve();
      return;
    }
    this.#early.add(id);
    if (this.#early.size > MOST_EARLY) {
      for (const oldest of this.#early) {
        this.#early.delete(oldest);
        break;
      }
    }
  }

  /** What fell into a gap does not come back any more. */
  #forgetAwaited(): void {
    for (const { resolve } of this.#awaited.values()) resolve();
    this.#awaited.clear();
  }

  #tell(signal: Typing): void {
    for (const listener of [...this.#signalListeners]) callBack(listener, signal);
  }
}

/** The server no longer has what came after the point that was asked for. */
export function isHistoryLost(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 286 || code === 280; // ChangeStreamHistoryLost, ChangeStreamFatalError
}
