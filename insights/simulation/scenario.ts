import { z } from 'zod';

const share = z.number().min(0).max(1);
const seconds = z.number().min(0);
/** From and to, drawn uniformly. */
const range = z.tuple([z.number(), z.number()]).refine(([from, to]) => from <= to, 'from above to');
const byLevel = z.strictObject({ atLevel0: z.number().min(0), atLevel1: z.number().min(0) });
const distribution = z.enum(['exponential', 'lognormal', 'none']);

/**
 * A scenario file. What stands in scenarios/README.md is meant as there; everything with a default
 * is an extension that leaves other files' meaning as it is.
 */
export const scenarioSchema = z.strictObject({
  name: z.string().min(1),
  about: z.string().default(''),
  agents: z.strictObject({
    count: z.int().min(1),
    slots: z.int().min(1),
    /** How many topics an agent is good at, drawn from the mix of the demand. */
    primarySkills: z.int().min(0),
    /** One range for each primary skill; the last one goes for those beyond. */
    primaryLevels: z.array(range),
    otherLevels: range,
    /** 0 to 1. */
    ratings: range,
    /** Share of the agents on shift, for equal parts of the day. */
    staffing: z.array(share).min(1).default([1]),
    /** Times off, at random within the day; held conversations go on. */
    breaks: z
      .strictObject({ perDay: z.number().min(0), seconds })
      .default({ perDay: 0, seconds: 0 }),
    /** Agents who vanish: after `noticedSeconds` what they held goes back in line. */
    crashes: z
      .strictObject({ perDay: z.number().min(0), seconds, noticedSeconds: seconds.default(10) })
      .default({ perDay: 0, seconds: 0, noticedSeconds: 10 }),
    /** Share of assignments that the agent doesn't answer (RONA). */
    noAnswerShare: share.default(0),
  }),
  topics: z.strictObject({
    count: z.int().min(1),
    zipfExponent: z.number().min(0),
    /** Factor on the handling time of each topic, drawn once. */
    handlingFactors: range.default([1, 1]),
  }),
  arrivals: z.strictObject({
    perSecond: z.number().gt(0),
    /** Amplitude of the day's wave. */
    swing: share,
    dayLengthSeconds: z.number().gt(0),
    days: z.number().gt(0),
    warmUpSeconds: seconds,
    /** The day's curve as factors of equal parts of the day, times the wave. */
    curve: z.array(z.number().min(0)).min(1).default([1]),
    /** Stretches of each day with more arrivals; those on top all ask about `topic` (1 is the most frequent), or as ever. */
    bursts: z
      .array(
        z.strictObject({
          atSeconds: seconds,
          seconds,
          factor: z.number().min(1),
          topic: z.int().min(1).optional(),
        }),
      )
      .default([]),
  }),
  handling: z.strictObject({
    distribution,
    /** The mean of a conversation alone with its agent, before the factor of the level. */
    baseSeconds: z.number().gt(0),
    sigma: z.number().min(0).default(0),
    skillFactor: byLevel,
    /** What each further conversation of the agent adds to the time, as a share. */
    perExtraConversation: z.number().min(0),
    /** Factor on the time with the agent of last time. */
    sameAgentFactor: z.number().gt(0).default(1),
  }),
  patience: z.strictObject({
    distribution,
    meanSeconds: z.number().gt(0),
    /** For lognormal patience. */
    sigma: z.number().min(0).default(1),
    /** Share of the leaving who leave without a word: they hold their place, and then an agent's slot for a while. */
    silentShare: share,
    /** How long an agent is held by somebody who has left silently. */
    silentSeconds: seconds.default(60),
  }),
  resolution: z.strictObject({
    atLevel0: share,
    atLevel1: share,
    /** Added times the agent's rating minus ½. */
    byRating: z.number().default(0),
    recontactShare: share,
    recontactMeanSeconds: seconds,
    /** Share of conversations that the agent passes on to somebody else, half-way. */
    transferShare: byLevel.default({ atLevel0: 0, atLevel1: 0 }),
  }),
  vip: z
    .strictObject({ share, priority: z.number(), patienceFactor: z.number().gt(0).default(1) })
    .default({ share: 0, priority: 1, patienceFactor: 1 }),
  matchLevel: share,
  serviceLevelSeconds: seconds,
});

/** What happens in a simulation, whatever the policy. */
export type Scenario = z.infer<typeof scenarioSchema>;
/** A scenario as its file has it. */
export type ScenarioFile = z.input<typeof scenarioSchema>;

/** Reads a scenario; throws with a sentence for each field that isn't right. */
export function readScenario(text: string): Scenario {
  return scenarioSchema.parse(JSON.parse(text));
}

/** The value at a skill level, in a straight line from level 0 to 1. */
export function atLevel(
  { atLevel0, atLevel1 }: { readonly atLevel0: number; readonly atLevel1: number },
  level: number,
): number {
  return atLevel0 + (atLevel1 - atLevel0) * level;
}
