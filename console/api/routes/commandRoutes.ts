import { z } from 'zod';
import type { Actor } from '../../../handoff/index.ts';
import type { SignedIn } from '../../accounts/sessions.ts';
import type { Role } from '../../store.ts';
import { leads } from '../answers/agentAnswers.ts';
import { conversationAnswerOf, escalationAnswerOf } from '../answers/conversationAnswers.ts';
import type { ApiParts } from '../apiParts.ts';
import { type Call, type Route, route } from '../route.ts';
import { conversationAnswer, escalationAnswer } from '../schemas/conversations.ts';
import * as field from '../schemas/fields.ts';
import { knownConversation } from './conversationRoutes.ts';

const skills = z.array(field.skill).max(20);
const remark = z.string().max(4000);

const escalation = z.strictObject({
  reason: field.escalationReason,
  skills: skills.optional(),
  priority: z.int().min(-100).max(100).optional(),
  language: field.language.optional(),
  message: remark.optional(),
  queueId: field.id.optional(),
});

/** The commands that change who has a conversation; `claim` and the like answer how it is afterwards. */
export const commandRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/conversations/{id}/escalate',
    summary: "Put a conversation of the bot's in line",
    access: ['agent', 'supervisor', 'admin'],
    aboutConversation: true,
    params: field.idParams,
    body: escalation,
    status: 201,
    answer: escalationAnswer,
    async run({ params, body }, { handoff }) {
      return escalationAnswerOf(await handoff.escalate(params.id, body));
    },
  }),
  command({
    name: 'claim',
    summary:
      'Take a conversation; a supervisor may force it: from another agent, and beyond their capacity',
    access: ['agent'],
    body: z.strictObject({ force: z.boolean().optional() }),
    run: (id, actor, body, { handoff }) => handoff.claim(id, actor, body),
  }),
  command({
    name: 'accept',
    summary: 'Accept what was offered to you; answering accepts, too',
    access: ['agent'],
    body: z.strictObject({}),
    run: (id, actor, _, { handoff }) => handoff.accept(id, actor),
  }),
  command({
    name: 'decline',
    summary: 'Leave a conversation to others: back in line with its original age',
    body: z.strictObject({ reason: remark.optional() }),
    run: (id, actor, { reason }, { handoff }) => handoff.decline(id, actor, reason),
  }),
  command({
    name: 'transfer',
    summary: 'Pass a conversation on: to an agent, a queue, or other skills',
    body: z.strictObject({
      agentId: field.id.optional(),
      queueId: field.id.optional(),
      skills: skills.optional(),
      note: remark.optional(),
    }),
    run: (id, actor, target, { handoff }) => handoff.transfer(id, actor, target),
  }),
  command({
    name: 'consult',
    summary:
      'Ask a colleague for advice in private; their note on the conversation closes the request',
    body: z.strictObject({ agentId: field.id, question: field.words(4000) }),
    run: (id, actor, request, { handoff }) => handoff.consult(id, actor, request),
  }),
  command({
    name: 'resolve',
    summary: 'The matter is solved: back to the bot, which asks for a rating',
    body: z.strictObject({
      disposition: z.string().max(100).optional(),
      summary: remark.optional(),
    }),
    run: (id, actor, ending, { handoff }) => handoff.resolve(id, actor, ending),
  }),
  command({
    name: 'release',
    summary: 'Back to the bot, unsolved',
    body: z.strictObject({}),
    run: (id, actor, _, { handoff }) => handoff.release(id, actor),
  }),
];

/** Who gives a command to handoff. */
export function actorOf({ account }: SignedIn): Actor {
  return { agentId: account.id, supervisor: leads(account) };
}

function command<B extends z.ZodType>(definition: {
  readonly name: string;
  readonly summary: string;
  readonly access?: readonly [Role, ...Role[]];
  readonly body: B;
  run(id: string, actor: Actor, body: z.output<B>, api: ApiParts): Promise<unknown>;
}): Route {
  const { name, summary, access = ['agent', 'supervisor', 'admin'], body } = definition;
  return route({
    method: 'POST',
    path: `/conversations/{id}/${name}`,
    summary,
    access,
    aboutConversation: true,
    params: field.idParams,
    body,
    answer: conversationAnswer,
    async run(call: Call<{ readonly id: string }, unknown, z.output<B>>, api) {
      const { id } = call.params;
      await definition.run(id, actorOf(call.caller), call.body, api);
      return conversationAnswerOf(await knownConversation(id, api), api);
    },
  });
}
