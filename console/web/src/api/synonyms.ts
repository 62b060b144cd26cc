import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type {
  ListAnswer,
  SynonymChangeAnswer,
  SynonymsAnswer,
  SynonymTrialAnswer,
} from '../../../wire.ts';
import type { ArticleLanguage } from './articles.ts';
import { queryClient } from './queryClient.ts';
import { request, withQuery } from './request.ts';

/** The groups of words that mean the same to search. */
export function useSynonyms() {
  return useQuery({
    queryKey: ['synonyms', 'groups'],
    queryFn: () => request<SynonymsAnswer>('GET', '/synonyms'),
  });
}

/** Who changed which groups, newest first. */
export function useSynonymHistory() {
  return useQuery({
    queryKey: ['synonyms', 'history'],
    queryFn: () => request<ListAnswer<SynonymChangeAnswer>>('GET', '/synonyms/history'),
    select: (answer) => answer.items,
  });
}

/** What search makes of a query; '': nothing is asked. */
export function useSynonymTrial(q: string, language: ArticleLanguage) {
  return useQuery({
    queryKey: ['synonyms', 'trial', language, q],
    queryFn: () => request<SynonymTrialAnswer>('GET', withQuery('/synonyms/try', { q, language })),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
}

/** Replaces the synonyms that were seen; when somebody was faster, theirs are read. */
export async function saveSynonyms(
  groups: SynonymsAnswer['groups'],
  expectedVersion: number,
): Promise<void> {
  try {
    const saved = await request<SynonymsAnswer>('PUT', '/synonyms', { groups, expectedVersion });
    queryClient.setQueryData(['synonyms', 'groups'], saved);
  } finally {
    void queryClient.invalidateQueries({ queryKey: ['synonyms'] });
  }
}
