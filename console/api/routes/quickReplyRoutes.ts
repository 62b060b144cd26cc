import { z } from 'zod';
import type { QuickReply } from '../../../knowledge/index.ts';
import { ConsoleError } from '../../consoleError.ts';
import type { Account } from '../../store.ts';
import type { QuickReplyAnswer } from '../../wire.ts';
import { filledReply, quickReplyAnswers, quickReplyReader } from '../answers/quickReplyAnswers.ts';
import type { ApiParts } from '../apiParts.ts';
import { quickReplyValues } from '../quickReplyValues.ts';
import { type Route, route } from '../route.ts';
import * as field from '../schemas/fields.ts';
import {
  changedQuickReply,
  changedShopFacts,
  expectedVersion,
  filledReplyAnswer,
  newQuickReply,
  offeredReplyList,
  quickReplyAnswer,
  quickReplyList,
  shopFactsAnswer,
} from '../schemas/quickReplies.ts';
import { knownConversation } from './conversationRoutes.ts';

const q = z.string().max(100).optional();
const search = z.strictObject({
  q,
  category: z.string().max(40).optional(),
  language: field.language.optional(),
  cursor: z.coerce.number().int().min(0).default(0),
  limit: field.limit(500, 100),
});
const filling = z.strictObject({
  conversationId: field.id,
  language: field.language.optional(),
});

/** Stored answer texts: shared ones, and everybody's own. */
export const quickReplyRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/quick-replies',
    summary: 'Shared ones and one’s own that fit a key, pinyin or words; the most used first',
    access: 'signedIn',
    query: search,
    answer: quickReplyList,
    async run({ caller, query: { language, cursor, limit, ...wanted } }, api) {
      const reader = quickReplyReader(caller.account);
      const found = (await api.quickReplies.search(reader, wanted)).filter(
        ({ texts }) => language === undefined || texts[language] !== undefined,
      );
      const items = found.slice(cursor, cursor + limit);
      return {
        items: await quickReplyAnswers(items, reader, api),
        next: cursor + limit < found.length ? String(cursor + limit) : null,
      };
    },
  }),
  route({
    method: 'POST',
    path: '/quick-replies',
    summary: 'Add one of one’s own; editors, supervisors and admins also shared ones',
    access: 'signedIn',
    body: newQuickReply,
    status: 201,
    answer: quickReplyAnswer,
    async run({ caller, body }, api) {
      const reader = quickReplyReader(caller.account);
      return answerOf(await api.quickReplies.add(body, reader, api.now()), caller.account, api);
    },
  }),
  route({
    method: 'GET',
    path: '/quick-replies/shop',
    summary: 'What quick replies tell of the shop',
    access: 'signedIn',
    answer: shopFactsAnswer,
    run: (_, api) => api.quickReplies.shopFacts(),
  }),
  route({
    method: 'PUT',
    path: '/quick-replies/shop',
    summary: 'Say what quick replies tell of the shop',
    access: ['editor', 'supervisor', 'admin'],
    body: changedShopFacts,
    answer: shopFactsAnswer,
    async run({ caller, body }, api) {
      const reader = quickReplyReader(caller.account);
      const saved = await api.quickReplies.saveShopFacts(body.facts, reader, body.expectedVersion);
      if (saved) return saved;
      throw conflict((await api.quickReplies.shopFacts()).version);
    },
  }),
  route({
    method: 'GET',
    path: '/quick-replies/{id}',
    summary: 'A quick reply',
    access: 'signedIn',
    params: field.idParams,
    answer: quickReplyAnswer,
    async run({ caller, params }, api) {
      const reader = quickReplyReader(caller.account);
      return answerOf(await api.quickReplies.quickReply(params.id, reader), caller.account, api);
    },
  }),
  route({
    method: 'PUT',
    path: '/quick-replies/{id}',
    summary: 'Write it anew, over the version that its author saw',
    access: 'signedIn',
    params: field.idParams,
    body: changedQuickReply,
    answer: quickReplyAnswer,
    async run({ caller, params: { id }, body: { expectedVersion: expected, ...draft } }, api) {
      const reader = quickReplyReader(caller.account);
      const over = { expectedVersion: expected, now: api.now() };
      const outcome = await api.quickReplies.change(id, draft, reader, over);
      if (outcome.outcome === 'conflict') throw conflict(outcome.latest?.version);
      return answerOf(outcome.reply, caller.account, api);
    },
  }),
  route({
    method: 'DELETE',
    path: '/quick-replies/{id}',
    summary: 'Remove it, as it was seen',
    access: 'signedIn',
    params: field.idParams,
    query: z.strictObject({ expectedVersion }),
    status: 204,
    async run({ caller, params: { id }, query }, api) {
      const reader = quickReplyReader(caller.account);
      const outcome = await api.quickReplies.remove(id, reader, query.expectedVersion);
      if (outcome.outcome === 'conflict') throw conflict(outcome.latest?.version);
    },
  }),
  route({
    method: 'POST',
    path: '/quick-replies/{id}/fill',
    summary: 'Its text for a conversation, and the variables that nobody can fill',
    access: ['agent', 'supervisor', 'admin'],
    params: field.idParams,
    body: filling,
    answer: filledReplyAnswer,
    async run({ caller: { account }, params: { id }, body }, api) {
      const reply = await api.quickReplies.quickReply(id, quickReplyReader(account));
      const conversation = await knownConversation(body.conversationId, api);
      const { language = conversation.language } = body;
      const values = await quickReplyValues(conversation, language, account, api);
      return filledReply(reply, language, values);
    },
  }),
  route({
    method: 'GET',
    path: '/conversations/{id}/quick-replies',
    summary: 'What “/” offers in a conversation: those that fit, with their texts filled',
    access: ['agent', 'supervisor', 'admin'],
    params: field.idParams,
    query: z.strictObject({ q, limit: field.limit(50, 20) }),
    answer: offeredReplyList,
    async run({ caller: { account }, params: { id }, query: { q: wanted, limit } }, api) {
      const reader = quickReplyReader(account);
      const conversation = await knownConversation(id, api);
      const { language } = conversation;
      const values = await quickReplyValues(conversation, language, account, api);
      const found = await api.quickReplies.search(reader, { q: wanted });
      const best = found.slice(0, limit);
      const answers = await quickReplyAnswers(best, reader, api);
      const items = answers.map((reply) => ({
        reply,
        filled: filledReply(reply, language, values),
      }));
      return { items, next: null };
    },
  }),
];

function conflict(version: number | undefined): ConsoleError {
  const now = version === undefined ? 'gone' : `at version ${version}`;
  return new ConsoleError('conflict', `Somebody else was faster; it is ${now} by now`, {
    fields: { expectedVersion: `is ${now} by now` },
  });
}

async function answerOf(
  reply: QuickReply,
  account: Account,
  api: ApiParts,
): Promise<QuickReplyAnswer> {
  const [answer] = await quickReplyAnswers([reply], quickReplyReader(account), api);
  if (!answer) throw new Error(`Quick reply ${reply.id} gave no answer`);
  return answer;
}
