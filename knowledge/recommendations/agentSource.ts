import type { KnowledgeBase } from '../knowledgeBase.ts';
import type { Recommendations } from './recommendations.ts';
import type { SuggestionSource } from './suggestArticles.ts';

/** All that agents may read, and what comes next where `recommendations` count it. */
export function agentSource(
  knowledge: Pick<KnowledgeBase, 'search' | 'answersTo'>,
  recommendations?: Pick<Recommendations, 'next'>,
): SuggestionSource {
  return {
    search: (query, options) => knowledge.search(query, { ...options, audience: 'agents' }),
    answersTo: (intent, language) => knowledge.answersTo(intent, language, 'agents'),
    ...(recommendations && {
      next: (articleIds, language) => recommendations.next(articleIds, language),
    }),
  };
}
