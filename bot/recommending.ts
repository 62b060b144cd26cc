import type { EventFeed, HandoffEvent, HandoffStore } from '../handoff/index.ts';
import {
  AgentSuggestions,
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

/** Follows the answers that the bot and agents give, on any instance, and recommends by them. */
export function startRecommending(parts: RecommendingParts): Recommending {
  const { knowledge, recognizer, store, events, onError } = parts;
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
