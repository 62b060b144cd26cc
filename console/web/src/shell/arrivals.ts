import { Observable } from '../state/observable.ts';

/** Conversations that came to the agent and have not been opened since. */
export const arrivals = new Observable<ReadonlySet<string>>(new Set());

/** Notes that the conversation has been opened. */
export function noteOpened(conversationId: string): void {
  arrivals.update((ids) =>
    ids.has(conversationId) ? new Set([...ids].filter((id) => id !== conversationId)) : ids,
  );
}
