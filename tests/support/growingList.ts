/** How long a list is waited on before that counts as a failure, in milliseconds. */
const PATIENCE_MS = 300_000;

/** A list that others add to, and that can be waited on. */
export class GrowingList<T> {
  readonly #items: T[] = [];
  readonly #wakers = new Set<() => void>();

  get items(): readonly T[] {
    return this.#items;
  }

  add(...items: readonly T[]): void {
    this.#items.push(...items);
    for (const wake of [...this.#wakers]) wake();
  }

  /**
   * Resolves with what `find` makes of the items, as soon as it makes anything of them. Throws when
   * that takes longer than `patienceMs`, naming `what` was waited for, or when the signal aborts.
   */
  async until<R>(
    what: string,
    find: (items: readonly T[]) => R | undefined | false,
    options: { readonly signal?: AbortSignal | undefined; readonly patienceMs?: number } = {},
  ): Promise<R> {
    const { signal, patienceMs = PATIENCE_MS } = options;
    const late = AbortSignal.timeout(patienceMs);
    while (true) {
      signal?.throwIfAborted();
      const found = find(this.#items);
      if (found !== undefined && found !== false) return found;
      if (late.aborted) throw new Error(`Waited ${patienceMs} ms in vain for ${what}`);
      await this.#change(signal ? AbortSignal.any([late, signal]) : late);
    }
  }

  /** Resolves when items are added, or when the signal aborts. */
  #change(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#wakers.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#wakers.add(wake);
      signal.addEventListener('abort', wake);
    });
  }
}
