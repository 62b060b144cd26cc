import type { Article, ArticleStore, Language } from '../../knowledge/store.ts';
import { articleOf } from '../articleRecord.ts';
import { decodeDocument, encodeDocument } from '../documents.ts';
import type { Database } from './database.ts';
import type { SqliteEventLog } from './eventLog.ts';
import type { GroupCommit } from './groupCommit.ts';

/** Articles in SQLite, a row for each revision. */
export class SqliteArticleStore implements ArticleStore {
  readonly #writes: GroupCommit;
  readonly #events: SqliteEventLog;
  readonly #numbers;
  readonly #latestOfAll;
  readonly #latestAsOf;
  readonly #standingOfAll;
  readonly #standing;
  readonly #revisions;
  readonly #insert;

  constructor(parts: {
    readonly database: Database;
    readonly writes: GroupCommit;
    readonly events: SqliteEventLog;
  }) {
    const { database } = parts;
    this.#writes = parts.writes;
    this.#events = parts.events;
    this.#numbers = database.prepare<[], Pick<Article, 'id' | 'language' | 'revision'>>(
      'SELECT id, language, MAX(revision) AS revision FROM articles GROUP BY id, language',
    );
    this.#latestOfAll = database.prepare<[], string>(newestOfAll('TRUE')).pluck();
    this.#latestAsOf = database.prepare<[{ at: number }], string>(newestOfAll('at <= :at')).pluck();
    this.#standingOfAll = database.prepare<[], string>(newestOfAll(STANDING)).pluck();
    this.#standing = database
      .prepare<[string, string], string>(
        `SELECT document FROM articles WHERE id = ? AND language = ? AND ${STANDING}
         ORDER BY revision DESC LIMIT 1`,
      )
      .pluck();
    this.#revisions = database
      .prepare<[string, string, number], string>(
        `SELECT document FROM articles WHERE id = ? AND language = ?
         ORDER BY revision DESC LIMIT ?`,
      )
      .pluck();
    this.#insert = database.prepare<[string, string, number, string, number, string]>(
      `INSERT INTO articles (id, language, revision, status, at, document)
       VALUES (?, ?, ?, ?, ?, ?)`,
    );
  }

  async articles() {
    return this.#latestOfAll.all().map(toArticle);
  }

  async latestRevisions() {
    return this.#numbers.all();
  }

  async articlesAsOf(at: Date) {
    return this.#latestAsOf.all({ at: at.getTime() }).map(toArticle);
  }

  async standing() {
    return this.#standingOfAll.all().map(toArticle);
  }

  async standingArticle(id: string, language: Language) {
    const document = this.#standing.get(id, language);
    return document === undefined ? undefined : toArticle(document);
  }

  async article(id: string, language: Language) {
    return this.#latest(id, language);
  }

  async revisions(id: string, language: Language) {
    return this.#revisions.all(id, language, -1).map(toArticle);
  }

  save(article: Article, expectedRevision: number) {
    return this.#writes.run((): 'saved' | 'conflict' => {
      const { id, language, revision, status, at } = article;
      if ((this.#latest(id, language)?.revision ?? 0) !== expectedRevision) return 'conflict';
      if (revision !== expectedRevision + 1) {
        throw new Error(`article ${id}: revision ${revision} cannot follow ${expectedRevision}`);
      }
      this.#insert.run(id, language, revision, status, at.getTime(), encodeDocument(article));
      this.#events.append({ type: 'articleSaved', articleId: id, language, revision, status });
      return 'saved';
    });
  }

  #latest(id: string, language: Language): Article | undefined {
    const document = this.#revisions.get(id, language, 1);
    return document === undefined ? undefined : toArticle(document);
  }
}

const STANDING = "status IN ('published', 'archived')";

/** The newest revision of each language version among those that meet the condition. */
function newestOfAll(condition: string): string {
  return `SELECT document FROM articles JOIN (
            SELECT id, language, MAX(revision) AS revision FROM articles
            WHERE ${condition} GROUP BY id, language)
          USING (id, language, revision) ORDER BY id, language`;
}

function toArticle(document: string): Article {
  return articleOf(decodeDocument<Article>(document));
}
