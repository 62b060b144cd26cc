import type { Article } from '../store.ts';
import { plainText } from './plainText.ts';
import { countTerms } from './postings.ts';
import { type TextRun, textGrams, textRuns, textWords } from './textTerms.ts';

/** What is searched of an article. */
export type SearchableArticle = Pick<Article, 'id' | 'language' | 'title' | 'questions' | 'body'>;

/** How much a field's words count, as whole numbers. */
export const FIELD_WEIGHTS = { title: 2, questions: 2, body: 1 } as const;

/** A field's words; each question is a field of its own. */
export interface Field {
  readonly name: keyof typeof FIELD_WEIGHTS;
  readonly runs: readonly TextRun[];
}

/** Returns what is searched of an article, taken apart once. */
export function fieldsOf({ title, questions, body }: SearchableArticle): readonly Field[] {
  return [
    { name: 'title', runs: textRuns(title) },
    ...questions.map((question) => ({ name: 'questions', runs: textRuns(question) }) as const),
    { name: 'body', runs: textRuns(plainText(body)) },
  ];
}

/** Counts an article's terms, each field's by its weight. */
export function weighted<Term>(
  fields: readonly Field[],
  termsOf: (runs: readonly TextRun[]) => readonly Term[],
) {
  const counts = new Map<Term, number>();
  for (const { name, runs } of fields) countTerms(termsOf(runs), counts, FIELD_WEIGHTS[name]);
  return counts;
}

/**
 * Counts the character grams of title and questions: what customers type resembles them; a long body
 * would only drown it.
 */
export function gramCounts(fields: readonly Field[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { name, runs } of fields) {
    if (name !== 'body' && runs.length > 0) countTerms(textGrams(textWords(runs)), counts);
  }
  return counts;
}
