import { isStoreAway } from '../handoff/index.ts';
import type { Log } from './log.ts';

const AWAY =
  'database did not answer; see that it runs and that this machine may connect to it. Requests get 503 and work waits; trying again until it answers';

/**
 * Writes down what fails in the background. A database that is away makes everything fail, each
 * second and in each conversation: that is told once, and once more when it is back.
 */
export class FailureLog {
  readonly #log: Log;
  readonly #database: string;
  readonly #now: () => Date;
  #awaySince: Date | undefined;

  constructor(parts: {
    readonly log: Log;
    readonly now: () => Date;
    /** What and where the database is, without credentials. */
    readonly database?: string;
  }) {
    this.#log = parts.log;
    this.#now = parts.now;
    this.#database = parts.database ?? 'store';
  }

  /** Takes an error, the past-tense fact that it made, and fields that tell where. */
  failed(error: unknown, fact: string, fields: object = {}): void {
    if (!isStoreAway(error)) {
      this.#log.error({ ...fields, err: error }, fact);
    } else if (!this.#awaySince) {
      this.#awaySince = this.#now();
      this.#log.error({ database: this.#database, reason: error.message }, AWAY);
    }
  }

  /** The database has answered. Returns whether it had been away. */
  storeAnswered(): boolean {
    if (!this.#awaySince) return false;
    const seconds = (this.#now().getTime() - this.#awaySince.getTime()) / 1000;
    this.#awaySince = undefined;
    this.#log.warn(
      { database: this.#database, seconds: Math.round(seconds) },
      'database came back',
    );
    return true;
  }
}
