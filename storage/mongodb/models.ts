import type { ModelStore, NewModel, StoredModel, Training } from '../../recognizers/store.ts';
import type { Blobs } from './blobs.ts';
import type { Collections, ModelDocument } from './collections.ts';
import { type Commits, Refused } from './commits.ts';

/** The one document in `trainings`. */
const NEWEST = 'newest';

/** Model versions and the newest training, in MongoDB. */
export class MongoModelStore implements ModelStore {
  readonly #models: Collections['models'];
  readonly #trainings: Collections['trainings'];
  readonly #blobs: Blobs;
  readonly #commits: Commits;

  constructor(parts: {
    readonly collections: Pick<Collections, 'models' | 'trainings'>;
    readonly blobs: Blobs;
    readonly commits: Commits;
  }) {
    this.#models = parts.collections.models;
    this.#trainings = parts.collections.trainings;
    this.#blobs = parts.blobs;
    this.#commits = parts.commits;
  }

  async activeModel() {
    return this.#bytesOf(await this.#models.findOne({ state: 'active' }));
  }

  async model(id: string) {
    return this.#bytesOf(await this.#models.findOne({ _id: id }));
  }

  async models({ below = Number.MAX_SAFE_INTEGER, limit }: Parameters<ModelStore['models']>[0]) {
    const documents = await this.#models
      .find({ number: { $lt: below } })
      .sort({ number: -1 })
      .limit(limit)
      .toArray();
    return documents.map(toVersion);
  }

  async modelVersion(which: { readonly id: string } | 'active') {
    const filter = which === 'active' ? { state: 'active' as const } : { _id: which.id };
    const document = await this.#models.findOne(filter);
    return document ? toVersion(document) : undefined;
  }

  async modelReport(id: string): Promise<unknown> {
    const { reportBlob } = (await this.#models.findOne({ _id: id })) ?? {};
    const bytes = reportBlob && (await this.#blobs.get(reportBlob));
    return bytes ? JSON.parse(Buffer.from(bytes).toString()) : null;
  }

  async addModel(
    { id, bytes, report, ...fields }: NewModel,
    keeping: { readonly bytes: number; readonly versions: number },
  ) {
    const blob = await this.#blobs.add(bytes);
    const reportBlob = report === null ? null : await this.#addJson(report);
    const added = await this.#commits.run<ModelDocument>({
      write: async ({ session }) => {
        const [newest] = await this.#models
          .find({}, { session, projection: { number: 1 } })
          .sort({ number: -1 })
          .limit(1)
          .toArray();
        const number = (newest?.number ?? 0) + 1;
        const begins = { number, state: 'trained', activatedAt: null } as const;
        const document: ModelDocument = { _id: id, ...fields, ...begins, blob, reportBlob };
        await this.#models.insertOne(document, { session });
        return document;
      },
      explain: async () => undefined, // another got the number
    });
    await this.#dropBytes(added.number - keeping.bytes);
    await this.#dropVersions(added.number - keeping.versions);
    return toVersion(added);
  }

  async saveReport(id: string, report: unknown, accuracy: number) {
    const reportBlob = await this.#addJson(report);
    await this.#models.updateOne({ _id: id }, { $set: { reportBlob, accuracy } });
  }

  activateModel(id: string, { over, now }: Parameters<ModelStore['activateModel']>[1]) {
    return this.#commits.run<'activated' | 'conflict' | 'gone'>({
      write: async ({ session, events }) => {
        const model = await this.#models.findOne({ _id: id }, { session });
        const active = await this.#models.findOne({ state: 'active' }, { session });
        if (!model?.blob || (active?._id ?? null) !== over) throw new Refused('moved on');
        if (active) {
          const retire = { $set: { state: 'retired' as const } };
          await this.#models.updateOne({ _id: active._id }, retire, { session });
        }
        const activate = { $set: { state: 'active' as const, activatedAt: now } };
        await this.#models.updateOne({ _id: id }, activate, { session });
        events.push({ type: 'modelActivated', modelId: id });
        return 'activated';
      },
      explain: async () => {
        if (!(await this.#models.findOne({ _id: id }))?.blob) return 'gone';
        const active = await this.#models.findOne({ state: 'active' });
        return (active?._id ?? null) === over ? undefined : 'conflict';
      },
    });
  }

  async training() {
    return (await this.#trainings.findOne({ _id: NEWEST }))?.training;
  }

  async saveTraining(
    training: Training,
    { event, begins = false }: Parameters<ModelStore['saveTraining']>[1],
  ) {
    const running = { _id: NEWEST, 'training.id': training.id, 'training.state': 'running' };
    const filter = begins ? { _id: NEWEST } : running;
    const options = { upsert: begins };
    if (!event) {
      return (await this.#trainings.replaceOne(filter, { training }, options)).matchedCount === 1;
    }
    return this.#commits.run<boolean>({
      write: async ({ session, events }) => {
        const written = await this.#trainings.replaceOne(
          filter,
          { training },
          { ...options, session },
        );
        if (written.matchedCount + written.upsertedCount === 0) throw new Refused('has ended');
        events.push(event);
        return true;
      },
      explain: async () => {
        const isStill = await this.#trainings.findOne(filter);
        return begins || isStill ? undefined : false;
      },
    });
  }

  async #bytesOf(document: ModelDocument | null): Promise<StoredModel | undefined> {
    if (!document?.blob) return undefined;
    const bytes = await this.#blobs.get(document.blob);
    // Of a version that nobody uses the bytes can go between the two reads.
    return bytes && { id: document._id, createdAt: document.at, bytes };
  }

  #addJson(value: unknown): Promise<string> {
    return this.#blobs.add(Buffer.from(JSON.stringify(value)));
  }

  /** First the name, then the bytes: nobody finds a version that has lost its bytes. */
  async #dropBytes(last: number): Promise<void> {
    const old = { number: { $lte: last }, state: { $ne: 'active' as const }, blob: { $ne: null } };
    for (const { _id, blob } of await this.#models.find(old).toArray()) {
      const { matchedCount } = await this.#models.updateOne(
        { _id, state: { $ne: 'active' } },
        { $set: { blob: null } },
      );
      if (matchedCount === 1 && blob) await this.#blobs.remove(blob);
    }
  }

  async #dropVersions(last: number): Promise<void> {
    const old = { number: { $lte: last }, state: { $ne: 'active' as const }, blob: null };
    for (const { _id, reportBlob } of await this.#models.find(old).toArray()) {
      const { deletedCount } = await this.#models.deleteOne({ _id, blob: null });
      if (deletedCount === 1 && reportBlob) await this.#blobs.remove(reportBlob);
    }
  }
}

function toVersion({ _id, blob, reportBlob, ...fields }: ModelDocument) {
  return { id: _id, ...fields, isKept: blob !== null, hasReport: reportBlob !== null };
}
