import type { ClientSession } from 'mongodb';
import type { Article, ArticleStore, Language } from '../../knowledge/store.ts';
import { articleOf, stands } from '../articleRecord.ts';
import type { ArticleDocument, Collections } from './collections.ts';
import { type Commits, Refused } from './commits.ts';

const NEWEST_FIRST = { revision: -1 } as const;
const BY_ID = { id: 1, language: 1 } as const;
const STANDING = { status: { $in: ['published', 'archived'] as Article['status'][] } };

/** Articles that are read at once: some milliseconds; then others have their turn. */
const AT_ONCE = 200;

/** Articles in MongoDB, a document for each revision. */
export class MongoArticleStore implements ArticleStore {
  readonly #commits: Commits;
  readonly #articles: Collections['articles'];

  constructor(parts: { readonly articles: Collections['articles']; readonly commits: Commits }) {
    this.#commits = parts.commits;
    this.#articles = parts.articles;
  }

  async articles() {
    const latest = await this.#articles
      .find({ isLatest: true })
      .sort(BY_ID)
      .batchSize(AT_ONCE)
      .toArray();
    return latest.map(toArticle);
  }

  async latestRevisions() {
    const projection = { _id: 0, id: 1, language: 1, revision: 1 } as const;
    return this.#articles
      .find({ isLatest: true })
      .project<Pick<Article, 'id' | 'language' | 'revision'>>(projection)
      .toArray();
  }

  async articlesAsOf(at: Date) {
    const newest = await this.#articles
      .aggregate<{ readonly newest: ArticleDocument }>([
        { $match: { at: { $lte: at } } },
        { $sort: { ...BY_ID, ...NEWEST_FIRST } },
        { $group: { _id: { id: '$id', language: '$language' }, newest: { $first: '$$ROOT' } } },
        { $sort: { '_id.id': 1, '_id.language': 1 } },
      ])
      .batchSize(AT_ONCE)
      .toArray();
    return newest.map((group) => toArticle(group.newest));
  }

  async standing() {
    const written = this.#articles.find({ isStanding: true }).batchSize(AT_ONCE).toArray();
    const before = this.#articles
      .find({ isLatest: true, isStanding: { $exists: false }, ...STANDING })
      .batchSize(AT_ONCE)
      .toArray();
    return [...(await written), ...(await before)].map(toArticle);
  }

  async standingArticle(id: string, language: Language) {
    const newest = await this.#articles.findOne(
      { id, language, ...STANDING },
      { sort: NEWEST_FIRST },
    );
    return newest ? toArticle(newest) : undefined;
  }

  async article(id: string, language: Language) {
    const latest = await this.#articles.findOne({ id, language }, { sort: NEWEST_FIRST });
    return latest ? toArticle(latest) : undefined;
  }

  async revisions(id: string, language: Language) {
    const all = await this.#articles.find({ id, language }).sort(NEWEST_FIRST).toArray();
    return all.map(toArticle);
  }

  async save(article: Article, expectedRevision: number) {
    const { id, language, revision, status } = article;
    if (revision !== expectedRevision + 1) {
      if ((await this.#newest(article)) !== expectedRevision) return 'conflict';
      throw new Error(`article ${id}: revision ${revision} cannot follow ${expectedRevision}`);
    }
    return this.#commits.run<'saved' | 'conflict'>({
      write: async ({ session, events }) => {
        if (expectedRevision > 0) await this.#supersede(article, expectedRevision, session);
        await this.#articles.insertOne(
          {
            ...{ _id: revisionId(article, revision), ...article },
            ...{ isLatest: true, isStanding: stands(article) },
          },
          { session },
        );
        events.push({ type: 'articleSaved', articleId: id, language, revision, status });
        return 'saved';
      },
      explain: async () =>
        (await this.#newest(article)) === expectedRevision ? undefined : 'conflict',
    });
  }

  /** What was the latest is so no more, and stands no more when the new revision does. */
  async #supersede(article: Article, expectedRevision: number, session: ClientSession) {
    const { id, language } = article;
    const before = await this.#articles.findOne(
      { _id: revisionId(article, expectedRevision), isLatest: true },
      { session },
    );
    if (!before) throw new Refused(`article ${id} has moved on`);
    const isStanding = before.isStanding ?? stands(before);
    await this.#articles.updateOne(
      { _id: before._id, isLatest: true },
      { $set: { isLatest: false, isStanding } },
      { session },
    );
    if (!stands(article)) return;
    await this.#articles.updateMany(
      { id, language, isStanding: true },
      { $set: { isStanding: false } },
      { session },
    );
  }

  async #newest({ id, language }: Article): Promise<number> {
    return (await this.article(id, language))?.revision ?? 0;
  }
}

function revisionId({ id, language }: Article, revision: number): string {
  return `${id}/${language}/${revision}`;
}

function toArticle({ _id, isLatest, isStanding, ...article }: ArticleDocument): Article {
  return articleOf(article);
}
