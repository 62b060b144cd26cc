import * as z from 'zod';

/** Most intents and utterances of a bot; a training of more would take minutes. */
export const MOST_INTENTS = 1_000;
export const MOST_UTTERANCES = 30_000;

/** On one line: what is between the words is one space, and what can't be seen is none. */
export function onOneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ').trim();
}

const line = (most: number) => z.string().max(most).transform(onOneLine);

/** A training sentence. */
export const utteranceText = line(1_000).refine((text) => text !== '', 'is empty');

/** Addresses of the API that stand where an intent's name would. */
const RESERVED: ReadonlySet<string> = new Set(['history', 'restore', 'import', 'export']);

/** An intent's name, such as `order.status`. */
export const intentName = line(100)
  .refine((name) => name !== '', 'is empty')
  .refine((name) => !/^[#?.]/.test(name), 'may not begin with #, ? or .')
  .refine((name) => !RESERVED.has(name), 'is the name of something else');

/** What an intent is about; empty when nobody has said. */
export const description = line(500);

/** A language, of a training sentence. */
export const language = z.enum(['zh', 'en'], 'has to be zh or en');

/** A training sentence of an intent. */
export const utteranceRow = z.object({ utterance: utteranceText, intent: intentName, language });

/** What a file says of an intent itself; what it leaves out stays. */
export const profileRow = z.object({
  intent: intentName,
  description: description.optional(),
  humanOnly: z.boolean().optional(),
});
