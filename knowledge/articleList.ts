import type { Article } from './store.ts';

/** Whether an article has all these words somewhere, as an editor looks for one that they know. */
export function hasWords(article: Article, words: string): boolean {
  const { id, title, body, questions, tags } = article;
  const text = folded([id, title, body, ...questions, ...tags].join('\n'));
  return folded(words)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}
