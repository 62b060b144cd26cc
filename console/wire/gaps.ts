import type { Language } from '../../handoff/index.ts';

/** A question that customers ask and no article surely answers, of `/insights/gaps`. */
export interface QuestionGapAnswer {
  /** The wording asked most; personal data are masked. */
  readonly question: string;
  readonly language: Language;
  /** How often it was asked, in all its wordings. */
  readonly count: number;
  readonly wordings: number;
  /** How many of its wordings went to a person. */
  readonly escalated: number;
  readonly lastAt: string;
  /** Other wordings, at most four. */
  readonly examples: readonly string[];
  /** An article that fits it clearly, and only lacks the wording; null: one is missing. */
  readonly near: {
    readonly id: string;
    readonly language: Language;
    readonly title: string;
  } | null;
  /** An id for the article that is missing, which no other has. */
  readonly newId: string;
}

/** A published article that the bot hardly answered with. */
export interface UnfoundArticleAnswer {
  readonly id: string;
  readonly language: Language;
  readonly title: string;
  readonly given: number;
  /** Of its latest published revision. */
  readonly at: string;
}

/** An article whose answers did not do. */
export interface TroubledArticleAnswer {
  readonly id: string;
  readonly language: Language;
  readonly title: string;
  readonly given: number;
  /** Answers that came to at least one of the three. */
  readonly failed: number;
  readonly notHelped: number;
  readonly askedAgain: number;
  readonly escalated: number;
  /** Failed of given, 0 to 1, and the least share that these numbers speak for. */
  readonly rate: number;
  readonly atLeast: number;
}

/** `GET /insights/gaps`. */
export interface GapsAnswer {
  readonly since: string;
  readonly questions: readonly QuestionGapAnswer[];
  readonly unfound: readonly UnfoundArticleAnswer[];
  readonly troubled: readonly TroubledArticleAnswer[];
  /** Of all, whether they are listed or not. */
  readonly totals: {
    /** How often the questions without an article were asked. */
    readonly asked: number;
    /** Answers that the bot gave, and how many of them failed. */
    readonly given: number;
    readonly failed: number;
    /** Articles that customers see. */
    readonly articles: number;
    readonly questions: number;
    readonly unfound: number;
    readonly troubled: number;
  };
}
