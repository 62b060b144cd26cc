import type { Evidence } from '../checker.ts';
import type { MessageRecord } from '../records.ts';
import { visitsOf } from './conversationsOf.ts';

/**
 * A channel can't tell a repeat, so it may get a message again, but gets each for the first time in
 * the transcript's order; what it did not get has failed, and says why.
 */
export function channelDelivery({ journals, records }: Evidence) {
  const pushed = journals.customers.filter(({ channelId }) => channelId !== 'directline');
  return visitsOf(pushed, records).flatMap(({ customer, transcript }) => {
    const due = transcript.filter(({ from }) => from === 'bot' || from === 'agent');
    const { faults, delivered } = replay(customer.heard, due);
    const missing = due.filter(
      (message) => !delivered.has(message) && !(message.status === 'failed' && message.failure),
    );
    return [
      ...faults.map((evidence) => ({ what: `${customer.name} got what was not due`, evidence })),
      ...missing.map((evidence) => ({ what: `${customer.name} did not get this`, evidence })),
    ];
  });
}

/** Follows what came through what was due; failed messages may be left out. */
function replay(
  heard: readonly { readonly text: string }[],
  due: readonly MessageRecord[],
): { readonly faults: readonly unknown[]; readonly delivered: ReadonlySet<MessageRecord> } {
  const delivered = new Set<MessageRecord>();
  const faults: unknown[] = [];
  let place = 0;
  for (const { text } of heard) {
    let next = place;
    while (due[next]?.status === 'failed' && !isSame(text, due[next])) next += 1;
    const message = due[next];
    if (message && isSame(text, message)) {
      delivered.add(message);
      place = next + 1;
    } else if (!due.slice(0, place).some((before) => isSame(text, before))) {
      faults.push({ text, due: message });
    }
  }
  return { faults, delivered };
}

/** Channels show who of the agents speaks, and may be shown no links and no Markdown. */
function isSame(text: string, message: MessageRecord | undefined): boolean {
  if (!message) return false;
  const words = wordsOf(message.text);
  return message.from === 'agent' ? wordsOf(text).endsWith(words) : wordsOf(text) === words;
}

function wordsOf(text: string): string {
  return text.replace(/\]\([^)]*\)/g, '').replace(/[^\p{Letter}\p{Number}]/gu, '');
}
