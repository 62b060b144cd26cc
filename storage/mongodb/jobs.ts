import type { JobLease, JobStore } from '../../bot/store.ts';
import type { LeaseRequest } from '../../handoff/store.ts';
import type { Collections } from './collections.ts';
import { isDuplicateKey } from './storeErrors.ts';

/** Leases on work that one instance at a time does, in MongoDB. */
export class MongoJobStore implements JobStore {
  readonly #jobs: Collections['jobs'];

  constructor(jobs: Collections['jobs']) {
    this.#jobs = jobs;
  }

  async acquire(name: string, { now, until }: LeaseRequest) {
    try {
      const job = await this.#jobs.findOneAndUpdate(
        { _id: name, $or: [{ until: null }, { until: { $lte: now } }] },
        { $inc: { token: 1 }, $set: { until } },
        { upsert: true, returnDocument: 'after' },
      );
      return job ? { name, token: job.token } : undefined;
    } catch (error) {
      if (isDuplicateKey(error)) return undefined; // it is there, and held
      throw error;
    }
  }

  async prolong({ name, token }: JobLease, until: Date) {
    const { matchedCount } = await this.#jobs.updateOne(
      { _id: name, token, until: { $ne: null } },
      { $set: { until } },
    );
    return matchedCount === 1;
  }

  async release({ name, token }: JobLease) {
    await this.#jobs.updateOne({ _id: name, token }, { $set: { until: null } });
  }
}
