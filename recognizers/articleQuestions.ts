import type { Language, Utterance } from './store.ts';

/** What an article teaches of the intent that it answers. */
export interface TeachingArticle {
  readonly language: Language;
  readonly status: string;
  readonly title: string;
  /** Questions that it is known to answer, in customers' words. */
  readonly questions: readonly string[];
  readonly intents: readonly string[];
}

/** Where trainings find the articles. */
export interface TeachingArticles {
  /** Returns the newest published or archived revision of each. */
  standing(): Promise<readonly TeachingArticle[]>;
}

/**
 * The utterances, with title and known questions of each published article as more rows of the intent that
 * it answers, where authors have taught that intent in its language. An article of several intents doesn't
 * say which of them its questions mean.
 */
export function withArticleQuestions(
  utterances: readonly Utterance[],
  articles: readonly TeachingArticle[],
): readonly Utterance[] {
  const taught = new Set(utterances.map(({ intent, language }) => `${language}/${intent}`));
  const rows = articles.flatMap(({ language, status, title, questions, intents }) => {
    const [intent, ...others] = intents;
    if (status !== 'published' || intent === undefined || others.length > 0) return [];
    if (!taught.has(`${language}/${intent}`)) return [];
    return [title, ...questions].map((utterance) => ({ utterance, intent, language }));
  });
  // Stores give articles in any order, and the same rows are to give the same model.
  rows.sort((one, other) => (one.utterance < other.utterance ? -1 : 1));
  return [...utterances, ...rows];
}
