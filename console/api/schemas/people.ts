import { z } from 'zod';
import type { AgentAnswer, MeAnswer, SessionAnswer } from '../../wire.ts';
import * as field from './fields.ts';
import { listOf, named, time } from './named.ts';

/** An agent or account. */
export const agentAnswer = named<AgentAnswer>(
  'Agent',
  z.object({
    id: z.string(),
    email: z.string().nullable(),
    name: z.string(),
    roles: z.array(field.role),
    skills: z.record(z.string(), z.number().min(0).max(1)),
    languages: z.array(z.string()),
    capacity: field.capacity,
    acceptsByHand: z.boolean(),
    presence: field.presence,
    load: z.int().min(0),
    rating: z.object({ mean: z.number().min(1).max(5).nullable(), count: z.int().min(0) }),
  }),
);
/** All agents and accounts. */
export const agentList = listOf('AgentList', agentAnswer);

/** The signed-in account. */
export const meAnswer = named<MeAnswer>(
  'Me',
  z.object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    roles: z.array(field.role),
    agent: agentAnswer.nullable(),
    consults: z.array(z.object({ conversationId: z.string(), byAgentId: z.string(), at: time })),
    csrfToken: z.string(),
  }),
);

/** A session that was just opened. */
export const sessionAnswer = named<SessionAnswer>(
  'Session',
  z.object({ token: z.string(), csrfToken: z.string(), expiresAt: time, me: meAnswer }),
);
