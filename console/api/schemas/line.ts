import { z } from 'zod';
import type { DecisionAnswer, EventAnswer, QueueAnswer, QueueEntryAnswer } from '../../wire.ts';
import * as field from './fields.ts';
import { listOf, named, time } from './named.ts';
import { businessHours, slaPolicy } from './service.ts';

const term = z.number().min(0).max(1);
const filter = z.enum(['offline', 'away', 'full', 'belowLevel', 'passedOver', 'reserved']);

/** How much each term of the score counts. */
export const weightsAnswer = z.object({
  skill: z.number(),
  load: z.number(),
  rating: z.number(),
  sameAgent: z.number(),
  language: z.number(),
  idle: z.number().optional(),
});

/** A queue with its policy. */
export const queueAnswer = named<QueueAnswer>(
  'Queue',
  z.object({
    id: z.string(),
    version: z.int(),
    name: z.string(),
    weights: weightsAnswer,
    requiredLevel: z.number(),
    relaxSeconds: z.number(),
    answerSeconds: z.number(),
    wrapUpSeconds: z.number(),
    passOverSeconds: z.number(),
    taking: z.enum(['first', 'skilled', 'ageAndFit']).optional(),
    starveSeconds: z.number().optional(),
    sameAgentSeconds: z.number().optional(),
    busy: z
      .object({ from: z.number(), relaxSeconds: z.number(), weights: weightsAnswer.optional() })
      .optional(),
    idleSeconds: z.number().optional(),
    missesToAway: z.int().optional(),
    hours: businessHours.nullable().optional(),
    sla: slaPolicy.nullable().optional(),
  }),
);
/** All queues. */
export const queueList = listOf('QueueList', queueAnswer);

/** Who waits. */
export const lineList = listOf(
  'QueueEntryList',
  named<QueueEntryAnswer>(
    'QueueEntry',
    z.object({
      conversationId: z.string(),
      escalationId: z.string(),
      queueId: z.string(),
      customerId: z.string().nullable(),
      customerName: z.string().nullable(),
      channelId: z.string(),
      language: field.language,
      place: z.int().min(1),
      ageSeconds: z.number().min(0),
      queuedAt: time,
      reason: field.escalationReason,
      skills: z.array(z.string()),
      priority: z.number(),
      estimateSeconds: z.number().min(0).nullable(),
      estimateMostSeconds: z.number().min(0).nullable(),
      leftMessage: z.boolean(),
    }),
  ),
);

/** Why an escalation went to whom it went. */
export const decisionList = listOf(
  'DecisionList',
  named<DecisionAnswer>(
    'Decision',
    z.object({
      id: z.string(),
      escalationId: z.string(),
      at: time,
      kind: z.enum(['arrival', 'freed', 'manual']),
      outcome: z.enum(['assigned', 'queued']),
      agentId: z.string().nullable(),
      relaxed: z.enum(['no', 'waitedLongEnough', 'nobodyWithSkill']),
      skills: z.array(z.string()),
      priority: z.number(),
      weights: weightsAnswer,
      queueId: z.string().optional(),
      relaxSeconds: z.number().optional(),
      starving: z.literal(true).optional(),
      eligible: z.int().optional(),
      filtered: z.partialRecord(filter, z.int()).optional(),
      candidates: z.array(
        z.object({
          agentId: z.string(),
          agentName: z.string().nullable(),
          filteredBy: filter.nullable(),
          terms: z.object({
            skill: term,
            load: term,
            rating: term,
            sameAgent: term,
            language: term,
            idle: term.optional(),
          }),
          score: z.number(),
        }),
      ),
    }),
  ),
);

/** Events of the log. Their kinds grow with the rooms, so only what all have in common stands here. */
export const eventList = listOf(
  'EventList',
  named(
    'Event',
    z.object({
      cursor: z.string(),
      at: time,
      event: z.looseObject({ type: z.string() }),
    }) as unknown as z.ZodType<EventAnswer>,
  ),
);
