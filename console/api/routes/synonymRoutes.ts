import { z } from 'zod';
import {
  changedGroups,
  parseSynonyms,
  type SynonymGroups,
  type SynonymRecord,
} from '../../../knowledge/index.ts';
import { ConsoleError } from '../../consoleError.ts';
import { iso } from '../answers/iso.ts';
import type { ApiParts } from '../apiParts.ts';
import { type Names, nameIn, namesOf } from '../names.ts';
import { type Route, route } from '../route.ts';
import * as field from '../schemas/fields.ts';
import {
  newSynonyms,
  synonymChanges,
  synonymsAnswer,
  synonymTrial,
  triedQuery,
} from '../schemas/synonyms.ts';
import { AUTHORS, READERS } from './intentRoutes.ts';

/** Longest synonyms as JSON, in bytes. */
const SYNONYM_BYTES = 2 * 1024 * 1024;
/** Groups that a change names, of those added and of those removed. */
const MOST_NAMED = 10;
const NONE: SynonymGroups = { zh: [], en: [] };

/** The words that mean the same to search. */
export const synonymRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/synonyms',
    summary: 'Groups of words that mean the same to search; version 0: none are stored yet',
    access: READERS,
    answer: synonymsAnswer,
    run: async (_, api) => answerOf(await api.synonyms.synonyms(), api),
  }),
  route({
    method: 'PUT',
    path: '/synonyms',
    summary: 'Replace the synonyms that the editor saw; search knows them at once',
    access: AUTHORS,
    body: newSynonyms,
    bodyBytes: SYNONYM_BYTES,
    answer: synonymsAnswer,
    async run({ caller, body: { expectedVersion, groups } }, api) {
      const by = { author: caller.account.id, at: api.now() };
      const next = { groups: parseSynonyms(groups), ...by, version: expectedVersion };
      if ((await api.synonyms.saveSynonyms(next)) === 'conflict') {
        const { version } = await api.synonyms.synonyms();
        throw new ConsoleError('conflict', `The synonyms are at version ${version} by now`, {
          fields: { expectedVersion: `is ${version} by now` },
        });
      }
      const saved = { ...next, version: expectedVersion + 1 };
      api.knowledge.replaceSynonyms(saved);
      return answerOf(saved, api);
    },
  }),
  route({
    method: 'GET',
    path: '/synonyms/history',
    summary: 'Who changed the synonyms, when, and which groups; the last 100 changes are kept',
    access: READERS,
    query: z.strictObject({ limit: field.limit(99, 20) }),
    answer: synonymChanges,
    async run({ query: { limit } }, api) {
      // One more: what the oldest changed is seen from the one before.
      const versions = await api.synonyms.synonymHistory(limit + 1);
      const names = await namesOf(
        versions.map(({ author }) => author),
        api,
      );
      const items = versions.slice(0, limit).map((record, place) => {
        const before = versions[place + 1]?.groups ?? NONE;
        const { added, removed } = changedGroups(before, record.groups);
        return {
          ...authored(record, names),
          ...{ addedCount: added.length, removedCount: removed.length },
          ...{ added: added.slice(0, MOST_NAMED), removed: removed.slice(0, MOST_NAMED) },
        };
      });
      return { items, next: null };
    },
  }),
  route({
    method: 'GET',
    path: '/synonyms/try',
    summary: 'What search makes of a query, and what it finds',
    access: READERS,
    query: triedQuery,
    answer: synonymTrial,
    async run({ query: { q, language } }, { knowledge }) {
      const hits = knowledge.search(q, { language, audience: 'agents' });
      const articles = hits.map(({ article: { id, title } }) => ({ id, title }));
      return { ...knowledge.understand(q, language), articles };
    },
  }),
];

async function answerOf(record: SynonymRecord, api: Pick<ApiParts, 'accounts' | 'store'>) {
  const names = await namesOf([record.author], api);
  return { ...authored(record, names), groups: record.groups };
}

function authored({ version, author, at }: SynonymRecord, names: Names) {
  return { version, author, authorName: nameIn(names, author), at: at ? iso(at) : null };
}
