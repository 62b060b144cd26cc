import type { Language } from '../store.ts';
import type { AgentSuggestion, SaidSoFar, SaidText } from './agentSuggestions.ts';

/** A conversation of which we know what the agent used in the end. */
export interface RecordedConversation {
  readonly language: Language;
  /** In order; at least one turn of an agent names an article. */
  readonly turns: readonly SaidText[];
}

/** How often suggestions held what was used in the end, and how long they took. */
export interface SuggestionQuality {
  readonly conversations: number;
  /** Share of the conversations in which the article used in the end was suggested first. */
  readonly hitAt1: number;
  /** The same among the five suggested. */
  readonly hitAt5: number;
  readonly hitAt5ByLanguage: Readonly<Partial<Record<Language, number>>>;
  /** Share of the conversations with a suggested reply, and of those the share from the article used. */
  readonly replies: number;
  readonly repliesFromIt: number;
  /** A suggestion's median time and the 95th percentile, in milliseconds. */
  readonly msP50: number;
  readonly msP95: number;
  /** Articles used that were not among the five: which conversation (from 1), which article. */
  readonly missed: readonly { readonly conversation: number; readonly articleId: string }[];
}

/**
 * Replays conversations up to the agent's last answer with an article, and asks for suggestions just
 * before it. Neither that answer nor what came after it is shown.
 */
export async function evaluateSuggestions(
  conversations: readonly RecordedConversation[],
  suggest: (said: SaidSoFar) => Promise<AgentSuggestion>,
  clockMs: () => number = () => performance.now(),
): Promise<SuggestionQuality> {
  const outcomes: Outcome[] = [];
  for (const { language, turns } of conversations) {
    const end = turns.findLastIndex(({ from, articleId }) => from === 'agent' && articleId);
    const used = turns[end]?.articleId;
    if (used === undefined) throw new Error('A conversation names no article that the agent used');
    const start = clockMs();
    const { articles, replyFrom } = await suggest({ language, turns: turns.slice(0, end) });
    const ms = clockMs() - start;
    const place = articles.findIndex(({ article }) => article.id === used);
    outcomes.push({ language, used, place, ms, replyFrom });
  }
  const hits = outcomes.filter(({ place }) => place >= 0);
  const replies = outcomes.filter(({ replyFrom }) => replyFrom !== null);
  const times = outcomes.map(({ ms }) => ms).sort((a, b) => a - b);
  const languages = [...new Set(outcomes.map(({ language }) => language))];
  const inLanguage = (language: Language) => (one: { readonly language: Language }) =>
    one.language === language;
  return {
    conversations: outcomes.length,
    hitAt1: share(
      hits.filter(({ place }) => place === 0),
      outcomes,
    ),
    hitAt5: share(hits, outcomes),
    hitAt5ByLanguage: Object.fromEntries(
      languages.map((language) => [
        language,
        share(hits.filter(inLanguage(language)), outcomes.filter(inLanguage(language))),
      ]),
    ),
    replies: share(replies, outcomes),
    repliesFromIt: share(
      replies.filter(({ replyFrom, used }) => replyFrom === used),
      replies,
    ),
    msP50: quantile(times, 0.5),
    msP95: quantile(times, 0.95),
    missed: outcomes.flatMap(({ place, used }, index) =>
      place < 0 ? [{ conversation: index + 1, articleId: used }] : [],
    ),
  };
}

/** What came of one conversation; `place` counts from 0 and is -1 for an article that was not suggested. */
interface Outcome {
  readonly language: Language;
  readonly used: string;
  readonly place: number;
  readonly ms: number;
  readonly replyFrom: string | null;
}

function share(part: readonly unknown[], whole: readonly unknown[]): number {
  return whole.length === 0 ? 0 : part.length / whole.length;
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
