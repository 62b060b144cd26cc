import { DEFAULT_QUEUE, waitsTold } from '../../../handoff/index.ts';
import { calibrationBySize, calibrationOf, MOST_REPLAYED } from '../../../insights/index.ts';
import { ConsoleError } from '../../consoleError.ts';
import { iso } from '../answers/iso.ts';
import { type Route, route } from '../route.ts';
import { waitsAnswer, waitsWanted, whatIfAnswer, whatIfWanted } from '../schemas/routing.ts';

const DAY_MS = 86_400_000;
/** Escalations that one report looks at, the newest. */
const MOST_JUDGED = 5000;
/** The longest period that is replayed. */
const MOST_DAYS = 31;

/** How well waits were told, and what another policy would have done. */
export const waitRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/insights/waits',
    summary: 'How well the waits that customers in line were told came true',
    access: ['supervisor', 'admin'],
    query: waitsWanted,
    answer: waitsAnswer,
    async run({ query: { days, queueId } }, { store, now }) {
      const to = now();
      const from = new Date(to.getTime() - days * DAY_MS);
      const span = queueId === undefined ? { from, to } : { from, to, queueId };
      const escalations = await store.recentEscalations(span, MOST_JUDGED);
      const told = escalations.flatMap(waitsTold);
      return {
        ...{ since: iso(from), until: iso(to), isCut: escalations.length === MOST_JUDGED },
        total: calibrationOf(told),
        bySize: calibrationBySize(told),
      };
    },
  }),
  route({
    method: 'POST',
    path: '/insights/what-if',
    summary: 'Replay what was recorded in a period under another policy of a queue',
    access: ['supervisor', 'admin'],
    body: whatIfWanted,
    answer: whatIfAnswer,
    async run({ body: { queueId, from, to, changes } }, { store, replays }) {
      const days = (to.getTime() - from.getTime()) / DAY_MS;
      if (days <= 0 || days > MOST_DAYS) {
        throw refused('to', `The period has to end after it begins, within ${MOST_DAYS} days`);
      }
      const [agents, stored] = await Promise.all([store.agents(), store.queues()]);
      const queues = stored.some(({ id }) => id === DEFAULT_QUEUE.id)
        ? stored
        : [DEFAULT_QUEUE, ...stored];
      const queue = queues.find(({ id }) => id === queueId);
      if (!queue) throw refused('queueId', `There is no queue ${queueId}`);
      const escalations = await store.recentEscalations({ from, to }, MOST_REPLAYED + 1);
      if (escalations.length > MOST_REPLAYED) {
        throw refused('from', `More than ${MOST_REPLAYED} escalations: choose a shorter period`);
      }
      if (!escalations.some(({ assignedAt, resolvedAt }) => assignedAt && resolvedAt)) {
        throw refused('from', 'Nobody was served in this period: choose another');
      }
      const changed = { ...queue, ...changes, weights: { ...queue.weights, ...changes.weights } };
      const result = await replays.run({ from, to, escalations, agents, queues }, changed);
      if (!result) {
        throw new ConsoleError('conflict', 'Another replay is under way: try again in a minute');
      }
      return { queueId, from: iso(from), to: iso(to), ...result };
    },
  }),
];

function refused(field: string, problem: string): ConsoleError {
  return new ConsoleError('invalidRequest', 'This cannot be replayed', {
    fields: { [field]: problem },
  });
}
