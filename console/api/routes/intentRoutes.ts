import { z } from 'zod';
import { type Authoring, RecognitionError } from '../../../recognizers/index.ts';
import type { SignedIn } from '../../accounts/sessions.ts';
import { ConsoleError } from '../../consoleError.ts';
import type { IntentAnswer } from '../../wire.ts';
import { changeAnswers, intentAnswers, utterancePage } from '../answers/authoringAnswers.ts';
import type { ApiParts } from '../apiParts.ts';
import { type Route, route } from '../route.ts';
import * as field from '../schemas/fields.ts';
import {
  intentAnswer,
  intentChangeDetail,
  intentChangeList,
  intentChanges,
  intentList,
  intentParams,
  newIntent,
  note,
  revision,
  utteranceList,
} from '../schemas/intents.ts';

/** Who reads what authors work on, and who are authors. */
export const READERS = ['editor', 'supervisor', 'admin'] as const;
export const AUTHORS = ['editor', 'admin'] as const;

/** Longest change of an intent as JSON, in bytes. */
const CHANGE_BYTES = 2 * 1024 * 1024;

/** `next` of one page is the `cursor` of the next: a number below or after which it goes on. */
export const page = z.strictObject({
  cursor: z.coerce.number().int().min(0).optional(),
  limit: field.limit(1_000, 100),
});

/** The intents, with their utterances and history. */
export const intentRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/intents',
    summary: 'All intents by name, as they are or were at a revision',
    // Agents name one where the bot was wrong.
    access: ['agent', ...READERS],
    query: z.strictObject({ revision: revision.optional() }),
    answer: intentList,
    async run({ query }, api) {
      const state = await authoringOf(api).book.state(query.revision);
      return { items: intentAnswers(state), next: null };
    },
  }),
  route({
    method: 'POST',
    path: '/intents',
    summary: 'Add an intent',
    access: AUTHORS,
    body: newIntent,
    bodyBytes: CHANGE_BYTES,
    status: 201,
    answer: intentAnswer,
    async run({ caller, body: { utterances, note, ...profile } }, api) {
      await authoringOf(api).book.create(profile, utterances, by(caller, note, api));
      return intentOf(profile.name, api);
    },
  }),
  route({
    method: 'GET',
    path: '/intents/history',
    summary: 'Changes of all intents, or of one, newest first',
    access: READERS,
    query: page.extend({ intent: intentParams.shape.name.optional() }),
    answer: intentChangeList,
    async run({ query: { cursor, limit, intent } }, api) {
      const { intents } = authoringOf(api);
      const changes = await intents.changes({ before: cursor, intent, limit: limit + 1 });
      const items = changes.slice(0, limit);
      return {
        items: await changeAnswers(items, api),
        next: changes.length > limit ? String(items.at(-1)?.revision) : null,
      };
    },
  }),
  route({
    method: 'GET',
    path: '/intents/history/{revision}',
    summary: 'A change, with the utterances that it added and removed',
    access: READERS,
    params: z.object({ revision }),
    answer: intentChangeDetail,
    async run({ params }, api) {
      const { intents } = authoringOf(api);
      const [change] = await intents.changes({ before: params.revision + 1, limit: 1 });
      if (change?.revision !== params.revision) {
        throw new ConsoleError('notFound', `There is no change ${params.revision}`);
      }
      const { added, removed } = await intents.changedUtterances(params.revision);
      const [answer] = await changeAnswers([change], api);
      if (!answer) throw new Error(`Change ${params.revision} gave no answer`);
      return { ...answer, addedUtterances: added, removedUtterances: removed };
    },
  }),
  route({
    method: 'GET',
    path: '/intents/{name}',
    summary: 'An intent',
    access: READERS,
    params: intentParams,
    answer: intentAnswer,
    async run({ params }, api) {
      return intentOf(params.name, api);
    },
  }),
  route({
    method: 'PATCH',
    path: '/intents/{name}',
    summary: 'Change an intent and its utterances on top of what its author saw',
    access: AUTHORS,
    params: intentParams,
    body: intentChanges,
    bodyBytes: CHANGE_BYTES,
    answer: intentAnswer,
    async run({ caller, params: { name }, body: { expectedRevision, note, ...changes } }, api) {
      const { book } = authoringOf(api);
      await book.edit(name, expectedRevision, changes, by(caller, note, api));
      return intentOf(name, api);
    },
  }),
  route({
    method: 'DELETE',
    path: '/intents/{name}',
    summary: 'End an intent, with its utterances; history keeps them',
    access: AUTHORS,
    params: intentParams,
    query: z.strictObject({
      expectedRevision: revision,
      note,
    }),
    status: 204,
    async run({ caller, params: { name }, query: { expectedRevision, note } }, api) {
      await authoringOf(api).book.remove(name, expectedRevision, by(caller, note, api));
    },
  }),
  route({
    method: 'GET',
    path: '/intents/{name}/utterances',
    summary: 'Utterances of an intent, oldest first; `q` finds part of one',
    access: READERS,
    params: intentParams,
    query: page.extend({
      language: field.language.optional(),
      q: z.string().max(200).optional(),
      revision: revision.optional(),
    }),
    answer: utteranceList,
    async run({ params: { name }, query: { cursor = 0, limit, ...query } }, api) {
      const state = await authoringOf(api).book.state(query.revision);
      const words = query.q?.toLowerCase() ?? '';
      const rows = state.utterances.filter(
        ({ intent, language, utterance }) =>
          intent === name &&
          (!query.language || language === query.language) &&
          utterance.toLowerCase().includes(words),
      );
      return utterancePage(rows, { after: cursor, limit });
    },
  }),
];

/** What authors work with; a console beside another bot has none of it. */
export function authoringOf({ authoring }: Pick<ApiParts, 'authoring'>): Authoring {
  if (authoring) return authoring;
  throw new ConsoleError('notFound', 'The bot of this console keeps its intents elsewhere');
}

/** The caller as author. */
export function by({ account }: SignedIn, note: string, { now }: Pick<ApiParts, 'now'>) {
  return { author: account.id, note, at: now() };
}

async function intentOf(name: string, api: ApiParts): Promise<IntentAnswer> {
  const answers = intentAnswers(await authoringOf(api).book.state());
  const answer = answers.find((intent) => intent.name === name);
  if (answer) return answer;
  throw new RecognitionError('notFound', `There is no intent ${name}`);
}
