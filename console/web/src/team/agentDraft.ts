import type { AgentAnswer } from '../../../wire.ts';
import type { NewAgent } from '../api/team.ts';
import type { Translate } from '../i18n/translation.ts';
import { capacityOf } from '../shell/loadMeter.tsx';
import type { FieldProblems } from './fieldProblem.ts';

/** Shorter passwords are refused by the server, too. */
const SHORTEST_PASSWORD = 10;

/** What the form holds: texts as they are typed. */
export interface AgentDraft {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly roles: AgentAnswer['roles'];
  readonly skills: readonly {
    readonly key: number;
    readonly name: string;
    readonly level: string;
  }[];
  readonly languages: readonly string[];
  readonly capacity: string;
  readonly acceptsByHand: boolean;
}

/** The form for an account, or for a new one. */
export function draftOf(agent: AgentAnswer | undefined): AgentDraft {
  return {
    email: agent?.email ?? '',
    name: agent?.name ?? '',
    password: '',
    roles: agent?.roles ?? ['agent'],
    skills: Object.entries(agent?.skills ?? {}).map(([name, level], key) => ({
      key,
      name,
      level: String(level),
    })),
    languages: agent?.languages ?? ['zh', 'en'],
    capacity: String(agent ? capacityOf(agent.capacity) : 4),
    acceptsByHand: agent?.acceptsByHand ?? false,
  };
}

/** What the server would refuse, told at once. */
export function problemsOf(draft: AgentDraft, isNew: boolean, t: Translate): FieldProblems {
  const problems: Record<string, string> = {};
  if (isNew && !/^\S+@\S+\.\S+$/.test(draft.email.trim())) {
    problems.email = t('agentForm.invalidEmail');
  }
  if (!draft.name.trim()) problems.name = t('agentForm.required');
  if ((isNew || draft.password) && draft.password.length < SHORTEST_PASSWORD) {
    problems.password = t('agentForm.tooShort', { count: SHORTEST_PASSWORD });
  }
  if (draft.roles.length === 0) problems.roles = t('agentForm.oneRole');
  const capacity = Number(draft.capacity);
  if (!Number.isInteger(capacity) || capacity < 0 || capacity > 100) {
    problems.capacity = t('agentForm.range', { min: 0, max: 100 });
  }
  const badLevel = draft.skills.some(({ level }) => !(Number(level) >= 0 && Number(level) <= 1));
  if (badLevel) problems.skills = t('agentForm.range', { min: 0, max: 1 });
  return problems;
}

/** What to send; without `email`, and without an empty password, for an existing account. */
export function changesOf(draft: AgentDraft, agent: AgentAnswer | undefined): Partial<NewAgent> {
  const capacity = Number(draft.capacity);
  const before = agent?.capacity;
  return {
    ...(agent ? {} : { email: draft.email.trim() }),
    name: draft.name.trim(),
    ...(draft.password ? { password: draft.password } : {}),
    roles: draft.roles,
    skills: Object.fromEntries(
      draft.skills
        .filter(({ name }) => name.trim())
        .map(({ name, level }) => [name.trim(), Number(level)]),
    ),
    languages: draft.languages,
    acceptsByHand: draft.acceptsByHand,
    capacity:
      typeof before === 'object' ? { default: capacity, byChannel: before.byChannel } : capacity,
  };
}
