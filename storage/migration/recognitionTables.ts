import type {
  IntentChange,
  ModelVersion,
  StoredUtterance,
  Training,
} from '../../recognizers/store.ts';
import { decodeDocument } from '../documents.ts';
import { plain, type Table, table } from './table.ts';

/** Utterances in one document, as `MongoIntentStore` puts them together. */
const ROWS_TOGETHER = 1_000;

const utterances = table<{ readonly since: number; readonly part: number; readonly rows: string }>({
  collection: 'utterances',
  from: ['utterances', 'intent_draft'], // rows of a draft that came to nothing stay behind
  sql: `SELECT since, position / ${ROWS_TOGETHER} AS part, json_group_array(json_object(
          'id', position, 'utterance', utterance, 'intent', intent, 'language', language)
          ORDER BY position) AS rows
        FROM utterances WHERE since <= (SELECT MAX(revision) FROM intent_changes)
        GROUP BY since, part ORDER BY since, part`, // others are a draft that came to nothing
  document: ({ since, part, rows }) => ({
    ...{
      _id: `${since}/${part * ROWS_TOGETHER}`,
      since,
      rows: JSON.parse(rows) as StoredUtterance[],
    },
  }),
});

const intentProfiles = table<{
  readonly name: string;
  readonly since: number;
  readonly until: number | null;
  readonly description: string;
  readonly human_only: 0 | 1;
}>({
  collection: 'intentProfiles',
  from: ['intent_profiles'],
  sql: 'SELECT * FROM intent_profiles ORDER BY name, since',
  document: ({ name, description, human_only, since, until }) => ({
    ...{ _id: `${name}/${since}`, name, description, humanOnly: human_only === 1, since, until },
  }),
});

const intentChanges = table<{
  readonly document: string;
  readonly last_id: number;
  readonly removed: string;
}>({
  collection: 'intentChanges',
  from: ['intent_changes'],
  sql: `SELECT document,
          (SELECT COALESCE(MAX(position), 0) FROM utterances WHERE since <= revision) AS last_id,
          (SELECT json_group_array(position) FROM utterances WHERE until = revision) AS removed
        FROM intent_changes ORDER BY revision`,
  document({ document, last_id: lastId, removed }) {
    const { revision, ...change } = decodeDocument<IntentChange>(document);
    return { _id: revision, ...change, lastId, removedIds: JSON.parse(removed) as number[] };
  },
});

const models = table<{
  readonly number: number;
  readonly state: string;
  readonly activated_at: number | null;
  readonly accuracy: number | null;
  readonly document: string;
  readonly report: string | null;
  readonly bytes: Buffer | null;
}>({
  collection: 'models',
  from: ['models'],
  sql: 'SELECT * FROM models ORDER BY number',
  blobs: ['blob', 'reportBlob'],
  document({ number, state, activated_at, accuracy, document, report, bytes }) {
    const { id, ...fields } = decodeDocument<ModelVersion>(document);
    return {
      ...{ _id: id, ...fields, number, state, accuracy, blob: bytes },
      activatedAt: activated_at === null ? null : new Date(activated_at),
      reportBlob: report === null ? null : Buffer.from(report),
    };
  },
});

const trainings = table<{ readonly document: string }>({
  collection: 'trainings',
  from: ['training'],
  sql: 'SELECT document FROM training',
  document: ({ document }) => ({
    _id: 'newest',
    training: decodeDocument<Training>(document),
  }),
});

const keptMessages = table<{
  readonly id: string;
  readonly at: number;
  readonly language: string;
  readonly utterance: string;
}>({
  collection: 'keptMessages',
  from: ['kept_messages'],
  sql: 'SELECT * FROM kept_messages ORDER BY id',
  document: ({ id, at, language, utterance }) => ({
    ...{ _id: id, language, utterance, at: new Date(at) },
  }),
});

/** What recognition learns from. */
export const RECOGNITION_TABLES: readonly Table[] = [
  utterances,
  intentProfiles,
  intentChanges,
  models,
  trainings,
  plain('unanswered'),
  keptMessages,
];
