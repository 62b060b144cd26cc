import type { Evidence } from '../checker.ts';

/** Replays who holds what: from `assigned` to `requeued` or `closed` an escalation takes a slot of its agent. */
export function capacity(evidence: Evidence) {
  return [...overInTheLog(evidence), ...overInSight(evidence), ...wrongHolds(evidence)];
}

function overInTheLog({ records }: Evidence) {
  const limits = new Map(records.agents.map(({ id, capacity }) => [id, capacity]));
  const holders = new Map<string, string>();
  return records.log.flatMap((logged) => {
    const { type, escalationId = '', agentId, by } = logged.event;
    if (type === 'requeued' || type === 'closed') holders.delete(escalationId);
    if (type !== 'assigned' || !agentId) return [];
    holders.set(escalationId, agentId);
    const held = [...holders].filter(([, holder]) => holder === agentId).map(([id]) => id);
    const limit = limits.get(agentId) ?? 0;
    if (held.length <= limit || by === 'forced') return [];
    return [
      {
        what: `agent ${agentId} held ${held.length} escalations with a capacity of ${limit}`,
        evidence: { logged, held },
      },
    ];
  });
}

function overInSight({ journals, records }: Evidence) {
  const limits = new Map(records.agents.map(({ id, capacity }) => [id, capacity]));
  return journals.loads
    .filter(({ agentId, load }) => load > (limits.get(agentId) ?? Number.POSITIVE_INFINITY))
    .map((seen) => ({ what: `agent ${seen.agentId} was seen with ${seen.load}`, evidence: seen }));
}

function wrongHolds({ records }: Evidence) {
  return records.agents.flatMap(({ id, holds }) => {
    const held = records.escalations.filter(
      ({ agentId, state }) => agentId === id && (state === 'assigned' || state === 'wrapUp'),
    );
    const ids = held.map((escalation) => escalation.id);
    const isSame = [...ids].sort().join() === [...holds].sort().join();
    if (isSame) return [];
    return [{ what: `agent ${id} holds other than they should`, evidence: { holds, ids } }];
  });
}
