import {
  invalidTaxonomy,
  parseTaxonomy,
  stillUsed,
  type Taxonomy,
  taxonomyUses,
} from '../../../knowledge/index.ts';
import { ConsoleError } from '../../consoleError.ts';
import type { TaxonomyAnswer } from '../../wire.ts';
import { iso } from '../answers/iso.ts';
import type { ApiParts } from '../apiParts.ts';
import { nameIn, namesOf } from '../names.ts';
import { type Route, route } from '../route.ts';
import { newTaxonomy, taxonomyAnswer, taxonomyUsesAnswer } from '../schemas/articles.ts';
import { AUTHORS, READERS } from './intentRoutes.ts';

/** Longest taxonomy as JSON, in bytes. */
const TAXONOMY_BYTES = 512 * 1024;

/** The categories and kinds of problem that articles are sorted by. */
export const taxonomyRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/taxonomy',
    summary: 'Product categories and issue types; version 0: none is stored yet',
    access: 'signedIn',
    answer: taxonomyAnswer,
    run: async (_, api) => answerOf(await api.taxonomy.taxonomy(), api),
  }),
  route({
    method: 'PUT',
    path: '/taxonomy',
    summary: 'Replace the taxonomy that the editor saw; what articles use must stay',
    access: AUTHORS,
    body: newTaxonomy,
    bodyBytes: TAXONOMY_BYTES,
    answer: taxonomyAnswer,
    async run({ caller, body: { expectedVersion, ...input } }, api) {
      const { taxonomy, knowledge } = api;
      const by = { author: caller.account.id, at: api.now() };
      const next = { ...parseTaxonomy(input), ...by, version: expectedVersion };
      const used = stillUsed(knowledge.latest(), await taxonomy.taxonomy(), next);
      if (Object.keys(used).length > 0) throw invalidTaxonomy(used);
      if ((await taxonomy.saveTaxonomy(next)) === 'saved') {
        return answerOf({ ...next, version: expectedVersion + 1 }, api);
      }
      const { version } = await taxonomy.taxonomy();
      throw new ConsoleError('conflict', `The taxonomy is at version ${version} by now`, {
        fields: { expectedVersion: `is ${version} by now` },
      });
    },
  }),
  route({
    method: 'GET',
    path: '/taxonomy/uses',
    summary:
      'How many articles are in each category, with what is within it, and of each issue type',
    access: READERS,
    answer: taxonomyUsesAnswer,
    run: async (_, { knowledge }) => {
      const { products, issueTypes } = taxonomyUses(knowledge.latest());
      return { products: Object.fromEntries(products), issueTypes: Object.fromEntries(issueTypes) };
    },
  }),
];

async function answerOf(
  { author, at, ...taxonomy }: Taxonomy,
  api: Pick<ApiParts, 'accounts' | 'store'>,
): Promise<TaxonomyAnswer> {
  const authorName = nameIn(await namesOf([author], api), author);
  return { ...taxonomy, author: author ?? null, authorName, at: at ? iso(at) : null };
}
