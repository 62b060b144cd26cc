import type { Article, ArticleStore, Language } from '../../knowledge/store.ts';
import type { Collections } from './collections.ts';
import { type Commits, Refused } from './commits.ts';

type Stored = Article & { readonly _id: string; readonly isLatest: boolean };

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
      .sort({ id: 1, language: 1 })
      .toArray();
    return latest.map(toArticle);
  }

  async article(id: string, language: Language) {
    const latest = await this.#articles.findOne({ id, language }, { sort: { revision: -1 } });
    return latest ? toArticle(latest) : undefined;
  }

  async revisions(id: string, language: Language) {
    const all = await this.#articles.find({ id, language }).sort({ revision: -1 }).toArray();
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
        if (expectedRevision > 0) {
          const { matchedCount } = await this.#articles.updateOne(
            { _id: revisionId(article, expectedRevision), isLatest: true },
            { $set: { isLatest: false } },
            { session },
          );
          if (matchedCount === 0) throw new Refused(`article ${id} has moved on`);
        }
        await this.#articles.insertOne(
          { _id: revisionId(article, revision), ...article, isLatest: true },
          { session },
        );
        events.push({ type: 'articleSaved', articleId: id, language, revision, status });
        return 'saved';
      },
      explain: async () =>
        (await this.#newest(article)) === expectedRevision ? undefined : 'conflict',
    });
  }

  async #newest({ id, language }: Article): Promise<number> {
    return (await this.article(id, language))?.revision ?? 0;
  }
}

function revisionId({ id, language }: Article, revision: number): string {
  return `${id}/${language}/${revision}`;
}

function toArticle({ _id, isLatest, ...article }: Stored): Article {
  return article;
}
