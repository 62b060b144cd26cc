import type { EventFeed, HandoffEvent } from '../handoff/index.ts';
import {
  AgentSuggestions,
  type AnswerStore,
  agentSource,
  type KnowledgeBase,
  Recommendations,
} from '../knowledge/index.ts';
import type { Recognizer } from '../recognizers/index.ts';

/** What recommendations are made of. */
export interface RecommendingParts {
  readonly knowledge: KnowledgeBase;
  readonly recognizer: Pick<Recognizer, 'rankIntents'>;
  readonly events: EventFeed<HandoffEvent>;
  /** What the bot answered before this start; default: nothing is known of it. */
  readonly answers?: Pick<AnswerStore, 'recentAnswers'>;
  readonly onError: (error: unknown) => void;
}

/** What is recommended to customers, and suggested to agents. */
export interface Recommending {
  readonly recommendations: Recommendations;
  readonly suggestions: AgentSuggestions;
  stop(): void;
}

/** Answers of before this start that are counted. */
const MOST_RECALLED = 5_000;

/**
 * Counts the answers that the bot gave lately, follows those that it and agents give from now on, on any
 * instance, and recommends by them.
 */
export function startRecommending(parts: RecommendingParts): Recommending {
  const { knowledge, recognizer, events, answers, onError } = parts;
  const recommendations = new Recommendations({ knowledge });
  const stop = events.subscribe(({ event, at }) => {
    if (event.type !== 'messageStored' || event.articleId === undefined) return;
    const { conversationId, seq, articleId } = event;
    recommendations.observe({ conversationId, seq, articleId, at });
  });
  const recall = async () => {
    const recent = (await answers?.recentAnswers(MOST_RECALLED)) ?? [];
    for (const { messageSeq: seq, ...answer } of recent.toReversed()) {
      recommendations.observe({ ...answer, seq });
    }
  };
  recall().catch(onError);
  const suggestions = new AgentSuggestions({
    knowledge: agentSource(knowledge, recommendations),
    rankIntents: (text, language) => recognizer.rankIntents(text, language),
    smallTalk: SMALL_TALK,
  });
  return { recommendations, suggestions, stop };
}

/** The shop's intents that ask for nothing an article could answer. */
export const SMALL_TALK: ReadonlySet<string> = new Set([
  ...['human.agent', 'greeting', 'thanks', 'goodbye'],
]);
