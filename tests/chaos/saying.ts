import { randomUUID } from 'node:crypto';
import type { Outcome, Said } from './journals.ts';

/** How long somebody tries to get something said, in milliseconds. */
const PATIENCE_MS = 20_000;

/** What is written while the answer is awaited. */
type Writing = { -readonly [Field in keyof Said]: Said[Field] };

/**
 * Says something, and writes down what was promised: at once as `unknown`, then as it is answered.
 * Resolves with what is written, even when nobody answered.
 */
export async function saidInto<More extends object>(
  journal: (Said & More)[],
  message: { readonly text: string; readonly clientId?: string } & More,
  send: (clientId: string, giveUp: AbortSignal) => Promise<unknown>,
): Promise<Said> {
  const { text, clientId = randomUUID(), ...more } = message;
  const outcome: Outcome = 'unknown';
  const entry: Writing = { text, clientId, at: Date.now(), outcome, answeredAt: null };
  Object.assign(entry, more);
  journal.push(entry as Said & More);
  const giveUp = AbortSignal.timeout(PATIENCE_MS);
  try {
    await send(clientId, giveUp);
    entry.outcome = 'acknowledged';
  } catch (error) {
    if (isEnd(error)) return entry;
    entry.outcome = 'refused';
    entry.refusal = String(error);
  }
  entry.answeredAt = Date.now();
  return entry;
}

/** Whether somebody gave up or left, rather than being refused. */
export function isEnd(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError');
}
