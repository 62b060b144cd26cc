import type { ErrorAnswer } from '../wire.ts';
import type { ApiParts } from './apiParts.ts';
import { nameIn, namesOf } from './names.ts';

/** Who has the conversation now; undefined when there is no such conversation. */
export async function presentOwner(
  conversationId: string,
  api: Pick<ApiParts, 'accounts' | 'store'>,
): Promise<ErrorAnswer['error']['owner']> {
  const conversation = await api.store.conversation(conversationId);
  if (!conversation) return undefined;
  const { state, agentId } = conversation;
  return { state, agentId, agentName: nameIn(await namesOf([agentId], api), agentId) };
}
