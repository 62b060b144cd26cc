import type { Signals } from '../handoff/store.ts';
import { callBack } from './callBack.ts';

/** Signals within this process. */
export class LocalSignals<S> implements Signals<S> {
  readonly #listeners = new Set<(signal: S) => void>();

  publish(signal: S): void {
    for (const listener of [...this.#listeners]) callBack(listener, signal);
  }

  subscribe(listener: (signal: S) => void): () => void {
    const own = (signal: S) => listener(signal);
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }
}
