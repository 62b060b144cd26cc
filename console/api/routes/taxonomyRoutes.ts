import { invalidTaxonomy, parseTaxonomy, stillUsed } from '../../../knowledge/index.ts';
import { ConsoleError } from '../../consoleError.ts';
import { type Route, route } from '../route.ts';
import { newTaxonomy, taxonomyAnswer } from '../schemas/articles.ts';
import { AUTHORS } from './intentRoutes.ts';

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
    run: (_, { taxonomy }) => taxonomy.taxonomy(),
  }),
  route({
    method: 'PUT',
    path: '/taxonomy',
    summary: 'Replace the taxonomy that the editor saw; what articles use must stay',
    access: AUTHORS,
    body: newTaxonomy,
    bodyBytes: TAXONOMY_BYTES,
    answer: taxonomyAnswer,
    async run({ body: { expectedVersion, ...input } }, { taxonomy, knowledge }) {
      const next = { ...parseTaxonomy(input), version: expectedVersion };
      const used = stillUsed(knowledge.latest(), await taxonomy.taxonomy(), next);
      if (Object.keys(used).length > 0) throw invalidTaxonomy(used);
      if ((await taxonomy.saveTaxonomy(next)) === 'saved') {
        return { ...next, version: expectedVersion + 1 };
      }
      const { version } = await taxonomy.taxonomy();
      throw new ConsoleError('conflict', `The taxonomy is at version ${version} by now`, {
        fields: { expectedVersion: `is ${version} by now` },
      });
    },
  }),
];
