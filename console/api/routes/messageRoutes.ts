import { z } from 'zod';
import type { Message } from '../../../handoff/index.ts';
import type { ListAnswer, MessageAnswer } from '../../wire.ts';
import { messageAnswerOf } from '../answers/messageAnswers.ts';
import type { ApiParts } from '../apiParts.ts';
import { namesOf } from '../names.ts';
import { requireNoneOpen } from '../quickReplyValues.ts';
import { type Route, route } from '../route.ts';
import { messageAnswer, messageList } from '../schemas/conversations.ts';
import * as field from '../schemas/fields.ts';
import { actorOf } from './commandRoutes.ts';
import { knownConversation } from './conversationRoutes.ts';

const seq = z.coerce.number().int().min(0);
const page = z
  .strictObject({
    after: seq.optional(),
    before: seq.optional(),
    limit: field.limit(500, 100),
  })
  .refine(({ after, before }) => after === undefined || before === undefined, {
    path: ['before'],
    message: 'goes without "after"',
  });

const newMessage = z.strictObject({
  text: field.words(4000),
  clientMessageId: z
    .string()
    .max(100)
    .regex(/^[\w.:-]+$/, 'letters, digits and "._:-" only, such as a UUID'),
  note: z.boolean().optional(),
  /** The article that the answer was taken from. */
  articleId: field.id.optional(),
  /** The quick reply that the answer was made from: counted, and refused while a variable is open. */
  quickReplyId: field.id.optional(),
});

/** The transcript of a conversation, and what agents add to it. */
export const messageRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/conversations/{id}/messages',
    summary: 'The transcript in its order: after a message, or the page before one',
    access: ['agent', 'supervisor', 'admin'],
    params: field.idParams,
    query: page,
    answer: messageList,
    async run({ params: { id }, query: { after, before, limit } }, api) {
      await knownConversation(id, api);
      return before === undefined
        ? pageAfter(id, after ?? 0, limit, api)
        : pageBefore(id, before, limit, api);
    },
  }),
  route({
    method: 'POST',
    path: '/conversations/{id}/messages',
    summary:
      'Answer the customer (the conversation has to be yours), or leave a note for colleagues',
    access: ['agent', 'supervisor', 'admin'],
    aboutConversation: true,
    params: field.idParams,
    body: newMessage,
    status: 201,
    answer: messageAnswer,
    async run({ caller, params: { id }, body }, api) {
      if (body.quickReplyId !== undefined && !body.note) {
        await requireNoneOpen(body.text, await knownConversation(id, api), caller.account, api);
      }
      const message = await api.handoff.say(id, actorOf(caller), body);
      const names = new Map([[caller.account.id, caller.account.name]]);
      return messageAnswerOf(message, names, api);
    },
  }),
];

/** `next`: the `after` of the next page. */
async function pageAfter(
  id: string,
  after: number,
  limit: number,
  api: ApiParts,
): Promise<ListAnswer<MessageAnswer>> {
  const messages = await api.store.messages(id, { after, limit });
  const isFull = messages.length === limit;
  return { items: await answersOf(messages, api), next: isFull ? seqOf(messages.at(-1)) : null };
}

/** `next`: the `before` of the page before. */
async function pageBefore(
  id: string,
  before: number,
  limit: number,
  api: ApiParts,
): Promise<ListAnswer<MessageAnswer>> {
  const after = Math.max(0, before - 1 - limit);
  const messages = await api.store.messages(id, { after, limit: Math.max(1, before - 1 - after) });
  const earlier = messages.filter((message) => message.seq < before);
  return { items: await answersOf(earlier, api), next: after > 0 ? seqOf(earlier[0]) : null };
}

async function answersOf(
  messages: readonly Message[],
  api: ApiParts,
): Promise<readonly MessageAnswer[]> {
  const names = await namesOf(
    messages.map(({ agentId }) => agentId),
    api,
  );
  return messages.map((message) => messageAnswerOf(message, names, api));
}

function seqOf(message: Message | undefined): string | null {
  return message ? String(message.seq) : null;
}
