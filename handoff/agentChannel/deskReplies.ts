import type { Language } from '../conversation.ts';
import { typedAs } from './commands.ts';
import { type DeskItem, type DeskState, type Offer, openItems, type Target } from './desk.ts';
import { namedIn } from './news.ts';
import type { DeskSpeech } from './speech.ts';
import type { DeskWords } from './words.ts';

/** Buttons that every channel shows. */
export const MOST_OFFERS = 6;

/** What is answered to an agent; `next` is what their desk remembers then, of what it does at that moment. */
export interface Reply {
  readonly text: string;
  readonly offers?: readonly Offer[] | undefined;
  readonly next?: (state: DeskState) => DeskState;
}

/** What a reply is made from. */
export interface DeskContext {
  /** What the desk had told the agent when they wrote. */
  readonly state: DeskState;
  readonly language: Language;
  readonly words: DeskWords;
  readonly speech: DeskSpeech;
}

/** What can be done here, maybe after a line that says why this is told. */
export function helpReply(context: DeskContext, reason?: string): Reply {
  const { words, speech, state, language } = context;
  const commands = words.help.map((line) => speech.inLine(line));
  const lines = state.onDuty ? commands : [words.notOnDuty, ...commands];
  const go = state.onDuty
    ? { title: words.offers.list, value: typedAs('list', language) }
    : onlineOffer(context);
  return { text: speech.lines(reason ? [reason, ...lines] : lines), offers: [go] };
}

/** Why nothing was done, and what the agent can do about it. */
export function problemReply(
  target: Extract<Target, { readonly problem: string }>,
  context: DeskContext,
): Reply {
  const { words, speech, state } = context;
  const offers = answerOffers(openItems(state).slice(0, MOST_OFFERS), words);
  switch (target.problem) {
    case 'none':
      if (state.onDuty) return { text: words.noConversation };
      return { text: words.notOnDuty, offers: [onlineOffer(context)] };
    case 'unknown':
      return { text: words.unknownNumber(target.number), offers };
    case 'closed':
      return { text: words.notYours(namedIn(speech, target.item)), offers };
    case 'unclear':
      return { text: words.whoIsItFor, offers };
  }
}

/** The way back on duty. */
export function onlineOffer({ words, language }: Pick<DeskContext, 'words' | 'language'>): Offer {
  return { title: words.offers.online, value: typedAs('online', language) };
}

/** One offer to answer for each conversation. */
export function answerOffers(items: readonly DeskItem[], words: DeskWords): readonly Offer[] {
  return items.map(({ number }) => ({ title: words.offers.answer(number), value: `#${number}` }));
}
