import { z } from 'zod';
import type { WaitsAnswer, WhatIfAnswer } from '../../wire.ts';
import * as field from './fields.ts';
import { named, time } from './named.ts';

const share = z.number().min(0).max(1);
const seconds = z.number().min(0);
const calibration = z.object({
  count: z.int().min(0),
  left: z.int().min(0),
  withinP50: share.nullable(),
  withinP90: share.nullable(),
  meanErrorSeconds: seconds.nullable(),
  meanToldSeconds: seconds.nullable(),
  meanWaitedSeconds: seconds.nullable(),
});

/** Of how many days, and which queue; absent: all. */
export const waitsWanted = z.strictObject({
  days: z.coerce.number().int().min(1).max(90).default(14),
  queueId: field.id.optional(),
});

/** How well estimates did. */
export const waitsAnswer = named<WaitsAnswer>(
  'WaitCalibration',
  z.object({
    ...{ since: time, until: time, total: calibration, isCut: z.boolean() },
    bySize: z.array(
      calibration.extend({ fromSeconds: z.number(), toSeconds: z.number().nullable() }),
    ),
  }),
);

const estimate = z.object({ mean: z.number(), low: z.number(), high: z.number() });
const figures = z.object({
  ...{ offered: estimate, waitP50: estimate, waitP95: estimate, waitP99: estimate },
  ...{ answeredIn20s: estimate, abandoned: estimate, skillMatch: estimate },
  ...{ firstContactResolution: estimate, transfers: estimate, giniOccupancy: estimate },
  ...{ worstTopicAnsweredIn20s: estimate, oldestWaitSeconds: estimate },
});

/** A period that was replayed. */
export const whatIfAnswer = named<WhatIfAnswer>(
  'WhatIf',
  z.object({
    ...{ queueId: z.string(), from: time, to: time },
    recorded: z.object({
      ...{ offered: z.int(), waitP50: seconds, waitP95: seconds },
      ...{ answeredIn20s: share, abandoned: share },
    }),
    ...{ present: figures, changed: figures, differences: figures },
    learned: z.object({
      levelEffect: z.number(),
      leavingPerSecond: z.number(),
      noAnswerShare: share,
      resolved: z.object({ below: share, skilled: share }),
    }),
    ...{ agents: z.int(), draws: z.int() },
  }),
);

const weight = z.number().min(0).max(100);

/** Which period, and in what the queue's policy would have been another. */
export const whatIfWanted = z.strictObject({
  queueId: field.id,
  from: z.iso.datetime().pipe(z.coerce.date()),
  to: z.iso.datetime().pipe(z.coerce.date()),
  changes: z
    .strictObject({
      weights: z
        .strictObject({
          ...{ skill: weight, load: weight, rating: weight },
          ...{ sameAgent: weight, language: weight, idle: weight },
        })
        .partial(),
      requiredLevel: share,
      relaxSeconds: field.seconds,
      taking: z.enum(['first', 'skilled', 'ageAndFit']),
      starveSeconds: field.seconds.min(1),
      wrapUpSeconds: field.seconds,
    })
    .partial(),
});
