import { readStored, storedKeys, writeStored } from '../state/browserStorage.ts';

/** A message that a person has sent and the server has not acknowledged. */
export interface PendingMessage {
  readonly clientMessageId: string;
  readonly conversationId: string;
  readonly text: string;
  readonly note: boolean;
  readonly at: string;
  /** Why the server refused it, in words; null while it is on its way. */
  readonly refused: string | null;
}

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
