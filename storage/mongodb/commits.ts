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

/** What a run of a commit made, and what the event log wants to know of it. */
interface Written<T> {
  readonly value: T;
  readonly last: string;
}

/**
 * Runs commits: a transaction and its events. One whose answer was lost and that is run again meets
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
   */
  async run<T>(parts: {
    readonly write: (commit: Commit) => Promise<T>;
    readonly explain: () => Promise<T | undefined>;
  }): Promise<T> {
    const id = randomUUID();
    let written: Written<T> | undefined;
    const write = () =>
      this.#transactions.run(async (session) => {
        const commit: Commit = { id, session, events: [] };
        const value = await parts.write(commit);
        const last = await this.#events.append(commit.events, { session, commit: id });
        written = { value, last };
      });
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      try {
        await write();
        return this.#done(written);
      } catch (error) {
        if (!(error instanceof Refused || isDuplicateKey(error))) throw error;
        // No run gets as far as its receipt after one that took effect: it was the last that did.
        if (await this.#events.has(id)) return this.#done(written);
        const answer = await parts.explain();
        if (answer !== undefined) return answer;
      }
    }
    throw new StoreError(
      'unavailable',
      `a commit was refused ${ATTEMPTS} times for passing reasons`,
    );
  }

  #done<T>(written: Written<T> | undefined): T {
    if (!written) throw new Error('a commit took effect that was never written');
    this.#events.committed(written.last);
    return written.value;
  }
}
