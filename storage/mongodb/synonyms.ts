import type { SynonymRecord, SynonymStore } from '../../knowledge/synonyms/store.ts';
import { KEPT_SYNONYM_VERSIONS, NO_SYNONYMS } from '../synonymVersions.ts';
import type { Collections, SynonymsDocument } from './collections.ts';
import { type Commits, Refused } from './commits.ts';

/** The synonyms in MongoDB, a document for each version, whose number is its id. */
export class MongoSynonymStore implements SynonymStore {
  readonly #commits: Commits;
  readonly #synonyms: Collections['synonyms'];

  constructor(parts: { readonly synonyms: Collections['synonyms']; readonly commits: Commits }) {
    this.#commits = parts.commits;
    this.#synonyms = parts.synonyms;
  }

  async synonyms() {
    const [newest = NO_SYNONYMS] = await this.synonymHistory(1);
    return newest;
  }

  async synonymHistory(limit: number) {
    const stored = await this.#synonyms.find().sort({ _id: -1 }).limit(limit).toArray();
    return stored.map(recordOf);
  }

  async saveSynonyms(record: SynonymRecord) {
    const version = record.version + 1;
    return this.#commits.run<'saved' | 'conflict'>({
      write: async ({ session, events }) => {
        if (record.version > 0) {
          const seen = await this.#synonyms.findOne({ _id: record.version }, { session });
          if (!seen) throw new Refused(`there are no synonyms of version ${record.version}`);
        }
        // Two that saw the same version meet in this id.
        await this.#synonyms.insertOne({ ...record, version, _id: version }, { session });
        const tooOld = version - KEPT_SYNONYM_VERSIONS;
        if (tooOld > 0) await this.#synonyms.deleteMany({ _id: { $lte: tooOld } }, { session });
        events.push({ type: 'synonymsSaved', version });
        return 'saved';
      },
      explain: async () =>
        (await this.synonyms()).version === record.version ? undefined : 'conflict',
    });
  }
}

function recordOf({ _id, ...record }: SynonymsDocument): SynonymRecord {
  return record;
}
