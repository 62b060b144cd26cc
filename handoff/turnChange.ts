import { isDeepStrictEqual } from 'node:util';
import type { Conversation } from './conversation.ts';
import { referenceOf } from './inbound.ts';
import type { Change } from './store.ts';
import type { Turn } from './turn.ts';

/** The conversation as it is, but reached by the newest activity's address. */
export function kept({ conversation, entry }: Turn): Change {
  return written({ ...conversation, reference: referenceOf(entry.activity) }, conversation);
}

/** Writes the conversation where it has changed. */
export function written(after: Conversation, before: Conversation): Change {
  return isDeepStrictEqual(after, before) ? unchanged(before) : { conversation: after };
}

/** Only sees to it that the conversation is still as it was. */
export function unchanged({ id, version }: Conversation): Change {
  return { unchanged: { conversationId: id, version } };
}
