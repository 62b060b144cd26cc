/** Somebody is typing in a conversation at this moment; never stored. */
export interface Typing {
  readonly conversationId: string;
  readonly from: 'customer' | 'agent' | 'bot';
  /** The agent, when it is one. */
  readonly agent?: { readonly id: string; readonly name: string };
}

/** Carries who is typing to whoever shows it, within this instance. */
export class TypingSignals {
  readonly #listeners = new Set<(typing: Typing) => void>();

  publish(typing: Typing): void {
    for (const listener of this.#listeners) listener(typing);
  }

  /** Returns the way to stop. */
  subscribe(listener: (typing: Typing) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
