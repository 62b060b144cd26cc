import type { MessageAnalysis } from '../../../../handoff/index.ts';
import { percent } from '../format/time.ts';
import type { UiLanguage } from '../i18n/language.ts';
import type { Translate } from '../i18n/translation.ts';

const EMOTIONS = ['calm', 'frustrated', 'angry'] as const;
const DECISIONS = [
  ...(['answer', 'clarify', 'act', 'escalate', 'miss'] as const),
  ...(['greet', 'thank', 'bye', 'helped', 'notHelped'] as const),
] as const;

/** What the bot understood, in short; where no intent was to be seen at all, what it decided. */
export function understood(analysis: MessageAnalysis, t: Translate, language: UiLanguage): string {
  const { confidence, decision } = analysis;
  if (!hasIntent(analysis) && !confidence && decision) return decisionWords(decision, t);
  const intent = intentWords(analysis, t);
  return confidence === undefined ? intent : `${intent} · ${percent(confidence, language)}`;
}

/** The intent's name, or that there was none. */
export function intentWords(analysis: MessageAnalysis, t: Translate): string {
  return hasIntent(analysis) ? analysis.intent : t('analysis.noIntent');
}

/** The emotion's name; one that the pages don't know as it is. */
export function emotionWords(emotion: string, t: Translate): string {
  const known = EMOTIONS.find((name) => name === emotion);
  return known ? t(`analysis.${known}`) : emotion;
}

/** The bot's decision; one that the pages don't know as it is. */
export function decisionWords(decision: string, t: Translate): string {
  const known = DECISIONS.find((name) => name === decision);
  return known ? t(`analysis.${known}`) : decision;
}

function hasIntent(
  analysis: MessageAnalysis,
): analysis is MessageAnalysis & { readonly intent: string } {
  return Boolean(analysis.intent) && analysis.intent !== 'None';
}
