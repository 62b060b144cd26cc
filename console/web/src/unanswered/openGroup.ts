import type { UnansweredGroupAnswer } from '../../../wire.ts';

/** What names a group. */
export function keyOf(group: UnansweredGroupAnswer): string {
  return group.messages[0]?.id ?? '';
}

/** Whether there is still something to decide about the group. */
export function isOpen(group: UnansweredGroupAnswer, settled: ReadonlySet<string>): boolean {
  return group.messages.some(({ id }) => !settled.has(id));
}
