import type { QueueAnswer } from '../../../wire.ts';
import type { Translate } from '../i18n/translation.ts';
import type { FieldProblems } from './agentDraft.ts';
import { serviceDraftOf, serviceOf, serviceProblemsOf } from './serviceDraft.ts';

/** The weights, in the order of the form. */
export const WEIGHTS = ['skill', 'load', 'rating', 'sameAgent', 'language'] as const;
/** The clocks, in the order of the form. */
export const CLOCKS = [
  'answerSeconds',
  'relaxSeconds',
  'passOverSeconds',
  'wrapUpSeconds',
  'idleSeconds',
] as const;

const LONGEST_SECONDS = 86_400;
const HEAVIEST = 100;
const MOST_MISSES = 100;

/** The form's texts by field: `name`, `weights.skill`, `answerSeconds`, … */
export type QueueDraft = Readonly<Record<string, string>>;

/** The form for a queue. */
export function queueDraftOf(queue: QueueAnswer, t: Translate): QueueDraft {
  return {
    name: queue.name,
    requiredLevel: String(queue.requiredLevel),
    ...Object.fromEntries(WEIGHTS.map((name) => [`weights.${name}`, String(queue.weights[name])])),
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
  check('requiredLevel', 1);
  for (const name of WEIGHTS) check(`weights.${name}`, HEAVIEST);
  for (const name of CLOCKS) check(name, LONGEST_SECONDS);
  check('missesToAway', MOST_MISSES);
  return { ...problems, ...serviceProblemsOf(draft, t) };
}

/** The queue that the form describes. */
export function queueOf(draft: QueueDraft, queue: QueueAnswer): QueueAnswer {
  const number = (field: string): number => Number(draft[field]);
  return {
    id: queue.id,
    name: draft.name?.trim() ?? queue.name,
    requiredLevel: number('requiredLevel'),
    weights: {
      skill: number('weights.skill'),
      load: number('weights.load'),
      rating: number('weights.rating'),
      sameAgent: number('weights.sameAgent'),
      language: number('weights.language'),
    },
    relaxSeconds: number('relaxSeconds'),
    answerSeconds: number('answerSeconds'),
    wrapUpSeconds: number('wrapUpSeconds'),
    passOverSeconds: number('passOverSeconds'),
    idleSeconds: number('idleSeconds'),
    missesToAway: number('missesToAway'),
    ...serviceOf(draft),
  };
}
