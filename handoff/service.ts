import { afterOpenTime, type BusinessHours, openMsBetween } from './businessHours.ts';

/** What is promised to the customers of a queue. Targets are seconds of open time; null: no promise. */
export interface SlaPolicy {
  /** From the escalation to an agent's first answer. */
  readonly firstAnswerSeconds: number | null;
  /** From a customer's word to the answer to it, once there was a first. */
  readonly nextAnswerSeconds: number | null;
  /** From the escalation to its end; stands still while the customer has the word. */
  readonly resolutionSeconds: number | null;
  /** The share of a target, 0 to 1, after which a breach is warned of. */
  readonly warnAt: number;
  /** Added to the priority at each warning and at each breach. */
  readonly raisePriority: number;
  /** The queue that takes over who is still in line at the breach of the first answer; null: none. */
  readonly overflowTo: string | null;
}

/** The promises, each with a clock. */
export type SlaClock = 'firstAnswer' | 'nextAnswer' | 'resolution';

/** A moment at which a promise is in danger, or broken. */
export interface SlaMark {
  readonly clock: SlaClock;
  readonly level: 'warning' | 'breach';
  /** When the clock struck it. */
  readonly at: Date;
}

/** Who had the word when in an escalation: all that its clocks are computed from. */
export interface ServiceRecord {
  readonly firstAnsweredAt: Date | null;
  /** The customer's oldest word that no agent has answered; null: the customer has the word. */
  readonly askedAt: Date | null;
  /** Since when the customer has the word. */
  readonly pausedAt: Date | null;
  /** Open time during which the customer had the word before, in milliseconds. */
  readonly pausedMs: number;
  /** An agent's newest word. */
  readonly spokeAt: Date | null;
  /** When the customer, who had been silent, was asked whether they are still there. */
  readonly nudgedAt: Date | null;
  /** What has struck, in order; of the next answer only since the last word. */
  readonly marks: readonly SlaMark[];
}

/** An escalation begins: the customer waits for an answer. */
export function newService(queuedAt: Date): ServiceRecord {
  return {
    firstAnsweredAt: null,
    askedAt: queuedAt,
    pausedAt: null,
    pausedMs: 0,
    spokeAt: null,
    nudgedAt: null,
    marks: [],
  };
}

/** An agent spoke: the customer has the word. */
export function agentSpoke(service: ServiceRecord, now: Date): ServiceRecord {
  return {
    ...service,
    firstAnsweredAt: service.firstAnsweredAt ?? now,
    askedAt: null,
    pausedAt: service.pausedAt ?? now,
    spokeAt: now,
    nudgedAt: null,
  };
}

/** The customer spoke, or waits for another agent; the very same record when they waited already. */
export function customerWaits(
  service: ServiceRecord,
  hours: BusinessHours | null,
  now: Date,
): ServiceRecord {
  const { askedAt, pausedAt, pausedMs, marks } = service;
  if (askedAt !== null) return service;
  return {
    ...service,
    askedAt: now,
    pausedAt: null,
    pausedMs: pausedMs + (pausedAt ? openMsBetween(hours, pausedAt, now) : 0),
    nudgedAt: null,
    marks: marks.filter(({ clock }) => clock !== 'nextAnswer'),
  };
}

/** The next mark that a clock will strike, or has struck unnoticed; undefined when none runs. */
export function nextMark(
  service: ServiceRecord,
  queuedAt: Date,
  sla: SlaPolicy,
  hours: BusinessHours | null,
): SlaMark | undefined {
  const isStruck = ({ clock, level }: Omit<SlaMark, 'at'>) =>
    service.marks.some((mark) => mark.clock === clock && mark.level === level);
  const { warnAt } = sla;
  return runningClocks(service, queuedAt, sla)
    .flatMap(({ clock, from, targetMs, extraMs }) =>
      (['warning', 'breach'] as const)
        .filter((level) => !isStruck({ clock, level }) && !(level === 'warning' && warnAt >= 1))
        .map((level) => {
          const ms = extraMs + targetMs * (level === 'warning' ? warnAt : 1);
          return { clock, level, at: afterOpenTime(hours, from, ms) };
        }),
    )
    .filter((mark): mark is SlaMark => mark.at !== undefined)
    .sort((a, b) => a.at.getTime() - b.at.getTime())[0];
}

/** A clock at work: `targetMs` of open time after `from`, and `extraMs` for which it stood still. */
interface RunningClock {
  readonly clock: SlaClock;
  readonly from: Date;
  readonly targetMs: number;
  readonly extraMs: number;
}

function runningClocks(
  { firstAnsweredAt, askedAt, pausedMs }: ServiceRecord,
  queuedAt: Date,
  sla: SlaPolicy,
): readonly RunningClock[] {
  if (askedAt === null) return []; // the customer has the word: every clock stands still
  const answer = firstAnsweredAt
    ? { clock: 'nextAnswer' as const, from: askedAt, seconds: sla.nextAnswerSeconds, extraMs: 0 }
    : {
        clock: 'firstAnswer' as const,
        from: queuedAt,
        seconds: sla.firstAnswerSeconds,
        extraMs: 0,
      };
  const resolution = {
    ...{ clock: 'resolution' as const, from: queuedAt },
    ...{ seconds: sla.resolutionSeconds, extraMs: pausedMs },
  };
  return [answer, resolution].flatMap(({ seconds, ...clock }) =>
    seconds === null ? [] : [{ ...clock, targetMs: seconds * 1000 }],
  );
}
