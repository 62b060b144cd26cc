import type { DecisionAnswer } from '../../../wire.ts';
import type { Translate } from '../i18n/translation.ts';

/** A routing decision in a sentence or two. */
export function decisionWords(decision: DecisionAnswer, t: Translate): string {
  const words = [mainWords(decision, t)];
  if (decision.relaxed !== 'no') words.push(t(`decision.${decision.relaxed}`));
  if (decision.outcome === 'assigned' && isTied(decision)) words.push(t('decision.tied'));
  return words.join(' ');
}

function mainWords(decision: DecisionAnswer, t: Translate): string {
  if (decision.outcome === 'queued') return t('decision.queued');
  const chosen = decision.candidates.find((item) => item.agentId === decision.agentId);
  const name = chosen?.agentName ?? t('event.someone');
  if (decision.kind === 'manual') return t('decision.manual', { name });
  if (decision.kind === 'freed') return t('decision.freed', { name });
  const count = decision.candidates.filter((item) => item.filteredBy === null).length;
  return count > 1 ? t('decision.arrival', { name, count }) : t('decision.only', { name });
}

function isTied(decision: DecisionAnswer): boolean {
  const free = decision.candidates.filter((item) => item.filteredBy === null);
  return free.length > 1 && free[0]?.score === free[1]?.score;
}
