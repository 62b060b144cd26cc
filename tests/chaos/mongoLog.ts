import { setTimeout as delay } from 'node:timers/promises';
import type { ChangeStream, ChangeStreamInsertDocument, Db, ResumeToken } from 'mongodb';
import { eventOf, type Raw, time } from './rawRecords.ts';
import type { LoggedEvent } from './records.ts';

/** Between two attempts to listen again, in milliseconds. */
const PAUSE_MS = 500;

type Insertion = ChangeStreamInsertDocument<Raw>;

/** Every event as it is committed, heard beside the instances on a change stream of its own. */
export class MongoLog {
  readonly #database: Db;
  readonly #log: LoggedEvent[] = [];
  readonly #running: Promise<void>;
  #stream: ChangeStream<Raw, Insertion>;
  #closed = false;

  /** Listens from now on. */
  static async of(database: Db): Promise<MongoLog> {
    const log = new MongoLog(database);
    await delay(PAUSE_MS); // the server has the stream then, before the first instance writes
    return log;
  }

  private constructor(database: Db) {
    this.#database = database;
    this.#stream = this.#watch(undefined);
    this.#running = this.#listen();
  }

  /** What was heard so far. */
  get events(): readonly LoggedEvent[] {
    return [...this.#log];
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#stream.close();
    await this.#running;
  }

  async #listen(): Promise<void> {
    while (!this.#closed) {
      try {
        this.#take(await this.#stream.next());
      } catch {
        if (this.#closed) return;
        await delay(PAUSE_MS);
        const after = this.#stream.resumeToken;
        await this.#stream.close();
        this.#stream = this.#watch(after);
      }
    }
  }

  #take({ _id, fullDocument: { at, event } }: Insertion): void {
    if (!event) return;
    const cursor = String((_id as { readonly _data: unknown })._data);
    this.#log.push({ cursor, at: time(at), event: eventOf(event as Raw) });
  }

  #watch(after: ResumeToken): ChangeStream<Raw, Insertion> {
    const ofEvents = { $match: { operationType: 'insert', 'ns.coll': 'events' } };
    return this.#database.watch<Raw, Insertion>([ofEvents], {
      maxAwaitTimeMS: 500,
      ...(after !== undefined && { startAfter: after }),
    });
  }
}
