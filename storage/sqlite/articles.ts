import type { Article, ArticleStore, Language } from '../../knowledge/store.ts';
import { decodeDocument, encodeDocument } from '../documents.ts';
import type { Database } from './database.ts';
import type { SqliteEventLog } from './eventLog.ts';
import type { GroupCommit } from './groupCommit.ts';

/** Articles in SQLite, a row for each revision. */
export class SqliteArticleStore implements ArticleStore {
  readonly #writes: GroupCommit;
  readonly #events: SqliteEventLog;
  readonly #latestOfAll;
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
    this.#latestOfAll = database
      .prepare<[], string>(
        `SELECT document FROM articles WHERE revision = (
           SELECT MAX(revision) FROM articles AS same
           WHERE same.id = articles.id AND same.language = articles.language)
         ORDER BY id, language`,
      )
      .pluck();
    this.#revisions = database
      .prepare<[string, string, number], string>(
        `SELECT document FROM articles WHERE id = ? AND language = ?
         ORDER BY revision DESC LIMIT ?`,
      )
      .pluck();
    this.#insert = database.prepare<[string, string, number, string]>(
      'INSERT INTO articles (id, language, revision, document) VALUES (?, ?, ?, ?)',
    );
  }

  async articles() {
    return this.#latestOfAll.all().map(decodeDocument<Article>);
  }

  async article(id: string, language: Language) {
    return this.#latest(id, language);
  }

  async revisions(id: string, language: Language) {
    return this.#revisions.all(id, language, -1).map(decodeDocument<Article>);
  }

  save(article: Article, expectedRevision: number) {
    return this.#writes.run((): 'saved' | 'conflict' => {
      const { id, language, revision, status } = article;
      if ((this.#latest(id, language)?.revision ?? 0) !== expectedRevision) return 'conflict';
      if (revision !== expectedRevision + 1) {
        throw new Error(`article ${id}: revision ${revision} cannot follow ${expectedRevision}`);
      }
      this.#insert.run(id, language, revision, encodeDocument(article));
      this.#events.append({ type: 'articleSaved', articleId: id, language, revision, status });
      return 'saved';
    });
  }

  #latest(id: string, language: Language): Article | undefined {
    const document = this.#revisions.get(id, language, 1);
    return document === undefined ? undefined : decodeDocument<Article>(document);
  }
}
