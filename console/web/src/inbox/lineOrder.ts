import type { ConversationAnswer } from '../../../wire.ts';

/** Waiting conversations in the order of the line: priority, then age. */
export function inLineOrder(
  conversations: readonly ConversationAnswer[],
): readonly ConversationAnswer[] {
  return [...conversations].sort(
    (a, b) =>
      (b.escalation?.priority ?? 0) - (a.escalation?.priority ?? 0) ||
      (a.escalation?.queuedAt ?? '').localeCompare(b.escalation?.queuedAt ?? ''),
  );
}
