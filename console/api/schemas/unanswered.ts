import { z } from 'zod';
import { intentName } from '../../../recognizers/index.ts';
import type { UnansweredAnswer, UnansweredGroupAnswer } from '../../wire.ts';
import * as field from './fields.ts';
import { note } from './intents.ts';
import { judgement } from './models.ts';
import { listOf, named, time } from './named.ts';

const share = z.number().min(0).max(1);
const count = z.int().min(0);

const ranking = z.array(judgement);
/** A message of the inbox. */
export const unansweredAnswer = named<UnansweredAnswer>(
  'Unanswered',
  z.object({
    id: z.string(),
    text: z.string(),
    language: field.language,
    reason: z.enum(['notUnderstood', 'clarified', 'escalated', 'wrongIntent']),
    count: z.int().min(1),
    firstAt: time,
    lastAt: time,
    conversationId: z.string().nullable(),
    seq: count,
    ranking,
    margin: share,
    wrongIntent: z.string().nullable(),
    rightIntent: z.string().nullable(),
  }),
);
/** The review queue. */
export const unansweredList = listOf(
  'UnansweredGroupList',
  named<UnansweredGroupAnswer>(
    'UnansweredGroup',
    z.object({ ranking, margin: share, messages: z.array(unansweredAnswer) }),
  ),
);

const ids = z.array(field.id).min(1).max(500);
/** A label for messages of the inbox. */
export const newLabel = z.strictObject({ ids, intent: intentName, note });
/** What the message is instead, where the agent knows. */
export const objection = z.strictObject({ intent: intentName.optional() });
/** Messages that go out of the inbox. */
export const dismissal = z.strictObject({ ids });
