import type { HandoffEvent } from '../../handoff/index.ts';
import type { KnowledgeEvent } from '../../knowledge/index.ts';
import type { RecognitionEvent } from '../../recognizers/index.ts';

/** An event of `/sync` and of the live stream. */
export interface EventAnswer {
  readonly cursor: string;
  readonly at: string;
  /** Handoff's events and, as `{ type, … }`, those of the other rooms. */
  readonly event: HandoffEvent | KnowledgeEvent | RecognitionEvent;
}

/**
 * What the server sends over the live stream (WebSocket `/api/v1/stream?since=CURSOR`): first all
 * events after the cursor, then `ready`, then events as they come. `ping` comes every few seconds
 * and wants a `pong`; the connection keeps the agent's presence alive.
 */
export type StreamMessage =
  | ({ readonly kind: 'event' } & EventAnswer)
  | { readonly kind: 'ready'; readonly cursor: string | null }
  | {
      readonly kind: 'typing';
      readonly conversationId: string;
      readonly from: 'customer' | 'agent';
    }
  | { readonly kind: 'ping' };

/** What a client sends over the live stream. */
export type StreamRequest =
  | { readonly kind: 'pong' }
  | { readonly kind: 'typing'; readonly conversationId: string };
