import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ClientSession, FindCursor } from 'mongodb';
import type {
  IntentChange,
  IntentEdit,
  IntentProfile,
  IntentState,
  IntentStore,
  StoredUtterance,
} from '../../recognizers/store.ts';
import { shownChange } from '../intentRows.ts';
import type { Collections, IntentChangeDocument, UtterancesDocument } from './collections.ts';
import { type Commits, Refused } from './commits.ts';

/** Utterances in one document: few documents make a transaction fast, and each stays below 16 MiB. */
const ROWS_TOGETHER = 1_000;

type IntentCollections = Pick<
  Collections,
  'utterances' | 'intentProfiles' | 'intentChanges' | 'unanswered'
>;

/**
 * Intents in MongoDB. What a revision added is written once and never changed, what it removed stands in
 * its change: a state is what was added until then but for what was removed until then.
 */
export class MongoIntentStore implements IntentStore {
  readonly #collections: IntentCollections;
  readonly #commits: Commits;

  constructor(parts: { readonly collections: IntentCollections; readonly commits: Commits }) {
    this.#collections = parts.collections;
    this.#commits = parts.commits;
  }

  async intents(revision?: number): Promise<IntentState | undefined> {
    const newest = await this.revision();
    const at = revision ?? newest;
    if (at > newest) return undefined;
    const [utterances, profiles] = await Promise.all([
      this.#utterancesAt(at),
      this.#profilesAt(at),
    ]);
    return { revision: at, profiles, utterances };
  }

  async revision() {
    return (await this.#newest())?._id ?? 0;
  }

  async profiles() {
    return this.#profilesAt(await this.revision());
  }

  async changes({ before, intent, limit }: Parameters<IntentStore['changes']>[0]) {
    const documents = await this.#collections.intentChanges
      .find({
        ...(before !== undefined && { _id: { $lt: before } }),
        ...(intent !== undefined && { intents: intent }),
      })
      .sort({ _id: -1 })
      .limit(limit)
      .toArray();
    return documents.map(toChange);
  }

  async changedUtterances(revision: number) {
    const { utterances, intentChanges } = this.#collections;
    const added = await rowsOf(utterances.find({ since: revision }));
    const change = await intentChanges.findOne({ _id: revision });
    const removed = new Set(change?.removedIds);
    const before = removed.size > 0 ? await this.#utterancesAt(revision - 1) : [];
    return { added, removed: before.filter(({ id }) => removed.has(id)) };
  }

  saveIntents(edit: IntentEdit) {
    const { revision } = edit.change;
    return this.#commits.run<'saved' | 'conflict'>({
      write: async ({ session, events }) => {
        const newest = await this.#newest(session);
        if ((newest?._id ?? 0) !== revision - 1) throw new Refused('the intents have moved on');
        await this.#writeRows(edit, newest?.lastId ?? 0, session);
        await this.#writeProfiles(edit, session);
        for (const { id, intent } of edit.labelled ?? []) {
          await this.#collections.unanswered.updateOne(
            { _id: id },
            { $set: { state: 'labelled', label: intent } },
            { session },
          );
        }
        events.push(shownChange(edit.change));
        return 'saved';
      },
      explain: async () => ((await this.revision()) === revision - 1 ? undefined : 'conflict'),
    });
  }

  async #writeRows(edit: IntentEdit, last: number, session: ClientSession): Promise<void> {
    const { revision, ...change } = edit.change;
    const rows = edit.added.map(({ utterance, intent, language }, index) => {
      return { id: last + index + 1, utterance, intent, language };
    });
    const document = { ...change, lastId: last + rows.length, removedIds: edit.removed };
    await this.#collections.intentChanges.insertOne({ _id: revision, ...document }, { session });
    for (let from = 0; from < rows.length; from += ROWS_TOGETHER) {
      const together = rows.slice(from, from + ROWS_TOGETHER);
      await this.#collections.utterances.insertOne(
        { _id: `${revision}/${from}`, since: revision, rows: together },
        { session },
      );
    }
  }

  async #writeProfiles({ change, profiles, ended }: IntentEdit, session: ClientSession) {
    const { intentProfiles } = this.#collections;
    const names = [...ended, ...profiles.map(({ name }) => name)];
    await intentProfiles.updateMany(
      { name: { $in: names }, until: null },
      { $set: { until: change.revision } },
      { session },
    );
    if (profiles.length === 0) return;
    const documents = profiles.map(({ name, description, humanOnly }) => ({
      ...{ _id: `${name}/${change.revision}`, name, description, humanOnly },
      ...{ since: change.revision, until: null },
    }));
    await intentProfiles.insertMany(documents, { session });
  }

  async #newest(session?: ClientSession): Promise<{ _id: number; lastId: number } | undefined> {
    const [newest] = await this.#collections.intentChanges
      .find({}, { ...(session && { session }), projection: { lastId: 1 } })
      .sort({ _id: -1 })
      .limit(1)
      .toArray();
    return newest;
  }

  async #utterancesAt(revision: number): Promise<readonly StoredUtterance[]> {
    const { utterances, intentChanges } = this.#collections;
    const [added, changes] = await Promise.all([
      rowsOf(utterances.find({ since: { $lte: revision } })),
      intentChanges.find({ _id: { $lte: revision } }, { projection: { removedIds: 1 } }).toArray(),
    ]);
    const removed = new Set(changes.flatMap(({ removedIds }) => removedIds));
    return added.filter(({ id }) => !removed.has(id));
  }

  async #profilesAt(revision: number): Promise<readonly IntentProfile[]> {
    const documents = await this.#collections.intentProfiles
      .find({
        since: { $lte: revision },
        $or: [{ until: null }, { until: { $gt: revision } }],
      })
      .sort({ name: 1 })
      .toArray();
    return documents.map(({ name, description, humanOnly, since }) => ({
      ...{ name, description, humanOnly, revision: since },
    }));
  }
}

/** Documents in one batch: reading their rows takes some milliseconds; then others have their turn. */
const BATCH = 4;

/** The rows of all documents, in the order of their ids. */
async function rowsOf(
  documents: FindCursor<UtterancesDocument>,
): Promise<readonly StoredUtterance[]> {
  const all: StoredUtterance[] = [];
  for await (const { rows } of documents.batchSize(BATCH)) {
    all.push(...rows);
    await nextTurn();
  }
  return all.sort((one, other) => one.id - other.id);
}

function toChange({ _id, lastId, removedIds, ...change }: IntentChangeDocument): IntentChange {
  return { revision: _id, ...change };
}
