import type { Article } from '../store.ts';
import type { WeightedTerms } from './bm25Index.ts';
import { plainText } from './plainText.ts';
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

/** Returns the known questions. */
export function questionsIn(fields: readonly Field[]): readonly (readonly TextRun[])[] {
  return fields.flatMap(({ name, runs }) => (name === 'questions' ? [runs] : []));
}

/** Returns an article's terms, each field's with its weight. */
export function weighted<Term>(
  fields: readonly Field[],
  termsOf: (runs: readonly TextRun[]) => readonly Term[],
): readonly WeightedTerms<Term>[] {
  return fields.map(({ name, runs }) => ({ terms: termsOf(runs), weight: FIELD_WEIGHTS[name] }));
}

/**
 * Returns the character grams of title and questions: what customers type resembles them; a long body
 * would only drown it.
 */
export function fieldGrams(fields: readonly Field[]): readonly (readonly number[])[] {
  return fields.flatMap(({ name, runs }) =>
    name === 'body' || runs.length === 0 ? [] : [textGrams(textWords(runs))],
  );
}
