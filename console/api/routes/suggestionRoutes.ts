import { z } from 'zod';
import type { Message } from '../../../handoff/index.ts';
import { bodyFor, type SaidText } from '../../../knowledge/index.ts';
import { type Route, route } from '../route.ts';
import * as field from '../schemas/fields.ts';
import { suggestionsAnswer } from '../schemas/suggestions.ts';
import { knownConversation } from './conversationRoutes.ts';

/** What was said before these messages is not looked at. */
const LOOKED_BACK = 60;

/** What an agent may answer with. */
export const suggestionRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/conversations/{id}/suggestions',
    summary: 'Articles and a reply that fit what was said up to message `seq`, best first',
    access: ['agent', 'supervisor', 'admin'],
    params: field.idParams,
    query: z.strictObject({ seq: z.coerce.number().int().min(1) }),
    answer: suggestionsAnswer,
    async run({ params: { id }, query: { seq } }, { store, suggestions }) {
      const { language, key } = await knownConversation(id, { store });
      const after = Math.max(0, seq - LOOKED_BACK);
      const messages = await store.messages(id, { after, limit: LOOKED_BACK });
      const turns = messages.filter((message) => message.seq <= seq).flatMap(saidIn);
      const { articles, replyFrom } = await suggestions.suggest({ language, turns }, (article) =>
        bodyFor(article, key.channelId),
      );
      return {
        seq,
        articles: articles.map(({ article, body, reply, score, ground }) => ({
          ...{ articleId: article.id, language: article.language, title: article.title },
          ...{ body, reply, score, ground },
        })),
        replyFrom,
      };
    },
  }),
];

/** Notes and events are said to nobody. */
function saidIn({ from, text, analysis }: Message): readonly SaidText[] {
  if (from === 'note' || from === 'event') return [];
  return [{ from, text, articleId: analysis?.articleId }];
}
