import { createHash, timingSafeEqual } from 'node:crypto';
import type { Order, OwnershipAttempt } from './store.ts';

/** So many tries in so much time. */
export interface AttemptLimit {
  readonly tries: number;
  readonly windowMinutes: number;
}

/**
 * How often ownership may be tried: in one conversation, whatever the numbers, and on one order number
 * from all conversations, because a conversation costs nothing and an ending has 10,000 possibilities.
 */
export interface AttemptLimits {
  readonly perConversation: AttemptLimit;
  readonly perOrder: AttemptLimit;
}

/** What a customer learns: the order, or nothing about it, not even whether it exists. */
export type OrderAccess =
  | { readonly outcome: 'granted'; readonly order: Order }
  | { readonly outcome: 'denied'; readonly triesLeft: number }
  | { readonly outcome: 'locked'; readonly until: Date };

/** Wrong ones: five in half an hour for a conversation, thirty a day for an order number. */
export const ATTEMPT_LIMITS: AttemptLimits = {
  perConversation: { tries: 5, windowMinutes: 30 },
  perOrder: { tries: 30, windowMinutes: 24 * 60 },
};

/** From when on attempts count: `since` for {@link OrderStore.recordAttempt}. */
export function attemptsSince(now: Date, limits: AttemptLimits = ATTEMPT_LIMITS): Date {
  const longest = Math.max(limits.perConversation.windowMinutes, limits.perOrder.windowMinutes);
  return minutesBefore(now, longest);
}

/**
 * Decides one attempt to see an order. `attempts` is what `recordAttempt` answered, so it holds this one.
 * An order that doesn't exist (`undefined`) and a wrong phone ending get the same answer.
 */
export function orderAccess(
  request: {
    readonly order: Order | undefined;
    readonly phoneEnding: string;
    readonly attempt: OwnershipAttempt;
    readonly attempts: readonly OwnershipAttempt[];
    readonly now: Date;
  },
  limits: AttemptLimits = ATTEMPT_LIMITS,
): OrderAccess {
  const { order, phoneEnding, attempt, attempts, now } = request;
  const here = attempts.filter((other) => other.conversationId === attempt.conversationId);
  const onThis = attempts.filter((other) => other.orderNumber === attempt.orderNumber);
  const until = latest([
    lockedUntil(here, limits.perConversation, now),
    lockedUntil(onThis, limits.perOrder, now),
  ]);
  if (until !== undefined) return { outcome: 'locked', until };
  const isOwner = verifyOwner(order, phoneEnding);
  if (isOwner && order !== undefined) return { outcome: 'granted', order };
  const { tries, windowMinutes } = limits.perConversation;
  return { outcome: 'denied', triesLeft: tries - within(here, windowMinutes, now).length };
}

/**
 * Whether the ending of a phone number, as the customer wrote it, is the order's.
 * A whole number counts by its last four digits. Takes the same time whatever is wrong.
 */
export function verifyOwner(order: Order | undefined, phoneEnding: string): boolean {
  const digits = phoneEnding.normalize('NFKC').replaceAll(/\D/g, '');
  const expected = digest(order?.phoneLast4 ?? 'no order');
  return timingSafeEqual(digest(digits.slice(-4)), expected) && order !== undefined;
}

/** Until when tries are refused, or `undefined` while there are no more than the limit allows. */
function lockedUntil(
  attempts: readonly OwnershipAttempt[],
  { tries, windowMinutes }: AttemptLimit,
  now: Date,
): Date | undefined {
  const recent = within(attempts, windowMinutes, now);
  const oldestThatBlocks = recent.at(-tries);
  if (recent.length <= tries || oldestThatBlocks === undefined) return undefined;
  return new Date(oldestThatBlocks.at.getTime() + windowMinutes * MINUTE_MS);
}

function within(
  attempts: readonly OwnershipAttempt[],
  windowMinutes: number,
  now: Date,
): readonly OwnershipAttempt[] {
  const start = minutesBefore(now, windowMinutes);
  return attempts.filter(({ at }) => at > start).sort((a, b) => a.at.getTime() - b.at.getTime());
}

function latest(dates: readonly (Date | undefined)[]): Date | undefined {
  const times = dates.flatMap((date) => (date === undefined ? [] : [date.getTime()]));
  return times.length === 0 ? undefined : new Date(Math.max(...times));
}

function minutesBefore(now: Date, minutes: number): Date {
  return new Date(now.getTime() - minutes * MINUTE_MS);
}

/** Equal lengths for `timingSafeEqual`. */
function digest(value: string): Buffer {
  return createHash('sha256').update(value).digest();
}

const MINUTE_MS = 60_000;
