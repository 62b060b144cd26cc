import type { Escalation } from './escalation.ts';
import { serviceOf } from './escalation.ts';
import type { Queue } from './queue.ts';
import { nextMark, type SlaMark } from './service.ts';

/**
 * What will happen to an escalation by time alone: the agent doesn't answer (RONA); wrap-up is over; a
 * silent customer is asked whether they are still there, and then taken for gone; a promise is in
 * danger or broken.
 */
export type Clock =
  | { readonly kind: 'noAnswer' | 'wrapUp' | 'nudge' | 'abandon'; readonly at: Date }
  | { readonly kind: 'sla'; readonly at: Date; readonly mark: SlaMark };

/** The clock that strikes next, or has struck unnoticed: a function of stored facts; undefined when none runs. */
export function nextClock(escalation: Escalation, queue: Queue): Clock | undefined {
  return [ownClock(escalation, queue), slaClock(escalation, queue)]
    .filter((clock) => clock !== undefined)
    .sort((a, b) => a.at.getTime() - b.at.getTime())[0];
}

/** The escalation, to be looked at again when its next clock strikes. */
export function clocked(escalation: Escalation, queue: Queue): Escalation {
  return { ...escalation, dueAt: nextClock(escalation, queue)?.at ?? null };
}

function ownClock(escalation: Escalation, queue: Queue): Clock | undefined {
  const { state, assignedAt, acceptedAt, answeredAt, resolvedAt } = escalation;
  if (state === 'wrapUp' && resolvedAt) {
    return { kind: 'wrapUp', at: secondsAfter(resolvedAt, queue.wrapUpSeconds) };
  }
  if (state !== 'assigned' || !assignedAt) return undefined;
  if (!answeredAt) {
    return { kind: 'noAnswer', at: secondsAfter(acceptedAt ?? assignedAt, queue.answerSeconds) };
  }
  return idleClock(escalation, queue);
}

function idleClock(escalation: Escalation, { idleSeconds = 0 }: Queue): Clock | undefined {
  const { askedAt, spokeAt, nudgedAt } = serviceOf(escalation);
  if (idleSeconds === 0 || askedAt !== null || spokeAt === null) return undefined;
  return nudgedAt
    ? { kind: 'abandon', at: secondsAfter(nudgedAt, idleSeconds) }
    : { kind: 'nudge', at: secondsAfter(spokeAt, idleSeconds) };
}

function slaClock(escalation: Escalation, { sla, hours = null }: Queue): Clock | undefined {
  const isOpen = escalation.state === 'waiting' || escalation.state === 'assigned';
  const mark =
    sla && isOpen ? nextMark(serviceOf(escalation), escalation.queuedAt, sla, hours) : undefined;
  return mark && { kind: 'sla', at: mark.at, mark };
}

function secondsAfter(moment: Date, seconds: number): Date {
  return new Date(moment.getTime() + seconds * 1000);
}
