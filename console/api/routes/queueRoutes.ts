import { z } from 'zod';
import { DEFAULT_QUEUE, type HandoffStore, type Queue } from '../../../handoff/index.ts';
import { ConsoleError } from '../../consoleError.ts';
import { decisionAnswers, lineAnswers } from '../answers/lineAnswers.ts';
import { type Route, route } from '../route.ts';
import * as field from '../schemas/fields.ts';
import { decisionList, lineList, queueAnswer, queueList } from '../schemas/line.ts';
import { businessHours, slaPolicy } from '../schemas/service.ts';
import { knownConversation } from './conversationRoutes.ts';

/** Waiting escalations that one answer shows. */
const LINE_LIMIT = 500;

const weight = z.number().min(0).max(100);
const weights = z.strictObject({
  skill: weight,
  load: weight,
  rating: weight,
  sameAgent: weight,
  language: weight,
  idle: weight.optional(),
});
const policy = z
  .strictObject({
    name: field.words(100),
    weights: weights.partial(),
    taking: z.enum(['first', 'skilled', 'ageAndFit']),
    version: z.int().min(0),
    starveSeconds: field.seconds.min(1).nullable(),
    sameAgentSeconds: field.seconds.nullable(),
    busy: z
      .strictObject({
        from: z.number().min(0).max(0.99),
        relaxSeconds: field.seconds,
        weights: weights.optional(),
      })
      .nullable(),
    requiredLevel: z.number().min(0).max(1),
    relaxSeconds: field.seconds,
    answerSeconds: field.seconds.min(1),
    wrapUpSeconds: field.seconds,
    passOverSeconds: field.seconds,
    idleSeconds: field.seconds,
    missesToAway: z.int().min(0).max(100),
    hours: businessHours.nullable(),
    sla: slaPolicy.nullable(),
  })
  .partial();

/** Queues with their policies, who waits in them, and why things went where they went. */
export const queueRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/queues',
    summary: 'All queues with their policies and clocks',
    access: 'signedIn',
    answer: queueList,
    async run(_, { store }) {
      const queues = await store.queues();
      const all = queues.some(({ id }) => id === DEFAULT_QUEUE.id)
        ? queues
        : [DEFAULT_QUEUE, ...queues];
      return { items: all, next: null };
    },
  }),
  route({
    method: 'GET',
    path: '/queues/{id}',
    summary: 'A queue',
    access: 'signedIn',
    params: field.idParams,
    answer: queueAnswer,
    async run({ params }, { handoff }) {
      return handoff.queue(params.id);
    },
  }),
  route({
    method: 'PUT',
    path: '/queues/{id}',
    summary:
      'Set a queue; what is absent keeps its value, or has the default of a new queue; null takes a setting away; with a version only over that one',
    access: ['supervisor', 'admin'],
    params: z.object({ id: field.id.regex(/^[\w-]+$/, 'letters, digits, "_" and "-" only') }),
    body: policy,
    answer: queueAnswer,
    async run({ params: { id }, body }, { store }) {
      const before = (await store.queue(id)) ?? newQueue(id);
      const weights = { ...before.weights, ...body.weights };
      await knownOverflow(body.sla?.overflowTo, store);
      const queue = without({ ...before, ...body, weights });
      if (queue.version === before.version && (await store.saveQueue(queue)) === 'saved') {
        return { ...queue, version: queue.version + 1 };
      }
      throw new ConsoleError(
        'conflict',
        'Somebody else changed this queue meanwhile; read it again',
      );
    },
  }),
  route({
    method: 'GET',
    path: '/queue',
    summary: 'Who waits, in the order of the line',
    access: ['agent', 'supervisor', 'admin'],
    answer: lineList,
    async run(_, api) {
      return { items: await lineAnswers(await api.store.waiting(LINE_LIMIT), api), next: null };
    },
  }),
  route({
    method: 'GET',
    path: '/decisions/{conversationId}',
    summary: 'The routing decisions about a conversation, newest first',
    access: ['agent', 'supervisor', 'admin'],
    params: z.object({ conversationId: field.id }),
    answer: decisionList,
    async run({ params }, api) {
      await knownConversation(params.conversationId, api);
      const decisions = await api.store.decisions(params.conversationId);
      return { items: await decisionAnswers(decisions, api), next: null };
    },
  }),
];

/** Throws `invalid` unless there is a queue to overflow to. */
async function knownOverflow(id: string | null | undefined, store: HandoffStore): Promise<void> {
  if (!id || id === DEFAULT_QUEUE.id || (await store.queue(id))) return;
  throw new ConsoleError('invalidRequest', 'The overflow names no queue', {
    fields: { 'sla.overflowTo': `There is no queue ${id}` },
  });
}

/** The queue without the settings that were taken away. */
function without({ starveSeconds, sameAgentSeconds, busy, ...queue }: Changed): Queue {
  return {
    ...queue,
    ...(typeof starveSeconds === 'number' && { starveSeconds }),
    ...(typeof sameAgentSeconds === 'number' && { sameAgentSeconds }),
    ...(busy && { busy }),
  };
}

/** A queue with changes, in which null takes a setting away. */
type Changed = Omit<Queue, Removable> & Pick<z.infer<typeof policy>, Removable>;
type Removable = 'starveSeconds' | 'sameAgentSeconds' | 'busy';

function newQueue(id: string): Queue {
  return id === DEFAULT_QUEUE.id ? DEFAULT_QUEUE : { ...DEFAULT_QUEUE, id, name: id };
}
