import type { RoutingWeights, Taking } from '../../../../handoff/index.ts';
import type { QueueAnswer } from '../../../wire.ts';
import type { QueueChange } from '../api/team.ts';
import type { Translate } from '../i18n/translation.ts';
import type { FieldProblems } from './fieldProblem.ts';
import { isOn, ON } from './formPart.ts';
import type { QueueDraft } from './queueDraft.ts';

/** The weights, in the order of the form. */
export const WEIGHTS = ['skill', 'load', 'idle', 'rating', 'sameAgent', 'language'] as const;
/** What a freed agent can take, in the order of the form. */
export const TAKINGS: readonly Taking[] = ['ageAndFit', 'skilled', 'first'];

const LONGEST_SECONDS = 86_400;
const HEAVIEST = 100;
const BUSIEST = 99;

type Policy = Pick<
  QueueChange,
  | 'weights'
  | 'requiredLevel'
  | 'relaxSeconds'
  | 'taking'
  | 'starveSeconds'
  | 'sameAgentSeconds'
  | 'busy'
>;

/** The form's texts for who gets what; where a part is left out, what one would start from. */
export function policyDraftOf(queue: QueueAnswer): QueueDraft {
  const { weights, busy, taking = 'skilled', starveSeconds, sameAgentSeconds } = queue;
  return {
    requiredLevel: String(queue.requiredLevel),
    relaxSeconds: String(queue.relaxSeconds),
    taking,
    starveSeconds: starveSeconds === undefined ? '' : String(starveSeconds),
    sameAgentSeconds: sameAgentSeconds === undefined ? '' : String(sameAgentSeconds),
    ...weightTexts('weights', weights),
    busy: busy ? ON : '',
    'busy.from': String(Math.round((busy?.from ?? 0.9) * 100)),
    'busy.relaxSeconds': String(busy?.relaxSeconds ?? queue.relaxSeconds),
    busyWeights: busy?.weights ? ON : '',
    ...weightTexts('busy.weights', busy?.weights ?? weights),
  };
}

/** What the server would refuse of them, told at once. */
export function policyProblemsOf(draft: QueueDraft, t: Translate): FieldProblems {
  const problems: Record<string, string> = {};
  const check = (field: string, max: number, min = 0): void => {
    const value = Number(draft[field] || Number.NaN);
    if (!(value >= min && value <= max)) problems[field] = t('agentForm.range', { min, max });
  };
  check('requiredLevel', 1);
  check('relaxSeconds', LONGEST_SECONDS);
  for (const name of WEIGHTS) check(`weights.${name}`, HEAVIEST);
  if (draft.starveSeconds?.trim()) check('starveSeconds', LONGEST_SECONDS, 1);
  if (draft.sameAgentSeconds?.trim()) check('sameAgentSeconds', LONGEST_SECONDS);
  if (!isOn(draft, 'busy')) return problems;
  check('busy.from', BUSIEST);
  check('busy.relaxSeconds', LONGEST_SECONDS);
  if (isOn(draft, 'busyWeights'))
    for (const name of WEIGHTS) check(`busy.weights.${name}`, HEAVIEST);
  return problems;
}

/** Who gets what, as the form describes it. */
export function policyOf(draft: QueueDraft): Policy {
  const number = (field: string) => Number(draft[field]);
  const optional = (field: string) => (draft[field]?.trim() ? number(field) : null);
  const busyWeights = isOn(draft, 'busyWeights') && weightsOf('busy.weights', draft);
  return {
    weights: weightsOf('weights', draft),
    requiredLevel: number('requiredLevel'),
    relaxSeconds: number('relaxSeconds'),
    taking: TAKINGS.find((taking) => taking === draft.taking) ?? 'skilled',
    starveSeconds: optional('starveSeconds'),
    sameAgentSeconds: optional('sameAgentSeconds'),
    busy: isOn(draft, 'busy')
      ? {
          from: number('busy.from') / 100,
          relaxSeconds: number('busy.relaxSeconds'),
          ...(busyWeights && { weights: busyWeights }),
        }
      : null,
  };
}

function weightTexts(prefix: string, weights: RoutingWeights): QueueDraft {
  return Object.fromEntries(
    WEIGHTS.map((name) => [`${prefix}.${name}`, String(weights[name] ?? 0)]),
  );
}

function weightsOf(prefix: string, draft: QueueDraft): Required<RoutingWeights> {
  const weight = (name: (typeof WEIGHTS)[number]) => Number(draft[`${prefix}.${name}`]);
  return {
    skill: weight('skill'),
    load: weight('load'),
    idle: weight('idle'),
    rating: weight('rating'),
    sameAgent: weight('sameAgent'),
    language: weight('language'),
  };
}
