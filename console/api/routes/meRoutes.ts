import { z } from 'zod';
import { STREAM_TIMING } from '../../live/streamTiming.ts';
import { meAnswerOf } from '../answers/agentAnswers.ts';
import { type Route, route } from '../route.ts';
import * as field from '../schemas/fields.ts';
import { meAnswer } from '../schemas/people.ts';

const presenceChange = z.strictObject({
  presence: field.presence,
  /** How long it holds without a live connection; absent: as long as one is open, and a few seconds. */
  leaseSeconds: z.int().min(1).max(86_400).optional(),
});

/** The signed-in account itself. */
export const meRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/me',
    summary: 'The signed-in account',
    access: 'signedIn',
    answer: meAnswer,
    async run({ caller }, { store, now }) {
      return meAnswerOf(caller, await store.agent(caller.account.id), now());
    },
  }),
  route({
    method: 'PUT',
    path: '/me/presence',
    summary: 'Be online, away or offline, for a lease or while a live stream is open',
    access: ['agent'],
    body: presenceChange,
    answer: meAnswer,
    async run({ caller, body }, { handoff, now, streamTiming }) {
      const graceMs = streamTiming?.graceMs ?? STREAM_TIMING.graceMs;
      const leaseMs = body.leaseSeconds === undefined ? graceMs : body.leaseSeconds * 1000;
      const until = new Date(now().getTime() + leaseMs);
      const agent = await handoff.setPresence(caller.account.id, body.presence, until);
      return meAnswerOf(caller, agent, now());
    },
  }),
  route({
    method: 'DELETE',
    path: '/me/consults/{id}',
    summary:
      'Put a request for advice on this conversation aside; giving it, as a note, closes it too',
    access: ['agent'],
    params: field.idParams,
    answer: meAnswer,
    async run({ caller, params }, { handoff, now }) {
      return meAnswerOf(caller, await handoff.putAside(params.id, caller.account.id), now());
    },
  }),
];
