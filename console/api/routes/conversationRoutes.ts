import { z } from 'zod';
import type { Conversation } from '../../../handoff/index.ts';
import { ConsoleError } from '../../consoleError.ts';
import { conversationAnswerOf, conversationAnswers } from '../answers/conversationAnswers.ts';
import type { ApiParts } from '../apiParts.ts';
import { type Route, route } from '../route.ts';
import { conversationAnswer, conversationList } from '../schemas/conversations.ts';
import * as field from '../schemas/fields.ts';

const filter = z.strictObject({
  state: field.conversationState.optional(),
  agentId: field.id.optional(),
  q: z.string().max(200).optional(),
  cursor: field.cursor.optional(),
  limit: field.limit(200, 50),
});

/** Conversations to read. */
export const conversationRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/conversations',
    summary: 'Conversations, newest activity first',
    access: ['agent', 'supervisor', 'admin'],
    query: filter,
    answer: conversationList,
    async run({ query }, api) {
      const { items, next } = await api.store.conversations(query);
      return { items: await conversationAnswers(items, api), next };
    },
  }),
  route({
    method: 'GET',
    path: '/conversations/{id}',
    summary: 'A conversation',
    access: ['agent', 'supervisor', 'admin'],
    params: field.idParams,
    answer: conversationAnswer,
    async run({ params }, api) {
      return conversationAnswerOf(await knownConversation(params.id, api), api);
    },
  }),
];

/** The conversation of this id; throws `notFound`. */
export async function knownConversation(
  id: string,
  { store }: Pick<ApiParts, 'store'>,
): Promise<Conversation> {
  const conversation = await store.conversation(id);
  if (conversation) return conversation;
  throw new ConsoleError('notFound', `There is no conversation ${id}`);
}
