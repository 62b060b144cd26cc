import { z } from 'zod';

// The small things that requests and answers have in common.

/** A role of an account. */
export const role = z.enum(['agent', 'editor', 'supervisor', 'admin']);
/** What an agent says of themselves. */
export const presence = z.enum(['online', 'away', 'offline']);
/** Who has a conversation. */
export const conversationState = z.enum(['bot', 'waiting', 'assigned']);
/** A language that Baton speaks. */
export const language = z.enum(['zh', 'en']);
/** Why a human is asked for. */
export const escalationReason = z.enum([
  'customerAsked',
  'lowConfidence',
  'angry',
  'humanOnly',
  'dialogFailed',
  'initiated',
  'agent',
  'rule',
]);

const slots = z.int().min(0).max(100);
/** How many escalations an agent may hold: in all, and of single channels. */
export const capacity = z.union([
  slots,
  z.strictObject({ default: slots, byChannel: z.record(z.string().min(1).max(100), slots) }),
]);

/** An id in a path. */
export const id = z.string().min(1).max(100);
/** `{id}` in a path. */
export const idParams = z.object({ id });
/** The name of a skill. */
export const skill = z.string().trim().min(1).max(50);
/** How much of a list is wanted. */
export const limit = (most: number, usual: number) =>
  z.coerce.number().int().min(1).max(most).default(usual);
/** Where a list goes on. */
export const cursor = z.string().min(1).max(500);
/** Words that are more than spaces. */
export const words = (longest: number) => z.string().max(longest).regex(/\S/, 'is empty');
/** Seconds of a clock, up to a day. */
export const seconds = z.int().min(0).max(86_400);
