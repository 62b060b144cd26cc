import type { MessageAnswer } from '../../../wire.ts';

/**
 * The newest message that suggestions depend on: a customer's, or an answer with an article; 0 where there
 * is none. What an agent writes in own words changes nothing, and asks the server nothing.
 */
export function lookedAtSeq(messages: readonly MessageAnswer[]): number {
  return (
    messages.findLast(
      ({ from, analysis }) =>
        from === 'customer' ||
        ((from === 'agent' || from === 'bot') && analysis?.articleId !== undefined),
    )?.seq ?? 0
  );
}
