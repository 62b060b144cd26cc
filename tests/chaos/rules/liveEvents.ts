import type { Evidence } from '../checker.ts';
import type { AgentJournal, HeardEvent } from '../journals.ts';
import { doubled, grouped } from './grouped.ts';

/**
 * From the first event that a console has heard, over all its reconnects and instances: every event
 * of the log, once, and those of one conversation in the order of the log.
 */
export function liveEvents({ journals, records }: Evidence) {
  const log = records.log;
  return journals.agents.flatMap((agent) => {
    const start = log.findIndex(({ cursor }) => cursor === agent.heard[0]?.cursor);
    const due = start === -1 ? [] : log.slice(start);
    const heard = new Set(agent.heard.map(({ cursor }) => cursor));
    const missing = due.filter(({ cursor }) => !heard.has(cursor));
    const twice = doubled(agent.heard, ({ cursor }) => cursor);
    return [
      ...missing.map((evidence) => ({ what: `${agent.agentId} did not hear this`, evidence })),
      ...twice.map((evidence) => ({ what: `${agent.agentId} heard this twice`, evidence })),
      ...reordered(agent, due),
    ];
  });
}

function reordered({ agentId, heard }: AgentJournal, due: readonly HeardEvent[]) {
  const conversation = ({ event }: HeardEvent) => event.conversationId ?? '';
  const cursors = (events: readonly HeardEvent[]) => events.map(({ cursor }) => cursor).join();
  const inLog = grouped(due, conversation);
  const known = new Set(due.map(({ cursor }) => cursor));
  const common = heard.filter(({ cursor }) => known.has(cursor));
  const heardCursors = new Set(heard.map(({ cursor }) => cursor));
  return [...grouped(common, conversation)].flatMap(([id, events]) => {
    const order = (inLog.get(id) ?? []).filter(({ cursor }) => heardCursors.has(cursor));
    const first = new Map(events.map((event) => [event.cursor, event]));
    if (cursors(order) === cursors([...first.values()])) return [];
    return [
      { what: `${agentId} heard ${id || 'other events'} in another order`, evidence: events },
    ];
  });
}
