import type { QuickReply, QuickReplyStore, ShopFacts } from '../../knowledge/quickReplies/store.ts';
import { decodeDocument, encodeDocument } from '../documents.ts';
import type { Database } from './database.ts';
import type { SqliteEventLog } from './eventLog.ts';
import type { GroupCommit } from './groupCommit.ts';
import { VersionedTable } from './versionedTable.ts';

type Written = Omit<QuickReply, 'useCount' | 'lastUsedAt'>;

type Row = {
  readonly document: string;
  readonly uses: number;
  readonly used_at: number | null;
};

const ROW = 'SELECT document, uses, used_at FROM quick_replies';

/** The owner's column of shared ones: a unique index never takes two NULLs for the same. */
const EVERYBODY = '';

/** The quick replies' rows; uses are counted beside the record, within a transaction under way. */
export class QuickReplyTable {
  readonly records: VersionedTable<Written>;
  readonly #one;
  readonly #visible;
  readonly #idOfKey;
  readonly #count;
  readonly #remove;

  constructor(database: Database) {
    this.records = new VersionedTable<Written>({
      database,
      table: 'quick_replies',
      columns: { owner: ({ owner }) => owner ?? EVERYBODY, key: ({ key }) => key },
    });
    this.#one = database.prepare<[string], Row>(`${ROW} WHERE id = ?`);
    this.#visible = database.prepare<[string, string], Row>(
      `${ROW} WHERE owner IN (?, ?) ORDER BY key, owner`,
    );
    this.#idOfKey = database
      .prepare<[string, string], string>('SELECT id FROM quick_replies WHERE owner = ? AND key = ?')
      .pluck();
    this.#count = database.prepare<[number, string]>(
      'UPDATE quick_replies SET uses = uses + 1, used_at = MAX(COALESCE(used_at, 0), ?) WHERE id = ?',
    );
    this.#remove = database.prepare<[string]>('DELETE FROM quick_replies WHERE id = ?');
  }

  get(id: string): QuickReply | undefined {
    const row = this.#one.get(id);
    return row && toQuickReply(row);
  }

  visibleTo(account: string | null): readonly QuickReply[] {
    return this.#visible.all(EVERYBODY, account ?? EVERYBODY).map(toQuickReply);
  }

  isKeyTaken({ id, owner, key }: Written): boolean {
    const holder = this.#idOfKey.get(owner ?? EVERYBODY, key);
    return holder !== undefined && holder !== id;
  }

  /** One more message was made from it; one that is gone counts nothing. */
  countUse(id: string, at: Date): void {
    this.#count.run(at.getTime(), id);
  }

  remove(id: string): void {
    this.#remove.run(id);
  }
}

/** Quick replies in SQLite. */
export class SqliteQuickReplyStore implements QuickReplyStore {
  readonly #writes: GroupCommit;
  readonly #events: SqliteEventLog;
  readonly #table: QuickReplyTable;
  readonly #facts;
  readonly #saveFacts;

  constructor(parts: {
    readonly database: Database;
    readonly writes: GroupCommit;
    readonly events: SqliteEventLog;
    readonly table: QuickReplyTable;
  }) {
    this.#writes = parts.writes;
    this.#events = parts.events;
    this.#table = parts.table;
    this.#facts = parts.database
      .prepare<[], string>('SELECT document FROM shop_facts WHERE slot = 1')
      .pluck();
    this.#saveFacts = parts.database.prepare<[string]>(
      'INSERT OR REPLACE INTO shop_facts (slot, document) VALUES (1, ?)',
    );
  }

  async quickReplies(account: string | null) {
    return this.#table.visibleTo(account);
  }

  async quickReply(id: string) {
    return this.#table.get(id);
  }

  saveQuickReply({ useCount, lastUsedAt, ...reply }: QuickReply) {
    return this.#writes.run((): 'saved' | 'conflict' | 'keyTaken' => {
      if (!this.#table.records.isAt(reply.id, reply.version)) return 'conflict';
      if (this.#table.isKeyTaken(reply)) return 'keyTaken';
      this.#table.records.write(reply);
      this.#tell(reply);
      return 'saved';
    });
  }

  removeQuickReply(id: string, version: number) {
    return this.#writes.run((): 'removed' | 'conflict' => {
      const { records } = this.#table;
      if (!records.isAt(id, version) && !records.isAt(id, 0)) return 'conflict';
      const stored = this.#table.get(id);
      if (!stored) return 'removed';
      this.#table.remove(id);
      this.#tell(stored);
      return 'removed';
    });
  }

  async shopFacts() {
    return this.#shopFacts();
  }

  saveShopFacts(facts: ShopFacts) {
    return this.#writes.run((): 'saved' | 'conflict' => {
      if (this.#shopFacts().version !== facts.version) return 'conflict';
      const version = facts.version + 1;
      this.#saveFacts.run(encodeDocument({ ...facts, version }));
      this.#events.append({ type: 'shopFactsSaved', version });
      return 'saved';
    });
  }

  #tell({ id, owner }: Pick<QuickReply, 'id' | 'owner'>): void {
    this.#events.append({ type: 'quickReplyChanged', quickReplyId: id, owner });
  }

  #shopFacts(): ShopFacts {
    const document = this.#facts.get();
    return document === undefined ? { version: 0, facts: {} } : decodeDocument(document);
  }
}

function toQuickReply({ document, uses, used_at }: Row): QuickReply {
  const lastUsedAt = used_at === null ? null : new Date(used_at);
  return { ...decodeDocument<Written>(document), useCount: uses, lastUsedAt };
}
