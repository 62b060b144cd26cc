import { botMessage } from './botMessage.ts';
import { withMessages } from './shownEvents.ts';
import type { Transition } from './transitions.ts';
import type { Wording } from './wording.ts';

/** What a customer hears when their conversation changes hands. */
export type HandoverPhrase = 'requeued' | 'askRating' | 'backWithBot' | 'goneSilent';

/** One button for each rating. */
const RATING_BUTTONS = [5, 4, 3, 2, 1].map((stars) => ({
  title: '★'.repeat(stars),
  value: String(stars),
}));

/** The transition, with what the customer hears of it. */
export function told<T extends Pick<Transition, 'conversation' | 'messages'>>(
  transition: T,
  wording: Wording,
  phrase: HandoverPhrase,
  now: Date,
): T {
  const { conversation } = transition;
  const buttons = phrase === 'askRating' ? RATING_BUTTONS : undefined;
  const text = wording[conversation.language][phrase];
  const message = botMessage(conversation, text, now, buttons && { buttons });
  return withMessages(transition, { after: [message] });
}
