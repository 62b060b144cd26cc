import { ConsoleError } from '../../consoleError.ts';
import type { ChatAccounts } from '../../consoleParts.ts';
import { iso } from '../answers/iso.ts';
import type { ApiParts } from '../apiParts.ts';
import { type Route, route } from '../route.ts';
import { chatAccountAnswer, linkCodeAnswer } from '../schemas/links.ts';

/** The signed-in agent's chat account on a channel. */
export const linkRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/me/chat-account',
    summary: 'The chat account in which the agent works besides the console',
    access: ['agent'],
    answer: chatAccountAnswer,
    async run({ caller }, api) {
      const link = await api.chatAccounts?.of(caller.account.id);
      if (!link) return { linked: null };
      const { channelId, accountName, linkedAt } = link;
      return { linked: { channelId, accountName, linkedAt: iso(linkedAt) } };
    },
  }),
  route({
    method: 'POST',
    path: '/me/chat-account/code',
    summary: 'A one-time code that links the chat account from which it is sent to the bot',
    access: ['agent'],
    status: 201,
    answer: linkCodeAnswer,
    async run({ caller }, api) {
      const { id } = caller.account;
      const offered = await chatAccountsOf(api).offer(id);
      if (!offered) throw new ConsoleError('tooManyAttempts', 'Too many codes; wait ten minutes');
      api.log.info({ accountId: id }, 'link code given');
      return { code: offered.code, expiresAt: iso(offered.expiresAt) };
    },
  }),
  route({
    method: 'DELETE',
    path: '/me/chat-account',
    summary: 'Unlink the chat account',
    access: ['agent'],
    status: 204,
    async run({ caller }, api) {
      const { id } = caller.account;
      if (await chatAccountsOf(api).end(id))
        api.log.info({ accountId: id }, 'chat account unlinked');
    },
  }),
];

function chatAccountsOf({ chatAccounts }: ApiParts): ChatAccounts {
  if (chatAccounts) return chatAccounts;
  throw new ConsoleError('notFound', 'This server links no chat accounts');
}
