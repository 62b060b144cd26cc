import { useQuery } from '@tanstack/react-query';
import type { ChatAccountAnswer, LinkCodeAnswer } from '../../../wire.ts';
import { request } from './request.ts';

/** The agent's chat account. */
export function useChatAccount() {
  return useQuery({
    queryKey: ['link'],
    queryFn: () => request<ChatAccountAnswer>('GET', '/me/chat-account'),
  });
}

/** A one-time code; the one before works no longer. */
export function newLinkCode(): Promise<LinkCodeAnswer> {
  return request('POST', '/me/chat-account/code');
}

/** Unlinks the chat account. */
export function unlinkChatAccount(): Promise<void> {
  return request('DELETE', '/me/chat-account');
}
