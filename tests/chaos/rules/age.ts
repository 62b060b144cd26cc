import type { Evidence } from '../checker.ts';

/** The age in line is that of the first moment, whatever happens later; everybody sees the same. */
export function age({ journals, records }: Evidence) {
  const escalations = new Map(records.escalations.map((one) => [one.id, one]));
  const seenOtherwise = journals.escalations.filter(({ escalationId, queuedAt }) => {
    const now = escalations.get(escalationId)?.queuedAt;
    return now !== undefined && now !== queuedAt;
  });
  const younger = records.log.filter(({ at, event }) => {
    const now = escalations.get(event.escalationId ?? '')?.queuedAt;
    return event.type === 'escalated' && now !== undefined && now > at;
  });
  return [
    ...seenOtherwise.map((seen) => ({
      what: `escalation ${seen.escalationId} changed its age`,
      evidence: { seen, stored: escalations.get(seen.escalationId) },
    })),
    ...younger.map((logged) => ({
      what: `escalation ${logged.event.escalationId} is younger than its beginning`,
      evidence: { logged, stored: escalations.get(logged.event.escalationId ?? '') },
    })),
  ];
}
