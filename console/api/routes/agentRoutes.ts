import { z } from 'zod';
import { changeAccount } from '../../accounts/changeAccount.ts';
import { createAccount } from '../../accounts/createAccount.ts';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../../accounts/passwords.ts';
import { ConsoleError } from '../../consoleError.ts';
import type { Account } from '../../store.ts';
import { agentAnswerOf } from '../answers/agentAnswers.ts';
import type { ApiParts } from '../apiParts.ts';
import { type Route, route } from '../route.ts';
import * as field from '../schemas/fields.ts';
import { agentAnswer, agentList } from '../schemas/people.ts';

const account = z.strictObject({
  email: z.email().max(254),
  name: field.words(100),
  password: z.string().min(SHORTEST_PASSWORD).max(LONGEST_PASSWORD),
  roles: z.array(field.role).min(1).max(4),
  skills: z.record(field.skill, z.number().min(0).max(1)).optional(),
  languages: z.array(z.string().min(2).max(35)).max(20).optional(),
  capacity: field.capacity.optional(),
  acceptsByHand: z.boolean().optional(),
});

/** Agents, and accounts that are no agents. */
export const agentRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/agents',
    summary: 'All agents and accounts; e-mails for supervisors and admins only',
    access: 'signedIn',
    answer: agentList,
    async run({ caller }, api) {
      const accounts = await api.accounts.accounts();
      const agents = new Map((await api.store.agents()).map((agent) => [agent.id, agent]));
      const view = { reader: caller.account, now: api.now() };
      return {
        items: accounts.map((one) => agentAnswerOf(one, agents.get(one.id), view)),
        next: null,
      };
    },
  }),
  route({
    method: 'POST',
    path: '/agents',
    summary: 'Create an account, with its agent if it has that role',
    access: ['admin'],
    body: account,
    status: 201,
    answer: agentAnswer,
    async run({ caller, body }, api) {
      const options = { now: api.now(), cost: api.passwordCost };
      return answerOf(await createAccount(api.accounts, body, options), caller.account, api);
    },
  }),
  route({
    method: 'GET',
    path: '/agents/{id}',
    summary: 'An agent or account',
    access: 'signedIn',
    params: field.idParams,
    answer: agentAnswer,
    async run({ caller, params: { id } }, api) {
      const found = await api.accounts.account(id);
      if (!found) throw new ConsoleError('notFound', `There is no agent ${id}`);
      return answerOf(found, caller.account, api);
    },
  }),
  route({
    method: 'PATCH',
    path: '/agents/{id}',
    summary: 'Change an account; a new password ends its sessions',
    access: ['admin'],
    params: field.idParams,
    body: account.partial(),
    answer: agentAnswer,
    async run({ caller, params: { id }, body }, api) {
      const stores = { accounts: api.accounts, agents: api.store };
      const after = await changeAccount(stores, id, body, api.passwordCost);
      return answerOf(after, caller.account, api);
    },
  }),
];

async function answerOf(of: Account, reader: Account, { store, now }: ApiParts) {
  return agentAnswerOf(of, await store.agent(of.id), { reader, now: now() });
}
