import type { Evidence } from '../checker.ts';
import type { LoggedEvent } from '../records.ts';
import { assignmentsOf } from './assignments.ts';
import { grouped } from './grouped.ts';

/** What may come after what in the life of an escalation. */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  escalated: ['assigned', 'ended'],
  assigned: ['answered', 'requeued', 'ended'],
  answered: ['requeued', 'ended'],
  requeued: ['assigned', 'ended'],
  // Customers rate during the wrap-up, or after it.
  ended: ['closed', 'rated'],
  closed: ['rated'],
  rated: ['closed'],
};

/** What happens once in a life. */
const ONCE: ReadonlySet<string> = new Set(['escalated', 'ended', 'closed', 'rated']);

/**
 * Every escalation goes its way step by step, so that no clock can strike twice for one assignment;
 * the clock of the first answer (RONA) strikes only where there was none.
 */
export function clocks({ records }: Evidence) {
  const lives = grouped(
    records.log.filter(({ event }) => event.escalationId !== undefined),
    ({ event }) => event.escalationId ?? '',
  );
  const rona = assignmentsOf(records).filter(
    ({ over, answered }) => over?.event.cause === 'noAnswer' && answered,
  );
  return [
    ...[...lives].flatMap(([id, life]) => stumbles(id, life)),
    ...rona.map((evidence) => ({ what: 'taken from an agent who had answered', evidence })),
  ];
}

function stumbles(id: string, life: readonly LoggedEvent[]) {
  return life.flatMap(({ event }, index) => {
    const before = life[index - 1]?.event.type;
    const isStep = before ? NEXT[before]?.includes(event.type) : event.type === 'escalated';
    const earlier = life.slice(0, index).some((one) => one.event.type === event.type);
    if (isStep && !(earlier && ONCE.has(event.type))) return [];
    return [{ what: `${event.type} after ${before} of escalation ${id}`, evidence: life }];
  });
}
