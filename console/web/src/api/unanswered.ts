import { useQuery } from '@tanstack/react-query';
import type { ListAnswer, UnansweredAnswer, UnansweredGroupAnswer } from '../../../wire.ts';
import { queryClient } from './queryClient.ts';
import { request, withQuery } from './request.ts';

/** Groups that are read at once. */
export const MOST_GROUPS = 100;

/** The review queue, in the order in which labels teach most. */
export function useUnanswered(language: string) {
  return useQuery({
    queryKey: ['unanswered', language],
    queryFn: () =>
      request<ListAnswer<UnansweredGroupAnswer>>(
        'GET',
        withQuery('/unanswered', { language, limit: MOST_GROUPS }),
      ),
    select: (answer) => answer.items,
  });
}

/** Makes messages utterances of an intent. */
export async function labelMessages(ids: readonly string[], intent: string): Promise<void> {
  await request('POST', '/unanswered/label', { ids, intent });
  void queryClient.invalidateQueries({ queryKey: ['intents'] });
}

/** Takes messages out of the inbox that teach nothing. */
export async function dismissMessages(ids: readonly string[]): Promise<void> {
  await request('POST', '/unanswered/dismiss', { ids });
}

/** Says that a message is another intent than the bot took it for (None: no intent at all). */
export async function nameRightIntent(
  message: { readonly conversationId: string; readonly seq: number },
  intent: string,
): Promise<UnansweredAnswer> {
  const path = `/conversations/${message.conversationId}/messages/${message.seq}/wrong-intent`;
  const noted = await request<UnansweredAnswer>('POST', path, { intent });
  void queryClient.invalidateQueries({ queryKey: ['unanswered'] });
  return noted;
}
