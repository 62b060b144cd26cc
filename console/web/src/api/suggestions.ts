import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { SuggestionsAnswer } from '../../../wire.ts';
import { request, withQuery } from './request.ts';

/**
 * What an agent may answer with, after the message `seq`; the ones before stay until the new ones are
 * there. Nothing is asked while there is no message (0).
 */
export function useSuggestions(conversationId: string, seq: number) {
  return useQuery({
    queryKey: ['suggestions', conversationId, seq],
    queryFn: () =>
      request<SuggestionsAnswer>(
        'GET',
        withQuery(`/conversations/${conversationId}/suggestions`, { seq }),
      ),
    enabled: seq > 0,
    placeholderData: (before, query) =>
      query?.queryKey[1] === conversationId ? keepPreviousData(before) : undefined,
    gcTime: 60_000,
  });
}
