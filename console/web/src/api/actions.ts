import type { Presence } from '../../../../handoff/index.ts';
import { queryClient } from './queryClient.ts';
import { request } from './request.ts';

/** What can be done with a conversation, and what the request says. */
export interface ConversationActions {
  /** `force`: a supervisor takes it over from another agent. */
  readonly claim: { readonly force?: boolean };
  readonly accept: Readonly<Record<string, never>>;
  readonly decline: { readonly reason: string };
  readonly transfer: {
    readonly agentId?: string;
    readonly queueId?: string;
    readonly skills?: readonly string[];
    readonly note?: string;
  };
  readonly consult: { readonly agentId: string; readonly question: string };
  readonly resolve: { readonly disposition?: string; readonly summary?: string };
  readonly release: Readonly<Record<string, never>>;
}

/** The name of an action. */
export type ConversationAction = keyof ConversationActions;

/** Does it, and reads again what it changed, also when somebody else was faster. */
export async function act<A extends ConversationAction>(
  conversationId: string,
  action: A,
  body: ConversationActions[A],
): Promise<void> {
  try {
    await request('POST', `/conversations/${conversationId}/${action}`, body);
  } finally {
    for (const queryKey of [
      ['conversation', conversationId],
      ['messages', conversationId],
      ['decisions', conversationId],
      ['conversations'],
      ['queue'],
      ['me'],
    ]) {
      void queryClient.invalidateQueries({ queryKey });
    }
  }
}

/** Sets the own presence; what holds then is what the server answers. */
export async function setPresence(presence: Presence): Promise<void> {
  try {
    await request('PUT', '/me/presence', { presence });
  } finally {
    await queryClient.invalidateQueries({ queryKey: ['me'] });
    void queryClient.invalidateQueries({ queryKey: ['agents'] });
  }
}

/** Puts a colleague's request for advice aside. */
export async function putAside(conversationId: string): Promise<void> {
  try {
    await request('DELETE', `/me/consults/${conversationId}`);
  } finally {
    await queryClient.invalidateQueries({ queryKey: ['me'] });
  }
}
