import { z } from 'zod';
import { KnowledgeError } from '../knowledgeError.ts';
import { QUICK_REPLY_CATEGORIES } from './categories.ts';
import type { QuickReply, ShopFacts } from './store.ts';
import { hasStrayBraces, variablesIn } from './template.ts';
import { QUICK_REPLY_VARIABLES, SHOP_FACTS, type ShopFact } from './variables.ts';

/** A quick reply as its author writes it. */
export type QuickReplyDraft = Pick<QuickReply, 'key' | 'category' | 'titles' | 'texts'>;

const KNOWN: ReadonlySet<string> = new Set(QUICK_REPLY_VARIABLES);

const words = (longest: number) => z.string().trim().min(1).max(longest);
const template = words(2_000).superRefine((text, context) => {
  const unknown = variablesIn(text).filter((name) => !KNOWN.has(name));
  if (unknown.length > 0) {
    context.addIssue({ code: 'custom', message: `unknown variables: ${unknown.join(', ')}` });
  } else if (hasStrayBraces(text)) {
    context.addIssue({ code: 'custom', message: 'braces without a variable' });
  }
});
const inLanguages = (text: z.ZodType<string>) =>
  z.strictObject({ zh: text.optional(), en: text.optional() });

const fields = {
  key: words(40)
    .toLowerCase()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}-]*$/u, 'letters, digits and "-" only'),
  category: z.enum(QUICK_REPLY_CATEGORIES),
  titles: inLanguages(words(80)),
  texts: inLanguages(template),
};

/** What a valid quick reply looks like, sizes in characters; see {@link parseQuickReply} for more. */
export const quickReplySchema = z.strictObject(fields);

const complete = quickReplySchema.superRefine(({ titles, texts }, context) => {
  const languages = (['zh', 'en'] as const).filter((one) => titles[one] ?? texts[one]);
  if (languages.length === 0) {
    context.addIssue({ code: 'custom', path: ['texts'], message: 'needs a language at least' });
  }
  for (const language of languages) {
    for (const [field, { [language]: value }] of Object.entries({ titles, texts })) {
      if (value) continue;
      context.addIssue({ code: 'custom', path: [field, language], message: 'is required' });
    }
  }
});

const fact = inLanguages(words(500).refine((text) => !text.includes('{{'), 'without variables'));

/** What can be said of the shop. */
export const shopFactsSchema = z.strictObject(
  Object.fromEntries(SHOP_FACTS.map((name) => [name, fact.optional()])) as {
    [F in ShopFact]: z.ZodOptional<typeof fact>;
  },
);

/** Returns the input as a quick reply, or throws `invalidQuickReply` with a message for each wrong field. */
export function parseQuickReply(input: unknown): QuickReplyDraft {
  return parsed(complete, input, 'The quick reply') as QuickReplyDraft;
}

/** Returns the input as the shop's facts, or throws `invalidQuickReply` with a message for each wrong field. */
export function parseShopFacts(input: unknown): ShopFacts['facts'] {
  return parsed(shopFactsSchema, input, 'What is said of the shop') as ShopFacts['facts'];
}

function parsed(schema: z.ZodType, input: unknown, what: string): unknown {
  const result = schema.safeParse(input);
  if (result.success) return JSON.parse(JSON.stringify(result.data)); // without what is undefined
  const wrong: Record<string, string> = {};
  for (const issue of result.error.issues) {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
    wrong[[...issue.path, ...unknown].join('.') || 'quickReply'] ??= issue.message;
  }
  throw new KnowledgeError(
    'invalidQuickReply',
    `${what} is not valid: ${Object.keys(wrong).join(', ')}`,
    { fields: wrong },
  );
}
