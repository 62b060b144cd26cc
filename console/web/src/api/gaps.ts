import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { GapsAnswer } from '../../../wire.ts';
import type { Period } from './period.ts';
import { request, withQuery } from './request.ts';

/** What the knowledge base lacks, by the last days. */
export function useGaps(days: Period, language: string) {
  return useQuery({
    queryKey: ['gaps', days, language],
    queryFn: () =>
      request<GapsAnswer>('GET', withQuery('/insights/gaps', { days, language, limit: 100 })),
    placeholderData: keepPreviousData,
  });
}
