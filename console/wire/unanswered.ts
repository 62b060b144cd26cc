import type { Language } from '../../handoff/index.ts';
import type { RankedIntent, UnansweredReason } from '../../recognizers/index.ts';

/** A message of the inbox; personal data are masked. */
export interface UnansweredAnswer {
  readonly id: string;
  readonly text: string;
  readonly language: Language;
  readonly reason: UnansweredReason;
  /** How often it was asked. */
  readonly count: number;
  readonly firstAt: string;
  readonly lastAt: string;
  /** Where it was asked last; null for readers who may not open conversations. */
  readonly conversationId: string | null;
  readonly seq: number;
  /** Likeliest intents when it was asked, at most three, and how far the first was ahead. */
  readonly ranking: readonly RankedIntent[];
  readonly margin: number;
  /** The intent that an agent said it is not. */
  readonly wrongIntent: string | null;
  /** The intent that the agent says it is instead. */
  readonly rightIntent: string | null;
}

/** Messages like each other, of the review queue `GET /unanswered`: one label fits all. */
export interface UnansweredGroupAnswer {
  /** Likeliest intents by the active model, at most three, and how far the first is ahead, 0 to 1. */
  readonly ranking: readonly RankedIntent[];
  readonly margin: number;
  /** The first stands for the others. */
  readonly messages: readonly UnansweredAnswer[];
}
