import type { Order, OrderStore, OwnershipAttempt } from '../../customers/store.ts';
import type { Collections } from './collections.ts';
import type { Commits } from './commits.ts';
import type { Transactions } from './transactions.ts';
import { updateEach } from './updateEach.ts';

/** Tries older than this count for nobody, in milliseconds. */
const FORGOTTEN_MS = 7 * 24 * 60 * 60 * 1000;

/** Orders, and the tries to see them, in MongoDB. */
export class MongoOrderStore implements OrderStore {
  readonly #orders: Collections['orders'];
  readonly #attempts: Collections['attempts'];
  readonly #commits: Commits;
  readonly #transactions: Transactions;

  constructor(parts: {
    readonly collections: Pick<Collections, 'orders' | 'attempts'>;
    readonly commits: Commits;
    readonly transactions: Transactions;
  }) {
    this.#orders = parts.collections.orders;
    this.#attempts = parts.collections.attempts;
    this.#commits = parts.commits;
    this.#transactions = parts.transactions;
  }

  async order(number: string) {
    const document = await this.#orders.findOne({ _id: number });
    if (!document) return undefined;
    const { _id, ...order } = document;
    return order;
  }

  replaceOrders(orders: readonly Order[]) {
    return this.#commits.run<void>({
      write: async ({ session }) => {
        await this.#orders.deleteMany({}, { session });
        if (orders.length === 0) return;
        const documents = orders.map((order) => ({ _id: order.number, ...order }));
        await this.#orders.insertMany(documents, { session });
      },
      explain: async () => undefined,
    });
  }

  /** Two documents, one of the conversation and one of the order, so that parallel tries meet. */
  async recordAttempt(attempt: OwnershipAttempt, since: Date) {
    const { conversationId, orderNumber } = attempt;
    const ids = [`conversation/${conversationId}`, `order/${orderNumber}`];
    const found = await this.#transactions.run(async (session) => {
      const attempts: OwnershipAttempt[] = [];
      for (const _id of ids) {
        const document = await this.#attempts.findOneAndUpdate({ _id }, withAttempt(attempt), {
          ...{ upsert: true, returnDocument: 'after', session },
        });
        attempts.push(...(document?.attempts ?? []));
      }
      return attempts;
    });
    const counted = found.filter(({ at }) => at >= since);
    const byId = new Map(counted.map((one) => [one.id, one]));
    return [...byId.values()].sort(byTime);
  }

  async withdrawAttempt(id: string) {
    await updateEach(this.#attempts, { 'attempts.id': id }, { $pull: { attempts: { id } } });
  }
}

/** Adds the attempt unless it is there, and forgets those that count no more. */
function withAttempt(attempt: OwnershipAttempt) {
  const known = { $ifNull: ['$attempts', []] };
  const forgotten = new Date(attempt.at.getTime() - FORGOTTEN_MS);
  const kept = { $filter: { input: known, cond: { $gte: ['$$this.at', forgotten] } } };
  const isThere = {
    $in: [{ $literal: attempt.id }, { $map: { input: known, in: '$$this.id' } }],
  };
  return [
    {
      $set: {
        attempts: {
          $cond: [isThere, '$attempts', { $concatArrays: [kept, [{ $literal: attempt }]] }],
        },
        at: { $max: ['$at', attempt.at] },
      },
    },
  ];
}

function byTime(a: OwnershipAttempt, b: OwnershipAttempt): number {
  return a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1);
}
