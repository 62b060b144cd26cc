import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
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
/** Rows that are read or written at once: some milliseconds; then others have their turn. */
const AT_ONCE = 1_000;

/**
 * Intents in SQLite: each row knows from which revision to which it holds, so all states stay. A revision
 * is there as soon as its change is. The rows of a large one are written before, in several transactions
 * under the draft that reserves its number; until then no reader sees them, and if they are never
 * followed by their change, the next draft takes them back.
 */
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
  readonly #drafts;
  #saving: Promise<unknown> = Promise.resolve();

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
    this.#utterancesAt = database.prepare<[number, number, number, number], StoredUtterance>(
      `SELECT ${UTTERANCE} FROM utterances NOT INDEXED
       WHERE ${AT} AND position > ? ORDER BY position LIMIT ?`,
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
    this.#added = database.prepare<[number, number, number], StoredUtterance>(
      `SELECT ${UTTERANCE} FROM utterances WHERE since = ? AND position > ? ORDER BY position LIMIT ?`,
    );
    this.#removed = database.prepare<[number, number, number], StoredUtterance>(
      `SELECT ${UTTERANCE} FROM utterances WHERE until = ? AND position > ? ORDER BY position LIMIT ?`,
    );
    this.#write = prepareWrites(database);
    this.#drafts = prepareDrafts(database);
  }

  async intents(revision?: number): Promise<IntentState | undefined> {
    const newest = this.#newest.get() ?? 0;
    const at = revision ?? newest;
    if (at > newest) return undefined;
    return {
      revision: at,
      profiles: this.#profilesAt.all(at, at).map(toProfile),
      utterances: await allOf((after) => this.#utterancesAt.all(at, at, after, AT_ONCE)),
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
    if (revision > (this.#newest.get() ?? 0)) return { added: [], removed: [] };
    return {
      added: await allOf((after) => this.#added.all(revision, after, AT_ONCE)),
      removed: await allOf((after) => this.#removed.all(revision, after, AT_ONCE)),
    };
  }

  saveIntents(edit: IntentEdit): Promise<'saved' | 'conflict'> {
    const save = () => this.#save(edit);
    const saved = this.#saving.then(save, save); // two drafts at once would only take each other's place
    this.#saving = saved;
    return saved;
  }

  async #save(edit: IntentEdit): Promise<'saved' | 'conflict'> {
    const { revision } = edit.change;
    const parts = this.#rowsOf(edit);
    if (parts.length <= 1) {
      const outcome = await this.#writes.run(() => {
        if (!this.#isNext(revision)) return 'conflict';
        if (this.#drafts.holder.get() !== undefined) return 'draft';
        for (const write of parts) write();
        return this.#publish(edit);
      });
      if (outcome !== 'draft') return outcome;
    }
    return this.#saveAsDraft(edit, parts);
  }

  async #saveAsDraft(
    edit: IntentEdit,
    parts: readonly (() => void)[],
  ): Promise<'saved' | 'conflict'> {
    const { revision } = edit.change;
    const holder = randomUUID();
    const step = <T>(work: () => T) =>
      this.#writes.run((): T | 'conflict' => {
        const isOurs = this.#drafts.holder.get() === holder && this.#isNext(revision);
        return isOurs ? work() : 'conflict';
      });
    await this.#writes.run(() => this.#drafts.take.run(holder));
    let leftovers: number | 'conflict' = AT_ONCE;
    while (leftovers === AT_ONCE) leftovers = await step(() => this.#takeBack(revision));
    for (const write of parts) await step(write);
    return step(() => {
      this.#drafts.end.run();
      return this.#publish(edit);
    });
  }

  /** Takes back rows of a draft that came to nothing; returns how many, `AT_ONCE` at most. */
  #takeBack(revision: number): number {
    const { removeRows, reviveRows } = this.#drafts;
    const removed = removeRows.run(revision, AT_ONCE).changes;
    return removed + reviveRows.run(revision, AT_ONCE - removed).changes;
  }

  #isNext(revision: number): boolean {
    return revision === (this.#newest.get() ?? 0) + 1;
  }

  /** Writes the rows of an edit, `AT_ONCE` with each part. */
  #rowsOf({ change: { revision }, removed, added }: IntentEdit): readonly (() => void)[] {
    const { utterance, endUtterance } = this.#write;
    const rows = removed.length + added.length;
    return Array.from({ length: Math.ceil(rows / AT_ONCE) }, (_, part) => () => {
      const from = part * AT_ONCE;
      for (const id of removed.slice(from, from + AT_ONCE)) endUtterance.run(revision, id);
      const first = Math.max(0, from - removed.length);
      const end = Math.max(0, from + AT_ONCE - removed.length);
      for (const row of added.slice(first, end)) {
        utterance.run(row.utterance, row.intent, row.language, revision);
      }
    });
  }

  #publish(edit: IntentEdit): 'saved' {
    const { change } = edit;
    const { revision } = change;
    const { profile, endProfile } = this.#write;
    this.#write.change.run(revision, encodeDocument(change));
    for (const name of edit.ended) endProfile.run(revision, name);
    for (const { name, description, humanOnly } of edit.profiles) {
      endProfile.run(revision, name);
      profile.run(name, revision, description, Number(humanOnly));
    }
    for (const { id, intent } of edit.labelled ?? []) this.#unanswered.label(id, intent);
    this.#events.append(shownChange(change));
    return 'saved';
  }
}

/** All rows, page after page; others have their turn in between. */
async function allOf(
  pageAfter: (id: number) => readonly StoredUtterance[],
): Promise<readonly StoredUtterance[]> {
  const rows: StoredUtterance[] = [];
  for (;;) {
    const page = pageAfter(rows.at(-1)?.id ?? 0);
    rows.push(...page);
    if (page.length < AT_ONCE) return rows;
    await nextTurn();
  }
}

function prepareDrafts(database: Database) {
  return {
    holder: database.prepare<[], string>('SELECT holder FROM intent_draft').pluck(),
    take: database.prepare<[string]>(
      'INSERT OR REPLACE INTO intent_draft (slot, holder) VALUES (1, ?)',
    ),
    end: database.prepare<[]>('DELETE FROM intent_draft'),
    removeRows: database.prepare<[number, number]>(
      `DELETE FROM utterances WHERE position IN (
         SELECT position FROM utterances WHERE since >= ? LIMIT ?)`,
    ),
    reviveRows: database.prepare<[number, number]>(
      `UPDATE utterances SET until = NULL WHERE position IN (
         SELECT position FROM utterances WHERE until >= ? LIMIT ?)`,
    ),
  };
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
