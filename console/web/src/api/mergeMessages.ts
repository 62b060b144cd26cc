import type { MessageAnswer } from '../../../wire.ts';

/** How far back a message may lie and still get another status. */
const UNSETTLED_WITHIN = 100;

/** Both lists in order of `seq`; of a message that is in both, the newer reading. */
export function mergeMessages(
  known: readonly MessageAnswer[],
  newer: readonly MessageAnswer[],
): readonly MessageAnswer[] {
  if (newer.length === 0) return known;
  const bySeq = new Map(known.map((message) => [message.seq, message]));
  for (const message of newer) {
    const before = bySeq.get(message.seq);
    // The same object for an unchanged message spares it a rendering.
    if (before?.status !== message.status || before.failure !== message.failure) {
      bySeq.set(message.seq, message);
    }
  }
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

/**
 * The `seq` to read on after: before the first message whose status may still change, and before
 * the first gap (an answer to our own message can overtake the customer's before it).
 */
export function readAfter(known: readonly MessageAnswer[]): number {
  const recent = known.slice(-UNSETTLED_WITHIN);
  let after = recent[0] ? recent[0].seq - 1 : 0;
  for (const message of recent) {
    const gap = message.seq > after + 1;
    const ours = message.from === 'agent' || message.from === 'bot';
    if (gap || (ours && message.status === 'stored')) return after;
    after = message.seq;
  }
  return after;
}
