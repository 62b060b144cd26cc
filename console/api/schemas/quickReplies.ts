import { z } from 'zod';
import { quickReplySchema, type ShopFacts, shopFactsSchema } from '../../../knowledge/index.ts';
import type {
  FilledReplyAnswer,
  OfferedReplyAnswer,
  QuickReplyAnswer,
  ShopFactsAnswer,
} from '../../wire.ts';
import * as field from './fields.ts';
import { listOf, named, time } from './named.ts';

const count = z.int().min(0);
const texts = z.object({ zh: z.string().optional(), en: z.string().optional() });

/** A quick reply. */
export const quickReplyAnswer = named<QuickReplyAnswer>(
  'QuickReply',
  z.object({
    id: z.string(),
    version: z.int().min(1),
    key: z.string(),
    category: z.string(),
    titles: texts,
    texts,
    owner: z.string().nullable(),
    mayEdit: z.boolean(),
    author: z.string(),
    authorName: z.string().nullable(),
    at: time,
    useCount: count,
    lastUsedAt: time.nullable(),
  }),
);
/** Quick replies, best first. */
export const quickReplyList = listOf('QuickReplyList', quickReplyAnswer);

/** A quick reply's text for a conversation. */
export const filledReplyAnswer = named<FilledReplyAnswer>(
  'FilledReply',
  z.object({
    language: field.language,
    text: z.string(),
    missing: z.array(z.string()),
    verbatim: z.array(z.string()),
  }),
);
/** What the menu of a conversation offers. */
export const offeredReplyList = listOf(
  'OfferedReplyList',
  named<OfferedReplyAnswer>(
    'OfferedReply',
    z.object({ reply: quickReplyAnswer, filled: filledReplyAnswer }),
  ),
);

/** What quick replies can tell of the shop. */
export const shopFactsAnswer = named<ShopFactsAnswer>(
  'ShopFacts',
  z.object({
    version: count,
    facts: z.object({
      name: texts.optional(),
      hours: texts.optional(),
      phone: texts.optional(),
      website: texts.optional(),
      returnAddress: texts.optional(),
    }) satisfies z.ZodType<ShopFacts['facts']>,
  }),
);

/** A new quick reply: one's own, or a shared one. */
export const newQuickReply = quickReplySchema.extend({ personal: z.boolean().default(true) });

/** The version that its author saw. */
export const expectedVersion = z.coerce.number().int().min(0);

/** A quick reply written anew. */
export const changedQuickReply = quickReplySchema.extend({ expectedVersion });

/** The shop's facts written anew. */
export const changedShopFacts = z.strictObject({ facts: shopFactsSchema, expectedVersion });
