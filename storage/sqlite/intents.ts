import type {
  IntentChange,
  IntentEdit,
  IntentProfile,
  IntentState,
  IntentStore,
  StoredUtterance,
} from '../../recognizers/store.ts';
import { decodeDocument, encodeDocument } from '../documents.ts';
import { shownChange } from '../intentRows.ts';
import type { Database } from './database.ts';
import type { SqliteEventLog } from './eventLog.ts';
import type { GroupCommit } from './groupCommit.ts';
import type { UnansweredTable } from './unanswered.ts';

type ProfileRow = {
  readonly name: string;
  readonly since: number;
  readonly description: string;
  readonly human_only: number;
};

const UTTERANCE = 'position AS id, utterance, intent, language';
/** Rows that were there at a revision, bound twice. */
const AT = 'since <= ? AND (until IS NULL OR until > ?)';

/** Intents in SQLite: each row knows from which revision to which it holds, so all states stay. */
export class SqliteIntentStore implements IntentStore {
  readonly #writes: GroupCommit;
  readonly #events: SqliteEventLog;
  readonly #unanswered: UnansweredTable;
  readonly #newest;
  readonly #utterancesAt;
  readonly #profilesAt;
  readonly #changes;
  readonly #added;
  readonly #removed;
  readonly #write;

  constructor(parts: {
    readonly database: Database;
    readonly writes: GroupCommit;
    readonly events: SqliteEventLog;
    readonly unanswered: UnansweredTable;
  }) {
    const { database } = parts;
    this.#writes = parts.writes;
    this.#events = parts.events;
    this.#unanswered = parts.unanswered;
    this.#newest = database
      .prepare<[], number>('SELECT COALESCE(MAX(revision), 0) FROM intent_changes')
      .pluck();
    this.#utterancesAt = database.prepare<[number, number], StoredUtterance>(
      `SELECT ${UTTERANCE} FROM utterances WHERE ${AT} ORDER BY position`,
    );
    this.#profilesAt = database.prepare<[number, number], ProfileRow>(
      `SELECT * FROM intent_profiles WHERE ${AT} ORDER BY name`,
    );
    this.#changes = database
      .prepare<[number, string | null, string | null, number], string>(
        `SELECT document FROM intent_changes WHERE revision < ? AND (? IS NULL OR EXISTS (
           SELECT 1 FROM json_each(document, '$.intents') WHERE value = ?))
         ORDER BY revision DESC LIMIT ?`,
      )
      .pluck();
    this.#added = database.prepare<[number], StoredUtterance>(
      `SELECT ${UTTERANCE} FROM utterances WHERE since = ? ORDER BY position`,
    );
    this.#removed = database.prepare<[number], StoredUtterance>(
      `SELECT ${UTTERANCE} FROM utterances WHERE until = ? ORDER BY position`,
    );
    this.#write = prepareWrites(database);
  }

  async intents(revision?: number): Promise<IntentState | undefined> {
    const newest = this.#newest.get() ?? 0;
    const at = revision ?? newest;
    if (at > newest) return undefined;
    return {
      revision: at,
      profiles: this.#profilesAt.all(at, at).map(toProfile),
      utterances: this.#utterancesAt.all(at, at),
    };
  }

  async revision() {
    return this.#newest.get() ?? 0;
  }

  async profiles() {
    const now = this.#newest.get() ?? 0;
    return this.#profilesAt.all(now, now).map(toProfile);
  }

  async changes({ before, intent, limit }: Parameters<IntentStore['changes']>[0]) {
    const below = before ?? Number.MAX_SAFE_INTEGER;
    return this.#changes
      .all(below, intent ?? null, intent ?? null, limit)
      .map(decodeDocument<IntentChange>);
  }

  async changedUtterances(revision: number) {
    return { added: this.#added.all(revision), removed: this.#removed.all(revision) };
  }

  saveIntents(edit: IntentEdit) {
    return this.#writes.run((): 'saved' | 'conflict' => {
      const { change } = edit;
      const { revision } = change;
      if (revision !== (this.#newest.get() ?? 0) + 1) return 'conflict';
      const { utterance, endUtterance, profile, endProfile } = this.#write;
      this.#write.change.run(revision, encodeDocument(change));
      for (const id of edit.removed) endUtterance.run(revision, id);
      for (const name of edit.ended) endProfile.run(revision, name);
      for (const { name, description, humanOnly } of edit.profiles) {
        endProfile.run(revision, name);
        profile.run(name, revision, description, Number(humanOnly));
      }
      for (const row of edit.added) {
        utterance.run(row.utterance, row.intent, row.language, revision);
      }
      for (const { id, intent } of edit.labelled ?? []) this.#unanswered.label(id, intent);
      this.#events.append(shownChange(change));
      return 'saved';
    });
  }
}

function prepareWrites(database: Database) {
  return {
    change: database.prepare<[number, string]>(
      'INSERT INTO intent_changes (revision, document) VALUES (?, ?)',
    ),
    utterance: database.prepare<[string, string, string, number]>(
      'INSERT INTO utterances (utterance, intent, language, since) VALUES (?, ?, ?, ?)',
    ),
    endUtterance: database.prepare<[number, number]>(
      'UPDATE utterances SET until = ? WHERE position = ? AND until IS NULL',
    ),
    profile: database.prepare<[string, number, string, number]>(
      'INSERT INTO intent_profiles (name, since, description, human_only) VALUES (?, ?, ?, ?)',
    ),
    endProfile: database.prepare<[number, string]>(
      'UPDATE intent_profiles SET until = ? WHERE name = ? AND until IS NULL',
    ),
  };
}

function toProfile({ name, since, description, human_only }: ProfileRow): IntentProfile {
  return { name, description, humanOnly: human_only === 1, revision: since };
}
