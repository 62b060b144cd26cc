import { useQuery } from '@tanstack/react-query';
import type { MeAnswer, SessionAnswer } from '../../../wire.ts';
import { queryClient } from './queryClient.ts';
import { RequestError, request, setCsrfToken, signedOut } from './request.ts';

/** Who is signed in; null: nobody. */
export function useMe() {
  return useQuery({ queryKey: ['me'], queryFn: readMe });
}

/** The signed-in account, in components that only exist while there is one. */
export function useSignedIn(): MeAnswer {
  const me = useMe().data;
  if (!me) throw new Error('nobody is signed in');
  return me;
}

/** Whether the account may see and change the team. */
export function leadsTeam(me: MeAnswer): boolean {
  return me.roles.includes('supervisor') || me.roles.includes('admin');
}

/** Whether the account works in conversations, or leads those who do. */
export function worksInConversations(me: MeAnswer): boolean {
  return me.roles.some((role) => role !== 'editor');
}

/** Whether the account may see intents, models and what was not answered. */
export function readsIntents(me: MeAnswer): boolean {
  return me.roles.some((role) => role !== 'agent');
}

/** Whether the account may change them. */
export function writesIntents(me: MeAnswer): boolean {
  return me.roles.includes('editor') || me.roles.includes('admin');
}

/** Opens a session; the browser gets its cookie along with the answer. */
export async function signIn(email: string, password: string): Promise<MeAnswer> {
  const answer = await request<SessionAnswer>('POST', '/session', { email, password });
  const before = queryClient.getQueryData<MeAnswer | null>(['me']);
  if (before && before.id !== answer.me.id) queryClient.clear();
  setCsrfToken(answer.csrfToken);
  signedOut.set(false);
  queryClient.setQueryData(['me'], answer.me);
  return answer.me;
}

/** Ends the session and forgets everything that was read in it. */
export async function signOut(): Promise<void> {
  await request('DELETE', '/session');
  setCsrfToken(undefined);
  queryClient.clear();
  queryClient.setQueryData(['me'], null);
}

async function readMe(): Promise<MeAnswer | null> {
  try {
    const me = await request<MeAnswer>('GET', '/me');
    setCsrfToken(me.csrfToken);
    signedOut.set(false);
    return me;
  } catch (error) {
    if (error instanceof RequestError && error.status === 401) return null;
    throw error;
  }
}
