import { z } from 'zod';
import { eventAnswerOf } from '../answers/eventAnswer.ts';
import { type Route, route } from '../route.ts';
import * as field from '../schemas/fields.ts';
import { eventList } from '../schemas/line.ts';

/** The event log. */
export const eventRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/sync',
    summary:
      'Events after the cursor, or from the start of the log; `next` is the cursor to go on from',
    access: 'signedIn',
    query: z.strictObject({ since: field.cursor.optional(), limit: field.limit(1000, 200) }),
    answer: eventList,
    async run({ query: { since, limit } }, { events }) {
      const { items, next } = await events.since(since, limit);
      return { items: items.map(eventAnswerOf), next };
    },
  }),
];
