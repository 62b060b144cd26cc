import type { Evidence } from '../checker.ts';

/** Nothing waits any more: no activity for its turn, no message for its channel. */
export function leftovers({ records }: Evidence) {
  const unread = records.inbox.filter(({ done }) => !done);
  return [
    ...unread.map((evidence) => ({ what: 'an activity never had its turn', evidence })),
    ...records.outbox.map((evidence) => ({ what: 'a message was never sent', evidence })),
  ];
}
