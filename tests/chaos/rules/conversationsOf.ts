import type { CustomerJournal } from '../journals.ts';
import type { ConversationRecord, MessageRecord, Records } from '../records.ts';
import { grouped } from './grouped.ts';

/** A customer, and what the database holds of them. */
export interface Visit {
  readonly customer: CustomerJournal;
  /** More than one, or none, when something is wrong. */
  readonly conversations: readonly ConversationRecord[];
  /** The transcript in the order of `seq`. */
  readonly transcript: readonly MessageRecord[];
}

/** Each customer beside their conversation. */
export function visitsOf(customers: readonly CustomerJournal[], records: Records): Visit[] {
  const transcripts = transcriptsOf(records);
  const byKey = grouped(records.conversations, keyOf);
  return customers.map((customer) => {
    const conversations = byKey.get(keyOf(customer)) ?? [];
    const transcript = conversations.flatMap(({ id }) => transcripts.get(id) ?? []);
    return { customer, conversations, transcript };
  });
}

/** The transcripts by the id of the conversation's record, each in the order of `seq`. */
export function transcriptsOf({ messages }: Records): ReadonlyMap<string, MessageRecord[]> {
  const transcripts = new Map<string, MessageRecord[]>();
  for (const [id, unsorted] of grouped(messages, ({ conversationId }) => conversationId)) {
    transcripts.set(
      id,
      [...unsorted].sort((a, b) => a.seq - b.seq),
    );
  }
  return transcripts;
}

/** Whether it is shown to customers. */
export function isShown({ from }: MessageRecord): boolean {
  return from !== 'note' && from !== 'event';
}

function keyOf(one: {
  readonly channelId: string;
  readonly conversationId: string;
  readonly userId: string;
}): string {
  return JSON.stringify([one.channelId, one.conversationId, one.userId]);
}
