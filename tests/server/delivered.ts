import type { MessageAnswer } from '../../console/wire.ts';

/**
 * Holds what a channel took against the transcript's outgoing messages: each at least once and in
 * order, a failed one perhaps not at all, and nothing else. Returns what is wrong, if anything.
 */
export function deliveryFault(
  taken: readonly string[],
  outgoing: readonly MessageAnswer[],
): string | undefined {
  let place = 0;
  for (const [index, text] of taken.entries()) {
    const isNext = (at: number) => isSame(text, outgoing[at]);
    let next = place;
    while (!isNext(next) && outgoing[next]?.status === 'failed') next += 1;
    if (isNext(next)) place = next + 1;
    else if (!isNext(place - 1)) return `delivery ${index}, "${text}", is not due`;
  }
  const missing = outgoing.slice(place).find(({ status }) => status !== 'failed');
  return missing && `"${missing.text}" (${missing.status}) was not delivered`;
}

/** Channels show who of the agents speaks, and may be shown no links into our own pages. */
function isSame(text: string, message: MessageAnswer | undefined): boolean {
  if (!message) return false;
  const words = wordsOf(message.text);
  return [words, wordsOf(`${message.agentName}: ${message.text}`)].includes(wordsOf(text));
}

function wordsOf(text: string): string {
  return text.replace(/\]\([^)]*\)/g, '').replace(/[^\p{Letter}\p{Number}]/gu, '');
}
