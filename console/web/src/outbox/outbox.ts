import type { MessageAnswer } from '../../../wire.ts';
import { RequestError, request } from '../api/request.ts';
import { addToTranscript } from '../api/transcript.ts';
import { backoffMs } from '../live/backoff.ts';
import type { Draft } from '../state/draft.ts';
import { Observable } from '../state/observable.ts';
import type { PendingMessage } from './pendingMessage.ts';
import { PendingStorage } from './pendingStorage.ts';

/** What an outbox needs. */
export interface OutboxParts {
  readonly accountId: string;
  /** Why the server refused a message, in words. */
  readonly refusalWords: (error: unknown) => string;
}

/**
 * Sends what a person wrote, in order for each conversation, until the server has acknowledged or
 * refused it. The same `clientMessageId` goes with every attempt, so nothing is stored twice.
 */
export class Outbox {
  readonly pending: Observable<readonly PendingMessage[]>;
  readonly #storage: PendingStorage;
  readonly #refusalWords: OutboxParts['refusalWords'];
  readonly #sending = new Set<string>();
  readonly #retries = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #failures = new Map<string, number>();
  #stopped = false;

  constructor(parts: OutboxParts) {
    this.#storage = new PendingStorage(parts.accountId);
    this.#refusalWords = parts.refusalWords;
    this.pending = new Observable(this.#storage.all());
  }

  add(conversationId: string, { text, note, article, quickReply }: Draft): void {
    this.#put({
      clientMessageId: crypto.randomUUID(),
      conversationId,
      text,
      note,
      ...(article && !note && { articleId: article.id }),
      ...(quickReply && !note && { quickReplyId: quickReply.id }),
      at: new Date().toISOString(),
      refused: null,
    });
    void this.#drain(conversationId);
  }

  /** Sends a refused message again. */
  retry(clientMessageId: string): void {
    const message = this.#find(clientMessageId);
    if (!message) return;
    this.#put({ ...message, refused: null });
    void this.#drain(message.conversationId);
  }

  /** Gives a refused message up. */
  discard(clientMessageId: string): void {
    this.#remove(clientMessageId);
  }

  /** Sends everything that waits, without waiting longer: the connection is back. */
  flush(): void {
    for (const timer of this.#retries.values()) clearTimeout(timer);
    this.#retries.clear();
    const conversations = new Set(this.pending.get().map((message) => message.conversationId));
    for (const conversationId of conversations) void this.#drain(conversationId);
  }

  /** Sends no more; what is pending stays in storage. */
  stop(): void {
    this.#stopped = true;
    for (const timer of this.#retries.values()) clearTimeout(timer);
  }

  async #drain(conversationId: string): Promise<void> {
    if (this.#sending.has(conversationId)) return;
    this.#sending.add(conversationId);
    try {
      for (;;) {
        const next = this.pending
          .get()
          .find((message) => message.conversationId === conversationId && message.refused === null);
        if (!next || this.#stopped || !(await this.#send(next))) return;
      }
    } finally {
      this.#sending.delete(conversationId);
    }
  }

  /** Whether to go on with the conversation's next message. */
  async #send(message: PendingMessage): Promise<boolean> {
    const { conversationId, clientMessageId, text, note, articleId, quickReplyId } = message;
    try {
      const stored = await request<MessageAnswer>(
        'POST',
        `/conversations/${conversationId}/messages`,
        {
          ...{ text, clientMessageId },
          ...(note ? { note } : {}),
          ...(articleId ? { articleId } : {}),
          ...(quickReplyId ? { quickReplyId } : {}),
        },
      );
      addToTranscript(conversationId, [stored]);
      this.#remove(clientMessageId);
      this.#failures.delete(conversationId);
      return true;
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      if (error.transient || error.status === 401) {
        this.#retryLater(conversationId, error);
        return false;
      }
      this.#put({ ...message, refused: this.#refusalWords(error) });
      return true;
    }
  }

  #retryLater(conversationId: string, error: RequestError): void {
    const failures = (this.#failures.get(conversationId) ?? 0) + 1;
    this.#failures.set(conversationId, failures);
    clearTimeout(this.#retries.get(conversationId));
    const delay = Math.max(backoffMs(failures), (error.retryAfterSeconds ?? 0) * 1000);
    this.#retries.set(
      conversationId,
      setTimeout(() => void this.#drain(conversationId), delay),
    );
  }

  #find(clientMessageId: string): PendingMessage | undefined {
    return this.pending.get().find((message) => message.clientMessageId === clientMessageId);
  }

  #put(message: PendingMessage): void {
    this.#storage.put(message);
    this.pending.update((all) =>
      all.some((item) => item.clientMessageId === message.clientMessageId)
        ? all.map((item) => (item.clientMessageId === message.clientMessageId ? message : item))
        : [...all, message],
    );
  }

  #remove(clientMessageId: string): void {
    this.#storage.remove(clientMessageId);
    this.pending.update((all) => all.filter((item) => item.clientMessageId !== clientMessageId));
  }
}
