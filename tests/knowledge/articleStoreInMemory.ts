import type { Article, ArticleStore, Taxonomy, TaxonomyStore } from '../../knowledge/index.ts';

/** The articles' store without a database, for tests of what uses it. */
export function articleStoreInMemory(articles: readonly Article[] = []): ArticleStore {
  const stored: Article[] = [...articles];
  const revisions = (id: string, language: string) =>
    stored
      .filter((article) => article.id === id && article.language === language)
      .sort((a, b) => b.revision - a.revision);
  const stands = ({ status }: Article) => status === 'published' || status === 'archived';
  const newest = (among: (article: Article) => boolean) =>
    stored.filter(
      (article) => revisions(article.id, article.language).filter(among)[0] === article,
    );
  return {
    articles: async () => newest(() => true),
    latestRevisions: async () => newest(() => true),
    articlesAsOf: async (at) => newest((article) => article.at <= at),
    standing: async () => newest(stands),
    standingArticle: async (id, language) => revisions(id, language).find(stands),
    article: async (id, language) => revisions(id, language)[0],
    revisions: async (id, language) => revisions(id, language),
    save: async (article, expectedRevision) => {
      const latest = revisions(article.id, article.language)[0]?.revision ?? 0;
      if (latest !== expectedRevision) return 'conflict';
      stored.push(article);
      return 'saved';
    },
  };
}

/** The taxonomy's store without a database. */
export function taxonomyInMemory(): TaxonomyStore {
  let stored: Taxonomy = { version: 0, products: [], issueTypes: [] };
  return {
    taxonomy: async () => stored,
    saveTaxonomy: async (taxonomy) => {
      if (taxonomy.version !== stored.version) return 'conflict';
      stored = { ...taxonomy, version: stored.version + 1 };
      return 'saved';
    },
  };
}
