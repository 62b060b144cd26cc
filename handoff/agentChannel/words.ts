import type { Language } from '../conversation.ts';
import type { HandoffErrorCode } from '../error.ts';
import type { EscalationReason } from '../escalation.ts';
import { WORDS_EN } from './words.en.ts';
import { WORDS_ZH } from './words.zh.ts';

/**
 * What a desk says to its agent. A `named` is a conversation with its customer, `#1 «Ann»`; foreign
 * text in parameters is harmless already.
 */
export interface DeskWords {
  readonly linked: (agent: string) => string;
  readonly linkRefused: Readonly<Record<LinkRefusal, string>>;
  readonly unlinked: string;
  readonly notLinked: string;
  readonly otherChat: string;
  readonly noRights: string;
  readonly help: readonly string[];
  readonly online: (hours: number) => string;
  readonly away: (hours: number) => string;
  readonly offline: string;
  readonly offDuty: string;
  readonly notOnDuty: string;
  readonly unknown: string;
  readonly onlyText: string;
  /** The conversations are listed below; `line`: how many customers wait. */
  readonly list: (open: number, line: string) => string;
  readonly current: string;
  readonly nobodyWaits: string;
  readonly noConversation: string;
  readonly unknownNumber: (number: number) => string;
  readonly notYours: (named: string) => string;
  readonly whoIsItFor: string;
  readonly held: string;
  readonly sent: (named: string) => string;
  readonly noted: (named: string) => string;
  readonly nothingToNote: string;
  readonly chosen: (named: string) => string;
  readonly resolved: (named: string) => string;
  readonly released: (named: string) => string;
  readonly declined: (named: string) => string;
  readonly transferred: (named: string) => string;
  readonly whyDecline: (named: string) => string;
  readonly declineReasons: readonly string[];
  readonly whereTo: (named: string) => string;
  readonly noSuchAgent: (name: string) => string;
  readonly assigned: (facts: {
    readonly named: string;
    readonly channel: string;
    readonly reason: string;
    readonly skills: string;
    readonly answerSeconds: number;
  }) => string;
  readonly reasons: Readonly<Record<EscalationReason, string>>;
  readonly soFar: string;
  readonly speakers: { readonly bot: string; readonly agent: string };
  readonly wrote: (named: string) => string;
  readonly noteOf: (named: string, colleague: string) => string;
  readonly files: (count: number) => string;
  readonly gone: Readonly<Record<'bot' | 'waiting' | 'assigned', (named: string) => string>>;
  readonly notDelivered: (named: string) => string;
  readonly refused: Readonly<Record<HandoffErrorCode, string>>;
  readonly offers: {
    readonly online: string;
    readonly away: string;
    readonly offline: string;
    readonly list: string;
    readonly help: string;
    readonly take: string;
    readonly answer: (number: number) => string;
    readonly decline: (number: number) => string;
    readonly toLine: string;
  };
}

/** Why an account was not linked. */
export type LinkRefusal = 'badCode' | 'tooMany' | 'accountTaken' | 'notPrivate' | 'inConversation';

/** The words of each language. */
export const DESK_WORDS: Readonly<Record<Language, DeskWords>> = { en: WORDS_EN, zh: WORDS_ZH };
