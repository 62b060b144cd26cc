import type { QueueAnswer } from '../../../wire.ts';
import type { QueueChange } from '../api/team.ts';
import type { Translate } from '../i18n/translation.ts';
import type { FieldProblems } from './fieldProblem.ts';
import { policyDraftOf, policyOf, policyProblemsOf } from './policyDraft.ts';
import { serviceDraftOf, serviceOf, serviceProblemsOf } from './serviceDraft.ts';

/** The clocks, in the order of the form. */
export const CLOCKS = ['answerSeconds', 'passOverSeconds', 'wrapUpSeconds', 'idleSeconds'] as const;

const LONGEST_SECONDS = 86_400;
const MOST_MISSES = 100;

/** The form's texts by field: `name`, `weights.skill`, `answerSeconds`, … */
export type QueueDraft = Readonly<Record<string, string>>;

/** The form for a queue. */
export function queueDraftOf(queue: QueueAnswer, t: Translate): QueueDraft {
  return {
    name: queue.name,
    ...policyDraftOf(queue),
    ...Object.fromEntries(CLOCKS.map((name) => [name, String(queue[name] ?? 0)])),
    missesToAway: String(queue.missesToAway ?? 0),
    ...serviceDraftOf(queue, t),
  };
}

/** What the server would refuse, told at once. */
export function queueProblemsOf(draft: QueueDraft, t: Translate): FieldProblems {
  const problems: Record<string, string> = {};
  const check = (field: string, max: number): void => {
    const value = Number(draft[field] || Number.NaN);
    if (!(value >= 0 && value <= max)) problems[field] = t('agentForm.range', { min: 0, max });
  };
  if (!draft.name?.trim()) problems.name = t('agentForm.required');
  for (const name of CLOCKS) check(name, LONGEST_SECONDS);
  check('missesToAway', MOST_MISSES);
  return { ...problems, ...policyProblemsOf(draft, t), ...serviceProblemsOf(draft, t) };
}

/** The queue that the form describes, over the version that it began from. */
export function queueOf(draft: QueueDraft, { version, name }: QueueAnswer): QueueChange {
  const number = (field: string): number => Number(draft[field]);
  return {
    version,
    name: draft.name?.trim() ?? name,
    ...policyOf(draft),
    answerSeconds: number('answerSeconds'),
    wrapUpSeconds: number('wrapUpSeconds'),
    passOverSeconds: number('passOverSeconds'),
    idleSeconds: number('idleSeconds'),
    missesToAway: number('missesToAway'),
    ...serviceOf(draft),
  };
}
