import type { Language } from '../store.ts';

/** What happened after an answer: nothing more was needed, the same was asked again, a person took over. */
export type AnswerNext = 'solved' | 'askedAgain' | 'escalated';

/** One answer that the bot gave, and what became of it. */
export interface AnswerOutcome {
  /** Conversation and message that was answered: a turn that runs again writes the same record. */
  readonly id: string;
  readonly conversationId: string;
  /** Place of the customer's message in the transcript. */
  readonly messageSeq: number;
  readonly articleId: string;
  readonly language: Language;
  /** Of the article, as it was said. */
  readonly revision: number;
  /** Null when no intent was recognised. */
  readonly intent: string | null;
  readonly at: Date;
  /** What the customer said when asked, or in so many words; null as long as they said nothing. */
  readonly helpful: boolean | null;
  /** Null as long as nothing is known. */
  readonly next: AnswerNext | null;
}

/** What a later turn tells about an answer. */
export type AnswerJudgement = Partial<Pick<AnswerOutcome, 'helpful' | 'next'>>;

/** What a turn of the bot says about answers; the store of turns writes it with the turn. */
export type AnswerNote =
  | { readonly note: 'given'; readonly outcome: AnswerOutcome }
  /** Of an answer that isn't there (any more) nothing is written. */
  | { readonly note: 'judged'; readonly id: string; readonly judgement: AnswerJudgement };

/** How the answers from one article fared. */
export interface ArticleRecord {
  readonly articleId: string;
  readonly language: Language;
  readonly given: number;
  /** Said to have helped, or followed by thanks or a goodbye. */
  readonly solved: number;
  /** Said not to have helped, asked again, or handed over; the three can overlap. */
  readonly failed: number;
  readonly notHelped: number;
  readonly askedAgain: number;
  readonly escalated: number;
}

/** A policy of answering that was fitted on questions, with what it was fitted on; see dialogs. */
export interface FittedPolicy {
  /** Weight of each feature of an article and of "no article". */
  readonly weights: {
    readonly article: Readonly<Record<string, number>>;
    readonly none: Readonly<Record<string, number>>;
  };
  /** Least probability of being right at which an article is the answer. */
  readonly answerFrom: number;
  /** What was promised of answers that are given: at most `risk` are wrong, said with `confidence`. */
  readonly risk: number;
  readonly confidence: number;
  /** On the questions, each judged by a fit without it. */
  readonly measured: { readonly rows: number; readonly coverage: number; readonly wrong: number };
  /** Where the questions come from, and the search and model that they were asked with. */
  readonly source: string;
  readonly at: string;
}

/**
 * Keeps what became of answers (for a year, or as long as their conversations are kept), and the policy that a shop
 * fitted to its own questions. Answers are written by the store of turns, see {@link AnswerNote}.
 */
export interface AnswerStore {
  /** Newest first. */
  recentAnswers(limit: number): Promise<readonly AnswerOutcome[]>;

  /** In the order in which they were given. */
  answersIn(conversationId: string): Promise<readonly AnswerOutcome[]>;

  /** How articles fared in answers since then; those without an answer are left out. */
  articleRecords(since: Date): Promise<readonly ArticleRecord[]>;

  /** The shop's own policy, or undefined as long as the shipped one holds. */
  policy(): Promise<FittedPolicy | undefined>;

  /** Replaces the shop's policy, with a `policyFitted` event; undefined takes it out. */
  savePolicy(policy: FittedPolicy | undefined): Promise<void>;
}
