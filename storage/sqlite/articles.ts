import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Article, ArticleStore, Language } from '../../knowledge/store.ts';
import { articleOf } from '../articleRecord.ts';
import { decodeDocument, encodeDocument } from '../documents.ts';
import type { Database } from './database.ts';
import type { SqliteEventLog } from './eventLog.ts';
import type { GroupCommit } from './groupCommit.ts';

/** Articles that are read at once: some milliseconds; then others have their turn. */
const AT_ONCE = 100;

/** Names a revision. */
type Key = Pick<Article, 'id' | 'language' | 'revision'>;

/** Articles in SQLite, a row for each revision. */
export class SqliteArticleStore implements ArticleStore {
  readonly #writes: GroupCommit;
  readonly #events: SqliteEventLog;
  readonly #latestOfAll;
  readonly #latestAsOf;
  readonly #standingOfAll;
  readonly #revision;
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
    this.#latestOfAll = database.prepare<[], Key>(newestOfAll('TRUE'));
    this.#latestAsOf = database.prepare<[{ at: number }], Key>(newestOfAll('at <= :at'));
    this.#standingOfAll = database.prepare<[], Key>(newestOfAll(STANDING));
    this.#revision = database
      .prepare<[Key], string>(
        `SELECT document FROM articles
         WHERE id = :id AND language = :language AND revision = :revision`,
      )
      .pluck();
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
    return this.#read(this.#latestOfAll.all());
  }

  async latestRevisions() {
    return this.#latestOfAll.all();
  }

  async articlesAsOf(at: Date) {
    return this.#read(this.#latestAsOf.all({ at: at.getTime() }));
  }

  async standing() {
    return this.#read(this.#standingOfAll.all());
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

  /** A revision never changes, so these are of one moment, however long the reading takes. */
  async #read(keys: readonly Key[]): Promise<readonly Article[]> {
    const articles: Article[] = [];
    for (let from = 0; from < keys.length; from += AT_ONCE) {
      if (from > 0) await nextTurn();
      for (const key of keys.slice(from, from + AT_ONCE)) {
        const document = this.#revision.get(key);
        if (document !== undefined) articles.push(toArticle(document));
      }
    }
    return articles;
  }

  #latest(id: string, language: Language): Article | undefined {
    const document = this.#revisions.get(id, language, 1);
    return document === undefined ? undefined : toArticle(document);
  }
}

const STANDING = "status IN ('published', 'archived')";

/** The newest revision of each language version among those that meet the condition. */
function newestOfAll(condition: string): string {
  return `SELECT id, language, MAX(revision) AS revision FROM articles
          WHERE ${condition} GROUP BY id, language ORDER BY id, language`;
}

function toArticle(document: string): Article {
  return articleOf(decodeDocument<Article>(document));
}
