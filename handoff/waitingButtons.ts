import type { Phrases } from './wording.ts';

/** What a customer in line can do by a button: go back to the bot, or leave a message instead of waiting. */
export function waitingButtons({
  leaveQueue,
  message,
}: Phrases): readonly { readonly title: string; readonly value: string }[] {
  const titles = message ? [message.leave, leaveQueue] : [leaveQueue];
  return titles.map((title) => ({ title, value: title }));
}
