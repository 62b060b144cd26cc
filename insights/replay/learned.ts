import type { Agent, Escalation } from '../../handoff/index.ts';
import { skillLevel } from '../../handoff/index.ts';
import { type Recording, servedIn, waitIn } from './recording.ts';

/** What a replay takes from the records to tell how things would have gone with somebody else. */
export interface Learned {
  /** Logarithm of the handling time, for a level one higher; 0 where the records don't show any effect. */
  readonly levelEffect: number;
  /** Of those who wait, how many leave, per second and customer. */
  readonly leavingPerSecond: number;
  /** Share of assignments without an answer in time. */
  readonly noAnswerShare: number;
  /** Share of the served who were resolved and didn't come back within a day, without the level and with it. */
  readonly resolved: { readonly below: number; readonly skilled: number };
}

/** Fewer records show no effect of the level. */
const LEAST_RECORDS = 200;
/** Conversations that the mean of all weighs as much as. */
const PRIOR = 20;
const DAY_MS = 86_400_000;

/** Learns from a recording. */
export function learnedFrom(recording: Recording): Learned {
  const { escalations, agents, queues, to } = recording;
  const agentOf = new Map(agents.map((agent) => [agent.id, agent]));
  const requiredLevel = (queueId: string) =>
    queues.find(({ id }) => id === queueId)?.requiredLevel ?? 0.5;
  const comeBack = returning(escalations);
  const points: (readonly [level: number, logSeconds: number])[] = [];
  const counts = { below: { n: 0, yes: 0 }, skilled: { n: 0, yes: 0 } };
  let waited = 0;
  let left = 0;
  let assignments = 0;
  let missed = 0;
  for (const escalation of escalations) {
    const wait = waitIn(escalation, to);
    waited += wait.seconds;
    if (wait.left) left += 1;
    assignments += escalation.passedOver.length + (escalation.assignedAt ? 1 : 0);
    missed += escalation.passedOver.filter(({ cause }) => cause === 'noAnswer').length;
    const served = servedIn(escalation);
    const agent: Agent | undefined = served && agentOf.get(served.agentId);
    if (!served || !agent) continue;
    const level = skillLevel(agent, escalation.skills);
    points.push([level, Math.log(served.seconds)]);
    const count = level >= requiredLevel(escalation.queueId) ? counts.skilled : counts.below;
    count.n += 1;
    if (escalation.outcome === 'resolved' && !comeBack.has(escalation.id)) count.yes += 1;
  }
  const all = ratio(counts.below.yes + counts.skilled.yes, counts.below.n + counts.skilled.n);
  const drawn = ({ n, yes }: { readonly n: number; readonly yes: number }) =>
    (yes + PRIOR * all) / (n + PRIOR);
  return {
    levelEffect: slope(points),
    leavingPerSecond: ratio(left, waited),
    noAnswerShare: ratio(missed, assignments),
    resolved: { below: drawn(counts.below), skilled: drawn(counts.skilled) },
  };
}

/** Escalations after which their conversation asked for a human again within a day. */
function returning(escalations: readonly Escalation[]): ReadonlySet<string> {
  const found = new Set<string>();
  const last = new Map<string, Escalation>();
  const inOrder = [...escalations].sort((a, b) => a.queuedAt.getTime() - b.queuedAt.getTime());
  for (const escalation of inOrder) {
    const before = last.get(escalation.conversationId);
    const since = before && escalation.queuedAt.getTime() - before.queuedAt.getTime();
    if (before && since !== undefined && since < DAY_MS) found.add(before.id);
    last.set(escalation.conversationId, escalation);
  }
  return found;
}

/** Least squares; 0 where too few points, or an interval of 95 % around the slope has 0 in it. */
function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const n = points.length;
  if (n < LEAST_RECORDS) return 0;
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / n;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / n;
  let xx = 0;
  let xy = 0;
  for (const [x, y] of points) {
    xx += (x - meanX) ** 2;
    xy += (x - meanX) * (y - meanY);
  }
  if (xx < 1e-9) return 0;
  const effect = xy / xx;
  const rest = points.reduce((sum, [x, y]) => sum + (y - meanY - effect * (x - meanX)) ** 2, 0);
  const error = Math.sqrt(rest / (n - 2) / xx);
  return Math.abs(effect) > 1.96 * error ? effect : 0;
}

function ratio(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
