import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { GapsAnswer } from '../../../wire.ts';
import { request, withQuery } from './request.ts';

/** Of so many days gaps are shown. */
export const PERIODS = [7, 30, 90] as const;
export type Period = (typeof PERIODS)[number];

/** What the knowledge base lacks, by the last days. */
export function useGaps(days: Period, language: string) {
  return useQuery({
    queryKey: ['gaps', days, language],
    queryFn: () =>
      request<GapsAnswer>('GET', withQuery('/insights/gaps', { days, language, limit: 100 })),
    placeholderData: keepPreviousData,
  });
}
