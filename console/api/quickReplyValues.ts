import type { Conversation } from '../../handoff/index.ts';
import {
  KnowledgeError,
  type Language,
  openVariables,
  type QuickReplyValues,
} from '../../knowledge/index.ts';
import type { Account } from '../store.ts';
import type { ApiParts } from './apiParts.ts';

/** What variables stand for when this account writes to this conversation's customer. */
export async function quickReplyValues(
  conversation: Conversation,
  language: Language,
  account: Account,
  { quickReplies, orderValues }: Pick<ApiParts, 'quickReplies' | 'orderValues'>,
): Promise<QuickReplyValues> {
  const [shop, order] = await Promise.all([
    quickReplies.shopValues(language),
    orderValues?.(conversation, language),
  ]);
  return {
    ...shop,
    ...order,
    'customer.name': conversation.customerName ?? order?.['customer.name'],
    'agent.name': account.name,
  };
}

/** Throws `openVariables`, naming them, when a text made from a quick reply still has some. */
export async function requireNoneOpen(
  text: string,
  conversation: Conversation,
  account: Account,
  api: Pick<ApiParts, 'quickReplies' | 'orderValues'>,
): Promise<void> {
  if (openVariables(text).length === 0) return;
  const values = await quickReplyValues(conversation, conversation.language, account, api);
  // A customer may be called `{{order.id}}`: what is theirs is no variable of ours.
  const verbatim = Object.values(values).filter((value) => value?.includes('{{'));
  const open = openVariables(
    text,
    verbatim.flatMap((value) => value?.trim() ?? []),
  );
  if (open.length === 0) return;
  const names = open.map((name) => `{{${name}}}`).join(', ');
  throw new KnowledgeError(
    'openVariables',
    `Not sent: ${names} has no value yet. Write what belongs there, or take it out`,
    { fields: { text: `still open: ${open.join(', ')}` } },
  );
}
