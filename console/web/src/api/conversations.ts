import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type {
  ConversationAnswer,
  DecisionAnswer,
  ListAnswer,
  QueueEntryAnswer,
} from '../../../wire.ts';
import { request, withQuery } from './request.ts';

/** The tabs of the conversations' list. */
export type ListTab = 'mine' | 'waiting' | 'all';

const PAGE = 100;

/** The conversations of a tab, page by page, newest activity first. */
export function useConversations(tab: ListTab, myId: string, q: string) {
  const filter = {
    mine: { state: 'assigned', agentId: myId },
    waiting: { state: 'waiting' },
    all: {},
  }[tab];
  return useInfiniteQuery({
    queryKey: ['conversations', tab, q],
    queryFn: ({ pageParam }) =>
      request<ListAnswer<ConversationAnswer>>(
        'GET',
        withQuery('/conversations', { ...filter, q, cursor: pageParam, limit: PAGE }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before, query) => (query?.queryKey[1] === tab ? before : undefined),
  });
}

/** One conversation. */
export function useConversation(id: string | null) {
  return useQuery({
    queryKey: ['conversation', id],
    queryFn: () => request<ConversationAnswer>('GET', `/conversations/${id}`),
    enabled: id !== null,
  });
}

/** The routing decisions about a conversation, newest first. */
export function useDecisions(id: string) {
  return useQuery({
    queryKey: ['decisions', id],
    queryFn: () => request<ListAnswer<DecisionAnswer>>('GET', `/decisions/${id}`),
    select: (answer) => answer.items,
  });
}

/** The line, in its order. */
export function useQueue() {
  return useQuery({
    queryKey: ['queue'],
    queryFn: () => request<ListAnswer<QueueEntryAnswer>>('GET', '/queue'),
    select: (answer) => answer.items,
    // Places and estimates move with time, not only with events.
    refetchInterval: 15_000,
  });
}
