import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type {
  ListAnswer,
  OfferedReplyAnswer,
  QuickReplyAnswer,
  ShopFactsAnswer,
} from '../../../wire.ts';
import { queryClient } from './queryClient.ts';
import { request, withQuery } from './request.ts';

const PAGE = 500;
const MENU_ENTRIES = 20;

/** What the author of a quick reply writes. */
export type QuickReplyFields = Pick<QuickReplyAnswer, 'key' | 'category' | 'titles' | 'texts'>;

/** All quick replies that fit, best first. */
export function useQuickReplies(q: string) {
  return useQuery({
    queryKey: ['quickReplies', q],
    queryFn: () => readAll(q),
    placeholderData: keepPreviousData,
  });
}

/** What "/" offers in a conversation; undefined: nothing is asked. Those before stay until the new ones are there. */
export function useOfferedReplies(conversationId: string, q: string | undefined) {
  return useQuery({
    queryKey: ['offeredReplies', conversationId, q],
    queryFn: () =>
      request<ListAnswer<OfferedReplyAnswer>>(
        'GET',
        withQuery(`/conversations/${conversationId}/quick-replies`, { q, limit: MENU_ENTRIES }),
      ),
    select: (answer) => answer.items,
    enabled: q !== undefined,
    placeholderData: (before, query) =>
      query?.queryKey[1] === conversationId ? keepPreviousData(before) : undefined,
    staleTime: 10_000,
    retry: false,
  });
}

/** What quick replies tell of the shop. */
export function useShopFacts() {
  return useQuery({
    queryKey: ['shopFacts'],
    queryFn: () => request<ShopFactsAnswer>('GET', '/quick-replies/shop'),
  });
}

/** The quick reply as it is now. */
export function readQuickReply(id: string): Promise<QuickReplyAnswer> {
  return request<QuickReplyAnswer>('GET', `/quick-replies/${id}`);
}

/** Adds a quick reply, one's own or for all. */
export async function addQuickReply(fields: QuickReplyFields, personal: boolean): Promise<void> {
  await request('POST', '/quick-replies', { ...fields, personal });
  refresh();
}

/** Writes a quick reply anew, over the version that was seen. */
export async function changeQuickReply(
  { id, version }: Pick<QuickReplyAnswer, 'id' | 'version'>,
  fields: QuickReplyFields,
): Promise<void> {
  await request('PUT', `/quick-replies/${id}`, { ...fields, expectedVersion: version });
  refresh();
}

/** Removes a quick reply as it was seen. */
export async function removeQuickReply({
  id,
  version,
}: Pick<QuickReplyAnswer, 'id' | 'version'>): Promise<void> {
  await request('DELETE', withQuery(`/quick-replies/${id}`, { expectedVersion: version }));
  refresh();
}

/** Says of the shop what quick replies tell. */
export async function saveShopFacts({ facts, version }: ShopFactsAnswer): Promise<void> {
  await request('PUT', '/quick-replies/shop', { facts, expectedVersion: version });
  void queryClient.invalidateQueries({ queryKey: ['shopFacts'] });
  void queryClient.invalidateQueries({ queryKey: ['offeredReplies'] });
}

function refresh(): void {
  void queryClient.invalidateQueries({ queryKey: ['quickReplies'] });
  void queryClient.invalidateQueries({ queryKey: ['offeredReplies'] });
}

async function readAll(q: string): Promise<readonly QuickReplyAnswer[]> {
  const items: QuickReplyAnswer[] = [];
  for (let cursor: string | undefined; ; ) {
    const page: ListAnswer<QuickReplyAnswer> = await request(
      'GET',
      withQuery('/quick-replies', { q, cursor, limit: PAGE }),
    );
    items.push(...page.items);
    if (page.next === null) return items;
    cursor = page.next;
  }
}
