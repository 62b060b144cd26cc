import { readStored, storedKeys, writeStored } from '../state/browserStorage.ts';
import type { PendingMessage } from './pendingMessage.ts';

/** Where pending messages outlive a reload: one entry each, so that tabs don't overwrite each other. */
export class PendingStorage {
  readonly #prefix: string;

  constructor(accountId: string) {
    this.#prefix = `baton.outbox.${accountId}.`;
  }

  /** All of them, oldest first. */
  all(): readonly PendingMessage[] {
    return storedKeys(this.#prefix)
      .map((key) => readStored<PendingMessage>(key))
      .filter((message) => message !== undefined)
      .sort((a, b) => a.at.localeCompare(b.at));
  }

  put(message: PendingMessage): void {
    writeStored(this.#prefix + message.clientMessageId, message);
  }

  remove(clientMessageId: string): void {
    writeStored(this.#prefix + clientMessageId, undefined);
  }
}
