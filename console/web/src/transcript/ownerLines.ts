import type { DecisionAnswer, MessageAnswer } from '../../../wire.ts';
import { shortAge } from '../format/time.ts';
import type { Translate } from '../i18n/index.ts';
import type { UiLanguage } from '../state/preferences.ts';

/** A change of owner, to stand between the messages. */
export interface OwnerLine {
  readonly id: string;
  readonly at: string;
  readonly text: string;
}

/**
 * The changes of owner that the routing decisions tell of, oldest first; none when the transcript
 * has events of its own. `decisions` come newest first.
 */
export function ownerLinesOf(
  decisions: readonly DecisionAnswer[],
  messages: readonly MessageAnswer[],
  t: Translate,
  language: UiLanguage,
): readonly OwnerLine[] {
  if (messages.some((message) => message.from === 'event')) return [];
  const oldestFirst = decisions.toReversed();
  const lines: OwnerLine[] = [];
  for (const [index, decision] of oldestFirst.entries()) {
    const first = oldestFirst.find((other) => other.escalationId === decision.escalationId);
    const repeats =
      decision.outcome === 'queued' &&
      oldestFirst[index - 1]?.outcome === 'queued' &&
      oldestFirst[index - 1]?.escalationId === decision.escalationId;
    if (repeats) continue;
    const since = Date.parse(decision.at) - Date.parse((first ?? decision).at);
    lines.push({ id: decision.id, at: decision.at, text: lineWords(decision, since, t, language) });
  }
  return lines;
}

function lineWords(
  decision: DecisionAnswer,
  sinceMs: number,
  t: Translate,
  language: UiLanguage,
): string {
  if (decision.outcome === 'queued') return t('event.queued');
  const chosen = decision.candidates.find((item) => item.agentId === decision.agentId);
  const name = chosen?.agentName ?? t('event.someone');
  if (sinceMs < 1000)
    return t(decision.kind === 'manual' ? 'event.took' : 'event.routedAtOnce', { name });
  const age = shortAge(sinceMs / 1000, language);
  return t(decision.kind === 'manual' ? 'event.claimed' : 'event.routed', { name, age });
}
