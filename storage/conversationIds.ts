import { createHash } from 'node:crypto';
import type { ConversationKey } from '../handoff/index.ts';

/**
 * Ids of a new conversation, equal to handoff's `conversationIdOf` and `customerIdOf`.
 *
 * Storage may import only types from the rooms, so the rule stands here a second time; the stores'
 * contract compares the two.
 */
export function idsOf(key: ConversationKey): { conversationId: string; customerId: string } {
  return {
    conversationId: shortHash([key.channelId, key.conversationId, key.userId]),
    customerId: shortHash([key.channelId, key.userId]),
  };
}

function shortHash(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}
