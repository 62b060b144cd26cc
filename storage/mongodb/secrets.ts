import type { SecretStore } from '../../bot/store.ts';
import type { Collections } from './collections.ts';
import { isDuplicateKey } from './storeErrors.ts';

/** Shared keys in MongoDB. */
export class MongoSecretStore implements SecretStore {
  readonly #secrets: Collections['secrets'];

  constructor(secrets: Collections['secrets']) {
    this.#secrets = secrets;
  }

  async secret(name: string, candidate: string) {
    try {
      await this.#secrets.insertOne({ _id: name, value: candidate });
      return candidate;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    const stored = await this.#secrets.findOne({ _id: name });
    if (!stored) throw new Error(`the secret ${name} has gone`);
    return stored.value;
  }
}
