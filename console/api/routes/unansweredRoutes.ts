import { z } from 'zod';
import type { Message } from '../../../handoff/index.ts';
import { detectLanguage } from '../../../recognizers/index.ts';
import { ConsoleError } from '../../consoleError.ts';
import { unansweredAnswerOf } from '../answers/authoringAnswers.ts';
import type { ApiParts } from '../apiParts.ts';
import { type Route, route } from '../route.ts';
import * as field from '../schemas/fields.ts';
import {
  dismissal,
  newLabel,
  objection,
  unansweredAnswer,
  unansweredList,
} from '../schemas/unanswered.ts';
import { knownConversation } from './conversationRoutes.ts';
import { AUTHORS, authoringOf, by, READERS } from './intentRoutes.ts';

/** The bot answers within so many messages of the customer's. */
const LOOKED_BACK = 20;

/** What the bot could not answer, or answered wrongly. */
export const unansweredRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/unanswered',
    summary: 'Messages to label, those first that teach most, those like each other together',
    access: READERS,
    query: z.strictObject({ language: field.language.optional(), limit: field.limit(150, 50) }),
    answer: unansweredList,
    async run({ caller, query }, api) {
      const groups = await authoringOf(api).inbox.queue(query);
      const items = groups.map(({ messages, ...group }) => ({
        ...group,
        messages: messages.map((message) => unansweredAnswerOf(message, caller.account)),
      }));
      return { items, next: null };
    },
  }),
  route({
    method: 'POST',
    path: '/unanswered/label',
    summary: 'Make messages utterances of an intent (or of None)',
    access: AUTHORS,
    body: newLabel,
    answer: z.object({ labelled: z.int().min(0), revision: z.int().min(0) }),
    async run({ caller, body: { ids, intent, note } }, api) {
      return authoringOf(api).inbox.label(ids, intent, by(caller, note, api));
    },
  }),
  route({
    method: 'POST',
    path: '/unanswered/dismiss',
    summary: 'Take messages out that teach nothing',
    access: AUTHORS,
    body: dismissal,
    answer: z.object({ dismissed: z.int().min(0) }),
    async run({ body: { ids } }, api) {
      return { dismissed: await authoringOf(api).inbox.dismiss(ids) };
    },
  }),
  route({
    method: 'POST',
    path: '/conversations/{id}/messages/{seq}/wrong-intent',
    summary:
      "Say that the bot took a customer's message for something else; `seq` is its, or the bot's answer's",
    access: ['agent', 'supervisor', 'admin'],
    params: field.idParams.extend({ seq: z.coerce.number().int().min(1) }),
    body: objection,
    status: 201,
    answer: unansweredAnswer,
    async run({ caller, params: { id, seq }, body: { intent: rightIntent = null } }, api) {
      const { inbox } = authoringOf(api);
      const conversation = await knownConversation(id, api);
      const { asked, wrongIntent } = await misunderstood(id, seq, api);
      const { text, at } = asked;
      const language = detectLanguage(text, conversation.language);
      const message = { text, at, language, conversationId: id, seq: asked.seq };
      const noted = await inbox.complain(message, { wrongIntent, rightIntent });
      return unansweredAnswerOf(noted, caller.account);
    },
  }),
];

/** The customer's message that is meant, and what the bot took it for. */
async function misunderstood(id: string, seq: number, { store }: Pick<ApiParts, 'store'>) {
  const after = Math.max(0, seq - LOOKED_BACK);
  const messages = await store.messages(id, { after, limit: seq - after + LOOKED_BACK });
  const at = messages.findIndex((message) => message.seq === seq);
  if (at < 0) throw new ConsoleError('notFound', `This conversation has no message ${seq}`);
  const asked = messages.slice(0, at + 1).findLast(isCustomers);
  if (!asked?.text.trim()) {
    throw new ConsoleError('notFound', `Message ${seq} answers no words of a customer`);
  }
  const answers = messages.slice(messages.indexOf(asked) + 1);
  const answer = answers.find(({ from }) => from === 'customer' || from === 'bot');
  return { asked, wrongIntent: answer?.analysis?.intent ?? null };
}

function isCustomers({ from }: Message): boolean {
  return from === 'customer';
}
