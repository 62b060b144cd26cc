import type { Evidence } from '../checker.ts';
import { doubled } from './grouped.ts';

/** Each escalation is rated once at most, and its agent's totals are the sum of these. */
export function ratings({ journals, records }: Evidence) {
  const rated = records.log.filter(({ event }) => event.type === 'rated');
  const twice = doubled(rated, ({ event }) => event.escalationId ?? '');
  const lost = rated.filter(({ event }) => {
    const escalation = records.escalations.find(({ id }) => id === event.escalationId);
    return escalation?.rating !== event.rating;
  });
  const inRun = new Set(journals.agents.map(({ agentId }) => agentId));
  const agents = records.agents.filter(({ id }) => inRun.has(id));
  const wrong = agents.flatMap(({ id, ratingCount, ratingSum }) => {
    const own = rated.filter(({ event }) => event.agentId === id);
    const sum = own.reduce((total, { event }) => total + (event.rating ?? 0), 0);
    if (own.length === ratingCount && sum === ratingSum) return [];
    const evidence = { ratingCount, ratingSum, rated: own };
    return [{ what: `the ratings of agent ${id} are not what customers gave`, evidence }];
  });
  return [
    ...twice.map((evidence) => ({ what: 'an escalation was rated twice', evidence })),
    ...lost.map((evidence) => ({ what: 'a rating is not on its escalation', evidence })),
    ...wrong,
  ];
}
