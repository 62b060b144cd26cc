import type { Agent } from '../../handoff/index.ts';
import type { StaffEvent } from '../simulation/staff.ts';
import type { Recording } from './recording.ts';

/** Who had a conversation was there, and so they were between two that are no further apart, in seconds. */
const GAP_SECONDS = 30 * 60;
/** Before the first and after the last of them. */
const MARGIN_SECONDS = 5 * 60;

interface Span {
  from: number;
  to: number;
}

/**
 * When agents were there, by the conversations that they had: the log of presences is not kept as long
 * as the conversations. After the period all are, so that whoever is in line then is served.
 */
export function recordedStaff(
  { escalations, from, to }: Recording,
  agents: readonly Agent[],
): readonly StaffEvent[] {
  const secondsOf = (at: Date) => (at.getTime() - from.getTime()) / 1000;
  const end = secondsOf(to);
  const work = new Map<string, Span[]>();
  for (const { agentId, assignedAt, resolvedAt, closedAt } of escalations) {
    if (agentId === null || !assignedAt) continue;
    const span = { from: secondsOf(assignedAt), to: secondsOf(resolvedAt ?? closedAt ?? to) };
    work.set(agentId, [...(work.get(agentId) ?? []), span]);
  }
  return agents.flatMap(({ id }, agent): StaffEvent[] => {
    const spans = joined(work.get(id) ?? []).map((span) => ({
      from: Math.max(0, span.from - MARGIN_SECONDS),
      to: Math.min(end, span.to + MARGIN_SECONDS),
    }));
    return [
      { at: 0, agent, type: 'off' },
      ...spans.flatMap((span): StaffEvent[] => [
        { at: span.from, agent, type: 'on' },
        { at: span.to, agent, type: 'off' },
      ]),
      { at: end, agent, type: 'on' },
    ];
  });
}

/** Spans in order; those that are near one another are one. */
function joined(spans: readonly Span[]): readonly Span[] {
  const whole: Span[] = [];
  for (const span of [...spans].sort((one, other) => one.from - other.from)) {
    const last = whole.at(-1);
    if (last && span.from - last.to <= GAP_SECONDS) last.to = Math.max(last.to, span.to);
    else whole.push({ ...span });
  }
  return whole;
}
