import type { IntentStore, StoredModel, Utterance } from '../../recognizers/store.ts';
import type { Blobs } from './blobs.ts';
import type { Collections } from './collections.ts';
import type { Commits } from './commits.ts';

/** The one document in `models`. */
const ACTIVE = 'active';

/** Utterances and the active model in MongoDB; a model that another replaced is gone. */
export class MongoIntentStore implements IntentStore {
  readonly #collections: Pick<Collections, 'utterances' | 'models'>;
  readonly #blobs: Blobs;
  readonly #commits: Commits;

  constructor(parts: {
    readonly collections: Pick<Collections, 'utterances' | 'models'>;
    readonly blobs: Blobs;
    readonly commits: Commits;
  }) {
    this.#collections = parts.collections;
    this.#blobs = parts.blobs;
    this.#commits = parts.commits;
  }

  async utterances() {
    const documents = await this.#collections.utterances.find().sort({ _id: 1 }).toArray();
    return documents.map(({ utterance, intent, language }) => ({ utterance, intent, language }));
  }

  replaceUtterances(rows: readonly Utterance[]) {
    const { utterances } = this.#collections;
    return this.#commits.run<void>({
      async write({ session }) {
        await utterances.deleteMany({}, { session });
        if (rows.length === 0) return;
        const documents = rows.map(({ utterance, intent, language }, index) => ({
          ...{ _id: index + 1, utterance, intent, language },
        }));
        await utterances.insertMany(documents, { session });
      },
      explain: async () => undefined,
      readBack: async () => undefined,
    });
  }

  async activeModel(): Promise<StoredModel | undefined> {
    for (let reads = 0; reads < 3; reads += 1) {
      const model = await this.#collections.models.findOne({ _id: ACTIVE });
      if (!model) return undefined;
      const bytes = await this.#blobs.get(model.blob);
      if (bytes) return { id: model.id, createdAt: model.createdAt, bytes };
      // Another model was activated between the two reads, and the bytes of this one are gone.
    }
    throw new Error('the active model has lost its bytes');
  }

  async activateModel({ id, createdAt, bytes }: StoredModel) {
    const { models } = this.#collections;
    const blob = await this.#blobs.add(bytes);
    const replaced = await this.#commits.run<string | undefined>({
      async write({ session, events }) {
        const before = await models.findOneAndUpdate(
          { _id: ACTIVE },
          { $set: { id, createdAt, blob } },
          { upsert: true, returnDocument: 'before', session },
        );
        events.push({ type: 'modelActivated', modelId: id });
        return before?.blob;
      },
      explain: async () => undefined,
      readBack: async () => undefined,
    });
    if (replaced !== undefined) await this.#blobs.remove(replaced);
  }
}
