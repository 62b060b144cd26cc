import type { EscalationReason, Language, Phrases } from '../handoff/index.ts';
import type { OrderPhrases } from './orderPhrases.ts';
import { EN } from './wording.en.ts';
import { ZH } from './wording.zh.ts';

/** Why the bot itself may hand over. */
export type BotReason = Extract<
  EscalationReason,
  'customerAsked' | 'angry' | 'humanOnly' | 'lowConfidence' | 'dialogFailed'
>;

/** What the bot says in one language: handoff's phrases, and those of its own dialogs. */
export interface BotPhrases extends Phrases {
  /** The first words, before the customer has said anything. */
  readonly welcome: string;
  /** The answer to a greeting. */
  readonly hello: string;
  readonly youAreWelcome: string;
  readonly goodbye: string;
  /** Titles of the four first buttons; a press says the title. */
  readonly menu: {
    readonly trackOrder: string;
    readonly returnItem: string;
    readonly refundProgress: string;
    readonly person: string;
  };
  /** Titles of the buttons under an article. */
  readonly helped: string;
  readonly notHelped: string;
  readonly gladItHelped: string;
  readonly sorryItDidNot: string;
  /** Not understood for the first time. */
  readonly rephrase: string;
  /** The article just given is all there is. */
  readonly sameAgain: string;
  readonly didYouMean: string;
  readonly whichOne: string;
  /** The last words before a human takes over, by reason. */
  readonly handingOver: Readonly<Record<BotReason, string>>;
  /** Only an attachment came. */
  readonly gotAttachment: string;
  /** Nothing in words came: emoji, punctuation, nothing at all. */
  readonly listening: string;
  readonly cancelled: string;
  readonly order: OrderPhrases;
  readonly note: HandoverPhrases;
}

/** What the bot tells the agent who takes over, a line each. */
export interface HandoverPhrases {
  lastQuestion(text: string): string;
  intent(name: string, percent: number): string;
  verifiedOrders(numbers: readonly string[]): string;
  readonly angry: string;
}

/** Everything that the bot says, in both languages; also what handoff says. */
export const WORDING: Readonly<Record<Language, BotPhrases>> = { zh: ZH, en: EN };
