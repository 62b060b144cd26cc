import type {
  AnswerNote,
  AnswerOutcome,
  AnswerStore,
  ArticleRecord,
  FittedPolicy,
} from '../../knowledge/answers/store.ts';
import { decodeDocument, encodeDocument } from '../documents.ts';
import type { Database } from './database.ts';
import type { SqliteEventLog } from './eventLog.ts';
import type { GroupCommit } from './groupCommit.ts';

/** What became of answers, to be written within a transaction under way. */
export class AnswerTable {
  readonly #events: SqliteEventLog;
  readonly #one;
  readonly #add;
  readonly #judge;

  constructor(database: Database, events: SqliteEventLog) {
    this.#events = events;
    this.#one = database
      .prepare<[string], string>('SELECT document FROM answers WHERE id = ?')
      .pluck();
    this.#add = database.prepare<[string, string, number, number, string]>(
      `INSERT OR IGNORE INTO answers (id, conversation_id, seq, at, document) VALUES (?, ?, ?, ?, ?)`,
    );
    this.#judge = database.prepare<[string, string]>(
      'UPDATE answers SET document = ? WHERE id = ?',
    );
  }

  write(note: AnswerNote): void {
    if (note.note === 'judged') {
      const document = this.#one.get(note.id);
      if (document === undefined) return;
      const judged = { ...decodeDocument<AnswerOutcome>(document), ...note.judgement };
      this.#judge.run(encodeDocument(judged), note.id);
      return;
    }
    const { id, conversationId, messageSeq, at, articleId, language } = note.outcome;
    const document = encodeDocument(note.outcome);
    if (this.#add.run(id, conversationId, messageSeq, at.getTime(), document).changes === 0) return;
    this.#events.append({ type: 'answerGiven', conversationId, messageSeq, articleId, language });
  }
}

/** What became of answers, in SQLite. */
export class SqliteAnswerStore implements AnswerStore {
  readonly #writes: GroupCommit;
  readonly #events: SqliteEventLog;
  readonly #recent;
  readonly #ofConversation;
  readonly #records;
  readonly #policy;
  readonly #keepPolicy;
  readonly #dropPolicy;

  constructor(parts: {
    readonly database: Database;
    readonly writes: GroupCommit;
    readonly events: SqliteEventLog;
  }) {
    const { database } = parts;
    this.#writes = parts.writes;
    this.#events = parts.events;
    this.#recent = database
      .prepare<[number], string>('SELECT document FROM answers ORDER BY at DESC, id DESC LIMIT ?')
      .pluck();
    this.#ofConversation = database
      .prepare<[string], string>(
        'SELECT document FROM answers WHERE conversation_id = ? ORDER BY seq',
      )
      .pluck();
    this.#records = database.prepare<[number], ArticleRecord>(RECORDS);
    this.#policy = database.prepare<[], string>('SELECT document FROM answer_policy').pluck();
    this.#keepPolicy = database.prepare<[string]>(
      'REPLACE INTO answer_policy (slot, document) VALUES (1, ?)',
    );
    this.#dropPolicy = database.prepare<[]>('DELETE FROM answer_policy');
  }

  async recentAnswers(limit: number) {
    return this.#recent.all(limit).map(decodeDocument<AnswerOutcome>);
  }

  async answersIn(conversationId: string) {
    return this.#ofConversation.all(conversationId).map(decodeDocument<AnswerOutcome>);
  }

  async articleRecords(since: Date) {
    return this.#records.all(since.getTime());
  }

  async policy() {
    const document = this.#policy.get();
    return document === undefined ? undefined : decodeDocument<FittedPolicy>(document);
  }

  savePolicy(policy: FittedPolicy | undefined) {
    return this.#writes.run(() => {
      if (policy) this.#keepPolicy.run(encodeDocument(policy));
      else this.#dropPolicy.run();
      this.#events.append({ type: 'policyFitted' });
    });
  }
}

const RECORDS = `
  WITH judged AS (
    SELECT document ->> '$.articleId' AS articleId, document ->> '$.language' AS language,
      (document ->> '$.helpful') IS 1 AS helped, (document ->> '$.helpful') IS 0 AS notHelped,
      COALESCE(document ->> '$.next', '') AS next
    FROM answers WHERE at >= ?),
  marked AS (SELECT *, notHelped OR next IN ('askedAgain', 'escalated') AS failed FROM judged)
  SELECT articleId, language, COUNT(*) AS given,
    SUM(NOT failed AND (helped OR next = 'solved')) AS solved, SUM(failed) AS failed,
    SUM(notHelped) AS notHelped, SUM(next = 'askedAgain') AS askedAgain,
    SUM(next = 'escalated') AS escalated
  FROM marked GROUP BY articleId, language ORDER BY articleId, language`;
