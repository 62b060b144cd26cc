import type { Language } from '../store.ts';
import {
  FIELD_WEIGHTS,
  fieldGrams,
  fieldsOf,
  questionsIn,
  type SearchableArticle,
  weighted,
} from './articleFields.ts';
import { Bm25Index } from './bm25Index.ts';
import { GramIndex } from './gramIndex.ts';
import { KnownQuestions } from './knownQuestions.ts';
import { type AskedTerms, countTerms } from './postings.ts';
import { comesBefore, insert, type SearchHit } from './searchHit.ts';
import type { SearchSettings } from './searchSettings.ts';
import { type SynonymGroups, Synonyms } from './synonyms.ts';
import {
  Sounds,
  type TextRun,
  type TextTerm,
  textGrams,
  textRuns,
  textTerms,
  textWords,
} from './textTerms.ts';
import { Vocabulary } from './vocabulary.ts';

/**
 * The articles of one language.
 *
 *   zh: BM25 over characters and pairs + soundShare · BM25 over their sounds, divided by 1 + soundShare
 *   en: lexicalShare · BM25 over stems + (1 − lexicalShare) · cosine of character grams,
 *       both after words that no article holds gave way to the nearest that some do
 *
 * BM25 is divided by the query's self-score. An article that knows the query to the letter gets the best
 * score of all in addition, and so comes first. docs/search.md says what each part earns.
 */
export class LanguageIndex {
  readonly #language: Language;
  readonly #settings: SearchSettings;
  #synonyms: Synonyms;
  readonly #terms: Bm25Index<TextTerm>;
  readonly #sounded: Bm25Index<number>;
  readonly #sounds: Sounds | undefined;
  readonly #grams: GramIndex;
  readonly #questions = new KnownQuestions();
  readonly #vocabulary = new Vocabulary();
  readonly #documentOf = new Map<string, number>();
  readonly #idOf: (string | undefined)[] = [];
  readonly #free: number[] = [];

  constructor(language: Language, settings: SearchSettings) {
    this.#language = language;
    this.#settings = settings;
    this.#synonyms = new Synonyms(language, settings.synonyms[language]);
    const { synonymWeight } = settings;
    const bm25 = {
      ...settings.bm25[language],
      queryWeight: FIELD_WEIGHTS.questions,
      synonymWeight,
    };
    this.#terms = new Bm25Index(bm25);
    this.#sounded = new Bm25Index(bm25);
    this.#sounds = settings.soundOf && language === 'zh' ? new Sounds(settings.soundOf) : undefined;
    this.#grams = new GramIndex(settings);
  }

  /** Replaces the synonyms; they count from the next query on. */
  replaceSynonyms(groups: SynonymGroups[Language]): void {
    this.#synonyms = new Synonyms(this.#language, groups);
  }

  /** Adds an article, or replaces the one of the same id. */
  put(article: SearchableArticle): void {
    this.remove(article.id);
    const document = this.#free.pop() ?? this.#idOf.length;
    const fields = fieldsOf(article);
    this.#idOf[document] = article.id;
    this.#documentOf.set(article.id, document);
    this.#questions.add(document, questionsIn(fields));
    this.#terms.add(
      document,
      weighted(fields, (runs) => textTerms(runs, this.#language)),
    );
    if (this.#language === 'en') {
      this.#grams.add(document, fieldGrams(fields));
      this.#vocabulary.add(
        document,
        fields.map(({ runs }) => textWords(runs)),
      );
    }
    const sounds = this.#sounds;
    if (sounds) {
      this.#sounded.add(
        document,
        weighted(fields, (runs) => sounds.terms(runs)),
      );
    }
  }

  /** Takes an article out; nothing happens when it isn't there. */
  remove(articleId: string): void {
    const document = this.#documentOf.get(articleId);
    if (document === undefined) return;
    this.#questions.remove(document);
    this.#terms.remove(document);
    if (this.#language === 'en') {
      this.#grams.remove(document);
      this.#vocabulary.remove(document);
    }
    if (this.#sounds) this.#sounded.remove(document);
    this.#documentOf.delete(articleId);
    this.#idOf[document] = undefined;
    this.#free.push(document);
  }

  /** Returns the best hits, best first; equal scores in the order of the ids. */
  search(
    query: string,
    limit: number,
    filter: (articleId: string) => boolean = () => true,
  ): readonly SearchHit[] {
    const scores = this.#scores(query);
    const best: SearchHit[] = [];
    let least = Number.MIN_VALUE;
    for (let document = 0; document < scores.length; document++) {
      const score = scores[document] as number;
      if (score < least) continue;
      const articleId = this.#idOf[document];
      if (articleId === undefined || !filter(articleId)) continue;
      insert(best, { articleId, score }, limit);
      if (best.length === limit) least = best[limit - 1]?.score ?? least;
    }
    return best;
  }

  /** Returns every hit with at least `foundShare` of the best one's score, best first. */
  found(query: string): readonly SearchHit[] {
    const scores = this.#scores(query);
    const least = Math.max(highest(scores) * this.#settings.foundShare, Number.MIN_VALUE);
    const hits: SearchHit[] = [];
    scores.forEach((score, document) => {
      const articleId = this.#idOf[document];
      if (score >= least && articleId !== undefined) hits.push({ articleId, score });
    });
    return hits.sort((a, b) => (comesBefore(a, b) ? -1 : 1));
  }

  /** Returns what to highlight in an article found by this query: its terms, corrected, and synonyms. */
  highlighted(query: string): ReadonlySet<TextTerm> {
    const { text, also } = this.understand(query);
    return new Set([text, ...also].flatMap((each) => this.#wholeTerms(textRuns(each))));
  }

  /** Number of articles. */
  get size(): number {
    return this.#documentOf.size;
  }

  /** Memory, in bytes. */
  get bytes(): number {
    const parts = [this.#questions, this.#vocabulary, this.#terms, this.#sounded, this.#grams];
    return parts.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  #scores(query: string): Float64Array {
    const scores = new Float64Array(this.#idOf.length);
    const { text, also } = this.understand(query);
    const { lexicalShare, soundShare } = this.#settings;
    const own = textRuns(text);
    const others = also.map(textRuns);
    const terms = asked(own, others, (runs) => textTerms(runs, this.#language));
    if (this.#language === 'en') {
      this.#terms.score(terms, lexicalShare, scores);
      const grams = asked(own, others, (runs) => textGrams(textWords(runs)));
      this.#grams.score(grams, 1 - lexicalShare, scores);
    } else {
      const sounds = this.#sounds;
      const whole = sounds ? 1 + soundShare : 1;
      this.#terms.score(terms, 1 / whole, scores);
      if (sounds) {
        const heard = asked(own, [], (runs) => sounds.terms(runs));
        this.#sounded.score(heard, soundShare / whole, scores);
      }
    }
    const best = highest(scores);
    for (const document of this.#questions.of(own)) {
      scores[document] = (scores[document] as number) + best;
    }
    return scores;
  }

  /** Returns the query with what was surely mistyped put right, and the synonyms of its words. */
  understand(query: string): Understood {
    const short = query.slice(0, LONGEST_QUERY);
    const corrects = this.#language === 'en' && this.#settings.corrects;
    const isKnown = (word: string) => this.#synonyms.knows(word);
    const text = corrects
      ? this.#vocabulary.correct(textWords(textRuns(short)), isKnown).join(' ')
      : short;
    return { text, also: this.#synonyms.of(text) };
  }

  /** Pairs without their characters: 退货 is highlighted, 退 alone is not. */
  #wholeTerms(runs: readonly TextRun[]): readonly TextTerm[] {
    return runs.flatMap((run) => {
      const terms = textTerms([run], this.#language);
      return terms.length === 1
        ? terms
        : terms.filter((term) => Number(term) > 0xffff || Number(term) < 0);
    });
  }
}

/** What a query is taken for. */
export interface Understood {
  /** Where nothing was corrected, the query itself. */
  readonly text: string;
  /** What it could have said as well. */
  readonly also: readonly string[];
}

/** In characters; what comes after says nothing new, and the time is bounded. */
const LONGEST_QUERY = 500;

/** A query's own terms, and those that its synonyms add. */
function asked<Term>(
  own: readonly TextRun[],
  others: readonly (readonly TextRun[])[],
  termsOf: (runs: readonly TextRun[]) => readonly Term[],
): AskedTerms<Term> {
  const counts = countTerms(termsOf(own));
  const also = new Set(others.flatMap(termsOf).filter((term) => !counts.has(term)));
  return { own: counts, also };
}

function highest(scores: Float64Array): number {
  let highest = 0;
  for (const score of scores) if (score > highest) highest = score;
  return highest;
}
