import { clearInterval, setInterval } from 'node:timers';
import type { EventFeed, HeardEvent, LoggedEvent } from '../../handoff/store.ts';
import { callBack } from '../callBack.ts';
import { decodeDocument, encodeDocument } from '../documents.ts';
import type { BatonEvent } from '../store.ts';
import { StoreError } from '../storeError.ts';
import type { Database } from './database.ts';

/** How often the server looks for events that a command beside it has written. */
const WATCH_MS = 250;

type Listener = (event: HeardEvent<BatonEvent>) => void;
type EventRow = { readonly id: number; readonly at: number; readonly document: string };

/** The event log: one row an event, in the order of commit, which the one writer of SQLite makes total. */
export class SqliteEventLog implements EventFeed<BatonEvent> {
  readonly #database: Database;
  readonly #append;
  readonly #after;
  readonly #newest;
  readonly #oldest;
  readonly #remove;
  readonly #listeners = new Set<Listener>();
  #published = 0;
  #watch: NodeJS.Timeout | undefined;

  constructor(database: Database) {
    this.#database = database;
    this.#append = database.prepare<[number, string]>(
      'INSERT INTO events (at, document) VALUES (?, ?)',
    );
    this.#after = database.prepare<[number, number], EventRow>(
      'SELECT id, at, document FROM events WHERE id > ? ORDER BY id LIMIT ?',
    );
    this.#newest = database
      .prepare<[], number>("SELECT seq FROM sqlite_sequence WHERE name = 'events'")
      .pluck();
    this.#oldest = database.prepare<[], number | null>('SELECT MIN(id) FROM events').pluck();
    this.#remove = database.prepare<[number]>('DELETE FROM events WHERE id <= ?');
  }

  /** Adds an event within the transaction under way. */
  append(event: BatonEvent): void {
    this.#append.run(Date.now(), encodeDocument(event));
  }

  async since(cursor: string | undefined, limit: number) {
    const after = cursor === undefined ? undefined : rowIdOf(cursor);
    const items = this.#after.all(after ?? 0, limit).map(toEvent);
    if (after !== undefined && after < this.#newestRemoved()) {
      throw new StoreError('cursorExpired', 'the events after this cursor are no longer kept');
    }
    return { items, next: items.at(-1)?.cursor ?? cursor ?? null };
  }

  async latest(): Promise<string | null> {
    return this.#newest.get()?.toString() ?? null;
  }

  subscribe(listener: Listener): () => void {
    if (this.#listeners.size === 0) {
      this.#startWatching(); // first: what comes between the two is then seen as new
      this.#published = this.#newest.get() ?? 0;
    }
    const own: Listener = (event) => listener(event);
    this.#listeners.add(own);
    return () => {
      this.#listeners.delete(own);
      if (this.#listeners.size === 0) this.stop();
    };
  }

  /** Passes on the events that have been committed since the last time. */
  publish(): void {
    if (this.#listeners.size === 0) return;
    for (const row of this.#after.all(this.#published, -1)) {
      this.#published = row.id;
      const event = { ...toEvent(row), isOwn: true }; // the one server answers for commands' events too
      for (const listener of [...this.#listeners]) callBack(listener, event);
    }
  }

  /**
   * Removes the oldest events, within the transaction under way, up to the first that is as new as
   * `before`: what is kept has no gaps. Returns how many.
   */
  remove(before: Date, limit: number): number {
    const oldest = this.#after.all(0, limit);
    const kept = oldest.findIndex(({ at }) => at >= before.getTime());
    const last = (kept === -1 ? oldest : oldest.slice(0, kept)).at(-1);
    return last ? this.#remove.run(last.id).changes : 0;
  }

  /** Looks no more for what others have written. */
  stop(): void {
    clearInterval(this.#watch);
  }

  /** Events are removed from the oldest on, and ids have no gaps. */
  #newestRemoved(): number {
    return (this.#oldest.get() ?? (this.#newest.get() ?? 0) + 1) - 1;
  }

  #startWatching(): void {
    if (this.#database.memory) return;
    let version = this.#dataVersion();
    this.#watch = setInterval(() => {
      const current = this.#dataVersion();
      if (current === version) return;
      version = current;
      this.publish();
    }, WATCH_MS).unref();
  }

  /** Changes when another connection has committed (https://sqlite.org/pragma.html#pragma_data_version). */
  #dataVersion(): unknown {
    return this.#database.pragma('data_version', { simple: true });
  }
}

function toEvent(row: EventRow): LoggedEvent<BatonEvent> {
  return { cursor: String(row.id), at: new Date(row.at), event: decodeDocument(row.document) };
}

function rowIdOf(cursor: string): number {
  if (!/^\d{1,15}$/.test(cursor)) throw new StoreError('badCursor', `no such cursor: ${cursor}`);
  return Number(cursor);
}
