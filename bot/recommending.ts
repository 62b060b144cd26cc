import type { EventFeed, HandoffEvent, HandoffStore } from '../handoff/index.ts';
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
  readonly store: Pick<HandoffStore, 'messages'>;
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

/** Answers that are being looked at; beyond it some are not counted, which harms nobody. */
const MOST_UNDER_WAY = 100;
/** Answers of before this start that are counted. */
const MOST_RECALLED = 5_000;

/**
 * Counts the answers that the bot gave lately, follows those that it and agents give from now on, on any
 * instance, and recommends by them.
 */
export function startRecommending(parts: RecommendingParts): Recommending {
  const { knowledge, recognizer, store, events, answers, onError } = parts;
  const recommendations = new Recommendations({ knowledge });
  let underWay = 0;
  const count = async (conversationId: string, seq: number) => {
    const [message] = await store.messages(conversationId, { after: seq - 1, limit: 1 });
    const articleId = message?.analysis?.articleId;
    if (message?.seq !== seq || articleId === undefined) return;
    recommendations.observe({ conversationId, seq, articleId, at: message.at });
  };
  const stop = events.subscribe(({ event }) => {
    if (event.type !== 'messageStored' || !ANSWERING.includes(event.from)) return;
    if (underWay >= MOST_UNDER_WAY) return;
    underWay += 1;
    count(event.conversationId, event.seq)
      .catch(onError)
      .finally(() => {
        underWay -= 1;
      });
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

const ANSWERING: readonly string[] = ['bot', 'agent'];
