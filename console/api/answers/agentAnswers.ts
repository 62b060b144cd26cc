import type { Agent } from '../../../handoff/index.ts';
import { presenceAt } from '../../../handoff/index.ts';
import type { SignedIn } from '../../accounts/sessions.ts';
import type { Account } from '../../store.ts';
import type { AgentAnswer, MeAnswer } from '../../wire.ts';

/** An account as readers see it; its e-mail is for those who lead the team, and for itself. */
export function agentAnswerOf(
  account: Account,
  agent: Agent | undefined,
  { reader, now }: { readonly reader: Account; readonly now: Date },
): AgentAnswer {
  const { id, name, roles } = account;
  const seesEmail = leads(reader) || reader.id === id;
  const count = agent?.rating.count ?? 0;
  return {
    id,
    email: seesEmail ? account.email : null,
    name,
    roles,
    skills: agent?.skills ?? {},
    languages: agent?.languages ?? [],
    capacity: agent?.capacity ?? 0,
    acceptsByHand: agent?.acceptsByHand ?? false,
    presence: agent ? presenceAt(agent, now) : 'offline',
    load: agent?.holds.length ?? 0,
    rating: { mean: agent && count > 0 ? agent.rating.sum / count : null, count },
  };
}

/** The signed-in account with its agent, if it has that role. */
export function meAnswerOf(
  { account, session }: SignedIn,
  agent: Agent | undefined,
  now: Date,
): MeAnswer {
  const { id, email, name, roles } = account;
  const isAgent = agent !== undefined && roles.includes('agent');
  return {
    id,
    email,
    name,
    roles,
    agent: isAgent ? agentAnswerOf(account, agent, { reader: account, now }) : null,
    consults: (agent?.consults ?? []).map(({ at, ...consult }) => ({
      ...consult,
      at: at.toISOString(),
    })),
    csrfToken: session.csrfToken,
  };
}

/** Whether the account is a supervisor's or admin's. */
export function leads({ roles }: Account): boolean {
  return roles.includes('supervisor') || roles.includes('admin');
}
