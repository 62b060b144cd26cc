import type { Agent } from '../../handoff/index.ts';
import { cumulated, placeIn, topicShares } from './customers.ts';
import { exponential, uniform } from './random.ts';
import type { Scenario } from './scenario.ts';

const STREAM = { agents: 3, breaks: 4, crashes: 5 } as const;
/** Ratings that an agent's mean comes from: so many that the prior hardly counts. */
const RATINGS = 500;

/** Multiples of it spread evenly over 0 to 1. https://en.wikipedia.org/wiki/Low-discrepancy_sequence */
const GOLDEN = 0.6180339887498949;

/** Past every simulation's end. */
const FOR_EVER = new Date(8.64e15);

/** The skill that a topic asks for. */
export function skillOf(topic: number): string {
  return `topic-${topic + 1}`;
}

/** The agents of a seed, online and idle: what they are good at is drawn from the mix of the demand. */
export function agentsOf(scenario: Scenario, seed: number): readonly Agent[] {
  const { count, slots, primarySkills, primaryLevels, otherLevels, ratings } = scenario.agents;
  const shares = topicShares(scenario);
  return Array.from({ length: count }, (_, index) => {
    let draws = 0;
    const draw = () => uniform(seed, STREAM.agents, index, draws++);
    const between = ([low, high]: readonly [number, number]) => low + (high - low) * draw();
    const primary: number[] = [];
    const left = [...shares];
    while (primary.length < Math.min(primarySkills, shares.length)) {
      const sum = left.reduce((total, share) => total + share, 0);
      const topic = placeIn(cumulated(left.map((share) => share / sum)), draw());
      if (left[topic] === 0) continue;
      primary.push(topic);
      left[topic] = 0;
    }
    const levels = shares.map((_, topic) => {
      const place = primary.indexOf(topic);
      const range = primaryLevels[Math.min(place, primaryLevels.length - 1)];
      return between(place < 0 || !range ? otherLevels : range);
    });
    return {
      id: `agent-${String(index + 1).padStart(5, '0')}`,
      version: 1,
      name: `Agent ${index + 1}`,
      skills: Object.fromEntries(levels.map((level, topic) => [skillOf(topic), level])),
      languages: ['en'],
      capacity: slots,
      presence: 'online',
      presenceUntil: FOR_EVER,
      holds: [],
      rating: { count: RATINGS, sum: RATINGS * (1 + 4 * between(ratings)) },
    };
  });
}

/** Something that happens to an agent whatever the policy does. */
export interface StaffEvent {
  readonly at: number;
  readonly agent: number;
  readonly type: 'on' | 'off' | 'break' | 'backFromBreak' | 'crash' | 'backFromCrash';
}

/** Shifts, breaks and crashes until the end, in no order. */
export function staffEvents(scenario: Scenario, seed: number): readonly StaffEvent[] {
  const { count, breaks, crashes } = scenario.agents;
  return Array.from({ length: count }, (_, agent) => [
    ...shifts(scenario, agent),
    ...absences(scenario, seed, agent, STREAM.breaks, breaks).flatMap(({ from, to }) => [
      { at: from, agent, type: 'break' } as const,
      { at: to, agent, type: 'backFromBreak' } as const,
    ]),
    ...absences(scenario, seed, agent, STREAM.crashes, crashes).flatMap(({ from, to }) => [
      { at: from, agent, type: 'crash' } as const,
      { at: to, agent, type: 'backFromCrash' } as const,
    ]),
  ]).flat();
}

/**
 * A share of the agents is on shift, those of another number than their neighbours'. After the end
 * all are, so that everybody who is still in line is served.
 */
function shifts({ agents, arrivals }: Scenario, agent: number): readonly StaffEvent[] {
  const { staffing } = agents;
  if (staffing.length === 1 && staffing[0] === 1) return [];
  const rank = (agent * GOLDEN) % 1;
  const part = arrivals.dayLengthSeconds / staffing.length;
  const end = arrivals.days * arrivals.dayLengthSeconds;
  const changes = Array.from({ length: Math.ceil(end / part) }, (_, index): StaffEvent => {
    const share = staffing[index % staffing.length] as number;
    return { at: index * part, agent, type: rank < share ? 'on' : 'off' };
  });
  return [...changes, { at: end, agent, type: 'on' }];
}

/** A Poisson process of absences that don't overlap. */
function absences(
  { arrivals }: Scenario,
  seed: number,
  agent: number,
  stream: number,
  { perDay, seconds }: { readonly perDay: number; readonly seconds: number },
): readonly { readonly from: number; readonly to: number }[] {
  if (perDay === 0) return [];
  const end = arrivals.days * arrivals.dayLengthSeconds;
  const found: { from: number; to: number }[] = [];
  let at = 0;
  for (let index = 0; ; index += 1) {
    at += exponential(uniform(seed, stream, agent, index), arrivals.dayLengthSeconds / perDay);
    if (at >= end) return found;
    found.push({ from: at, to: at + seconds });
    at += seconds;
  }
}
