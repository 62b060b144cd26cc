import type { Taxonomy, TaxonomyStore } from '../../knowledge/store.ts';
import type { Collections } from './collections.ts';
import { type Commits, Refused } from './commits.ts';

const ID = 'taxonomy';

/** The taxonomy in MongoDB, one document. */
export class MongoTaxonomyStore implements TaxonomyStore {
  readonly #commits: Commits;
  readonly #taxonomy: Collections['taxonomy'];

  constructor(parts: { readonly taxonomy: Collections['taxonomy']; readonly commits: Commits }) {
    this.#commits = parts.commits;
    this.#taxonomy = parts.taxonomy;
  }

  async taxonomy(): Promise<Taxonomy> {
    const stored = await this.#taxonomy.findOne({ _id: ID });
    if (!stored) return { version: 0, products: [], issueTypes: [] };
    const { _id, ...taxonomy } = stored;
    return taxonomy;
  }

  async saveTaxonomy(taxonomy: Taxonomy) {
    const version = taxonomy.version + 1;
    const next = { ...taxonomy, version };
    return this.#commits.run<'saved' | 'conflict'>({
      write: async ({ session, events }) => {
        if (taxonomy.version === 0) {
          await this.#taxonomy.insertOne({ _id: ID, ...next }, { session });
        } else {
          const seen = { _id: ID, version: taxonomy.version };
          const { matchedCount } = await this.#taxonomy.replaceOne(seen, next, { session });
          if (matchedCount === 0) throw new Refused('the taxonomy has moved on');
        }
        events.push({ type: 'taxonomySaved', version });
        return 'saved';
      },
      explain: async () =>
        (await this.taxonomy()).version === taxonomy.version ? undefined : 'conflict',
    });
  }
}
