import { Observable } from '../state/observable.ts';

/** Channels repeat their typing activity every few seconds; after this it is over. */
const SHOWN_MS = 6000;

/** The conversations in which the customer is typing. */
export const customersTyping = new Observable<ReadonlySet<string>>(new Set());

const timers = new Map<string, ReturnType<typeof setTimeout>>();

/** Notes that the customer is typing, for a few seconds. */
export function noteTyping(conversationId: string): void {
  clearTimeout(timers.get(conversationId));
  timers.set(
    conversationId,
    setTimeout(() => stopTyping(conversationId), SHOWN_MS),
  );
  customersTyping.update((now) =>
    now.has(conversationId) ? now : new Set([...now, conversationId]),
  );
}

/** Notes that the customer is not typing any more: their message has come. */
export function stopTyping(conversationId: string): void {
  clearTimeout(timers.get(conversationId));
  timers.delete(conversationId);
  customersTyping.update((now) =>
    now.has(conversationId) ? new Set([...now].filter((id) => id !== conversationId)) : now,
  );
}
