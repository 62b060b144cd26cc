import { useMutation } from '@tanstack/react-query';
import { act, type ConversationAction, type ConversationActions } from '../api/actions.ts';
import { useNotices } from '../shell/notices.tsx';

/** Does an action with a conversation; says so when it fails, also who was faster. */
export function useAction<A extends ConversationAction>(
  conversationId: string,
  action: A,
  onDone?: () => void,
) {
  const notices = useNotices();
  return useMutation({
    mutationFn: (body: ConversationActions[A]) => act(conversationId, action, body),
    onSuccess: () => onDone?.(),
    onError: (error) => notices.error(error),
  });
}
