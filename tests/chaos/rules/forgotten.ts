import type { Evidence } from '../checker.ts';
import type { LoggedEvent } from '../records.ts';

/** How long somebody may wait in calm while an agent is free, in milliseconds. */
const PATIENCE_MS = 30_000;

/**
 * Whoever was promised a human is in the records, and every escalation has come to its end, since
 * agents went on until the line was empty. In calm nobody waited long while an agent was free.
 */
export function forgotten({ journals, records }: Evidence) {
  const known = new Set(records.escalations.map(({ id }) => id));
  const lost = journals.escalations.filter(({ escalationId }) => !known.has(escalationId));
  const open = records.escalations.filter(({ state }) => state !== 'closed');
  return [
    ...lost.map((evidence) => ({ what: 'an escalation that was seen is gone', evidence })),
    ...open.map((evidence) => ({
      what: `escalation ${evidence.id} never came to its end`,
      evidence,
    })),
    ...passedBy({ journals, records }),
  ];
}

/** Those who waited in calm for longer than patience, with an agent online and free all the while. */
function passedBy({ journals, records }: Evidence) {
  return waitsOf(records.log).flatMap(({ escalationId, from, until }) => {
    const since = Math.max(from, journals.calmSince);
    if (until - since < PATIENCE_MS) return [];
    const free = journals.agents.find(
      ({ agentId, online }) =>
        online.some((time) => time.from <= since && time.until >= until) &&
        records.log.every(
          ({ at, event }) =>
            event.agentId !== agentId || event.type !== 'assigned' || at < since || at >= until,
        ) &&
        heldAt(records.log, agentId, since) === 0,
    );
    if (!free) return [];
    const evidence = { escalationId, since, until, free: free.agentId };
    return [{ what: `escalation ${escalationId} waited beside a free agent`, evidence }];
  });
}

function waitsOf(log: readonly LoggedEvent[]) {
  const since = new Map<string, number>();
  const waits: { escalationId: string; from: number; until: number }[] = [];
  for (const { at, event } of log) {
    const { type, escalationId = '' } = event;
    if (type === 'escalated' || type === 'requeued') since.set(escalationId, at);
    const from = since.get(escalationId);
    if (from === undefined || (type !== 'assigned' && type !== 'ended')) continue;
    waits.push({ escalationId, from, until: at });
    since.delete(escalationId);
  }
  return waits;
}

function heldAt(log: readonly LoggedEvent[], agentId: string, at: number): number {
  const held = new Set<string>();
  for (const logged of log.filter((one) => one.at <= at)) {
    const { type, escalationId = '' } = logged.event;
    if (type === 'assigned' && logged.event.agentId === agentId) held.add(escalationId);
    if (type === 'requeued' || type === 'closed') held.delete(escalationId);
  }
  return held.size;
}
