import type { Language } from '../store.ts';
import type { AnswerStore, ArticleRecord } from './store.ts';

/** Answers of so many days count. */
const DAYS = 90;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Four answers of which one failed are assumed of every article, so that one bad day is no record. */
const ASSUMED = { answers: 4, failed: 1 };
/** An article that failed more often than it helped loses at most these log-odds: odds of 5 to 3. */
const MOST = 0.5;

/**
 * Log-odds that an article loses as an answer because it failed more than half of the time: 0 up to
 * there, {@link MOST} at the worst. So it matters in close calls only, and an article that gets better
 * is soon itself again.
 */
export function handicapOf({ solved, failed }: Pick<ArticleRecord, 'solved' | 'failed'>): number {
  const share = (failed + ASSUMED.failed) / (solved + failed + ASSUMED.answers);
  return MOST * Math.max(0, 2 * share - 1);
}

/** The handicaps of all articles, as they were when last read. */
export class Handicaps {
  readonly #answers: Pick<AnswerStore, 'articleRecords'>;
  #byArticle: ReadonlyMap<string, number> = new Map();

  constructor(parts: { readonly answers: Pick<AnswerStore, 'articleRecords'> }) {
    this.#answers = parts.answers;
  }

  async read(now: Date): Promise<void> {
    const records = await this.#answers.articleRecords(new Date(now.getTime() - DAYS * DAY_MS));
    this.#byArticle = new Map(
      records.map((record) => [`${record.language}/${record.articleId}`, handicapOf(record)]),
    );
  }

  of(articleId: string, language: Language): number {
    return this.#byArticle.get(`${language}/${articleId}`) ?? 0;
  }
}
