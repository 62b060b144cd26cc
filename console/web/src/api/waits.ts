import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { QueueAnswer, WaitsAnswer, WhatIfAnswer } from '../../../wire.ts';
import { request, withQuery } from './request.ts';

/** What would have been different in a queue's policy, and when. */
export interface WhatIfQuestion {
  readonly queueId: string;
  readonly from: string;
  readonly to: string;
  readonly changes: {
    readonly weights: Partial<QueueAnswer['weights']>;
    readonly requiredLevel: number;
    readonly relaxSeconds: number;
  };
}

/** How well waits were told in the last days. */
export function useWaits(days: number) {
  return useQuery({
    queryKey: ['waits', days],
    queryFn: () => request<WaitsAnswer>('GET', withQuery('/insights/waits', { days })),
    placeholderData: keepPreviousData,
  });
}

/** Replays a period under another policy. */
export function useWhatIf() {
  return useMutation({
    mutationFn: (question: WhatIfQuestion) =>
      request<WhatIfAnswer>('POST', '/insights/what-if', question),
  });
}
