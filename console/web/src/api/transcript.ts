import { useQuery } from '@tanstack/react-query';
import type { ListAnswer, MessageAnswer } from '../../../wire.ts';
import { queryClient } from './queryClient.ts';
import { request, withQuery } from './request.ts';

const PAGE = 500;
/** How far back a message may lie and still get another status. */
const UNSETTLED_WITHIN = 100;

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

/** Both lists in order of `seq`; of a message that is in both, the newer reading. */
export function mergeMessages(
  known: readonly MessageAnswer[],
  newer: readonly MessageAnswer[],
): readonly MessageAnswer[] {
  if (newer.length === 0) return known;
  const bySeq = new Map(known.map((message) => [message.seq, message]));
  for (const message of newer) {
    const before = bySeq.get(message.seq);
    // The same object for an unchanged message spares it a rendering.
    if (before?.status !== message.status || before.failure !== message.failure) {
      bySeq.set(message.seq, message);
    }
  }
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

/**
 * The `seq` to read on after: before the first message whose status may still change, and before
 * the first gap (an answer to our own message can overtake the customer's before it).
 */
export function readAfter(known: readonly MessageAnswer[]): number {
  const recent = known.slice(-UNSETTLED_WITHIN);
  let after = recent[0] ? recent[0].seq - 1 : 0;
  for (const message of recent) {
    const gap = message.seq > after + 1;
    const ours = message.from === 'agent' || message.from === 'bot';
    if (gap || (ours && message.status === 'stored')) return after;
    after = message.seq;
  }
  return after;
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
