import { z } from 'zod';
import { synonymsSchema } from '../../../knowledge/index.ts';
import type { SynonymChangeAnswer, SynonymsAnswer, SynonymTrialAnswer } from '../../wire.ts';
import * as field from './fields.ts';
import { listOf, named, time } from './named.ts';

const authored = {
  version: z.int().min(0),
  author: z.string(),
  authorName: z.string().nullable(),
  at: time.nullable(),
};
const words = z.array(z.string());
const count = z.int().min(0);
const groups = z.array(z.object({ language: field.language, words }));

/** The synonyms. */
export const synonymsAnswer = named<SynonymsAnswer>(
  'Synonyms',
  z.object({ ...authored, groups: z.object({ zh: z.array(words), en: z.array(words) }) }),
);

/** How the synonyms came to be what they are. */
export const synonymChanges = listOf(
  'SynonymHistory',
  named<SynonymChangeAnswer>(
    'SynonymChange',
    z.object({
      ...authored,
      ...{ addedCount: count, removedCount: count },
      ...{ added: groups, removed: groups },
    }),
  ),
);

/** What search makes of a query. */
export const synonymTrial = named<SynonymTrialAnswer>(
  'SynonymTrial',
  z.object({
    text: z.string(),
    also: words,
    articles: z.array(z.object({ id: z.string(), title: z.string() })),
  }),
);

/** The synonyms as an editor sends them. */
export const newSynonyms = z.strictObject({
  groups: synonymsSchema,
  /** The version that the editor saw. */
  expectedVersion: z.int().min(0),
});

/** A query to try. */
export const triedQuery = z.strictObject({ q: z.string().max(500), language: field.language });
