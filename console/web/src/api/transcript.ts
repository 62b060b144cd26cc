import { useQuery } from '@tanstack/react-query';
import type { ListAnswer, MessageAnswer } from '../../../wire.ts';
import { mergeMessages, readAfter } from './mergeMessages.ts';
import { queryClient } from './queryClient.ts';
import { request, withQuery } from './request.ts';

const PAGE = 500;

/** A conversation's transcript; reading it again reads only what may be new. */
export function useTranscript(conversationId: string) {
  return useQuery({
    queryKey: ['messages', conversationId],
    queryFn: () => readOn(conversationId),
    staleTime: 0,
    gcTime: 30 * 60_000,
  });
}

/** Adds messages that came with the answer to a request. */
export function addToTranscript(conversationId: string, messages: readonly MessageAnswer[]): void {
  queryClient.setQueryData<readonly MessageAnswer[]>(['messages', conversationId], (known) =>
    known ? mergeMessages(known, messages) : known,
  );
}

async function readOn(conversationId: string): Promise<readonly MessageAnswer[]> {
  const known =
    queryClient.getQueryData<readonly MessageAnswer[]>(['messages', conversationId]) ?? [];
  const read: MessageAnswer[] = [];
  let after = readAfter(known);
  for (;;) {
    const page = await request<ListAnswer<MessageAnswer>>(
      'GET',
      withQuery(`/conversations/${conversationId}/messages`, { after, limit: PAGE }),
    );
    read.push(...page.items);
    const last = page.items.at(-1)?.seq;
    if (page.next === null || last === undefined || last <= after) break;
    after = last;
  }
  const now =
    queryClient.getQueryData<readonly MessageAnswer[]>(['messages', conversationId]) ?? known;
  return mergeMessages(now, read);
}
