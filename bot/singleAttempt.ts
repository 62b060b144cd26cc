import { defaultRetryPolicy, type Pipeline } from '@azure/core-rest-pipeline';
import type { TurnContext } from 'botbuilder';

/** How long one call to a channel may take, in milliseconds. */
const CALL_TIMEOUT_MS = 10_000;

/**
 * Makes what this context sends one call in bounded time. The outbox retries, and shows what it does;
 * Bot Framework's client would also try four times, and sleep through the channel's Retry-After.
 */
export function sendOnce(context: TurnContext): void {
  const { adapter, turnState } = context;
  const connector: { readonly client?: { readonly pipeline?: Pipeline } } | undefined =
    turnState.get(adapter.ConnectorClientKey);
  const pipeline = connector?.client?.pipeline;
  pipeline?.removePolicy({ name: defaultRetryPolicy().name });
  pipeline?.addPolicy({
    name: 'batonTimeout',
    sendRequest: (request, next) => next(Object.assign(request, { timeout: CALL_TIMEOUT_MS })),
  });
}
