import type { UnansweredGroupAnswer } from '../../../wire.ts';

/** What a key means for the group; undefined: nothing. */
export function decisionOf(
  key: string,
  { ranking }: UnansweredGroupAnswer,
): { readonly intent: string | null } | undefined {
  if (key === 'n') return { intent: 'None' };
  if (key === 'd') return { intent: null };
  const ranked = /^[1-3]$/.test(key) ? ranking[Number(key) - 1] : undefined;
  return ranked && { intent: ranked.intent };
}
