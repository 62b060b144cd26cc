import { randomUUID } from 'node:crypto';
import type { ClientSession } from 'mongodb';
import type { BatonEvent } from '../store.ts';
import { StoreError } from '../storeError.ts';
import type { MongoEventLog } from './eventLog.ts';
import { isDuplicateKey } from './storeErrors.ts';
import type { Transactions } from './transactions.ts';

/** How often a commit is tried whose refusal nothing explains any more. */
const ATTEMPTS = 5;

/** Thrown within a transaction by whoever finds that it must not take effect. */
export class Refused extends Error {}

/** One commit under way: write with its session, and leave its events. */
export interface Commit {
  readonly id: string;
  readonly session: ClientSession;
  readonly events: BatonEvent[];
}

/**
 * Runs commits: a transaction and its events. One whose answer was lost and that is run again finds
 * its own receipt and is not done twice, whatever the server makes of repeated commits.
 */
export class Commits {
  readonly #transactions: Transactions;
  readonly #events: MongoEventLog;

  constructor(parts: { readonly transactions: Transactions; readonly events: MongoEventLog }) {
    this.#transactions = parts.transactions;
    this.#events = parts.events;
  }

  /**
   * What `write` returned, once it has taken effect. When it throws `Refused` or meets a unique key,
   * nothing is written and `explain` says what to answer; `undefined`: the reason has gone, again.
   * `readBack` answers for a commit that took effect though its answer was lost.
   */
  async run<T>(parts: {
    readonly write: (commit: Commit) => Promise<T>;
    readonly explain: (commit: string) => Promise<T | undefined>;
    readonly readBack: (commit: string) => Promise<T>;
  }): Promise<T> {
    const id = randomUUID();
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      try {
        return await this.#attempt(id, parts.write);
      } catch (error) {
        if (!(error instanceof Refused || isDuplicateKey(error))) throw error;
        if (await this.#events.has(id)) return parts.readBack(id);
        const answer = await parts.explain(id);
        if (answer !== undefined) return answer;
      }
    }
    throw new StoreError(
      'unavailable',
      `a commit was refused ${ATTEMPTS} times for passing reasons`,
    );
  }

  async #attempt<T>(id: string, write: (commit: Commit) => Promise<T>): Promise<T> {
    let last = '';
    const value = await this.#transactions.run(async (session) => {
      const commit: Commit = { id, session, events: [] };
      const written = await write(commit);
      last = await this.#events.append(commit.events, { session, commit: id });
      return written;
    });
    this.#events.committed(last);
    return value;
  }
}
