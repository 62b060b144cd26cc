import type { z } from 'zod';
import { ConsoleError } from '../consoleError.ts';
import { type FaultLanguage, issueWords } from './issueWords.ts';

/**
 * The value as the schema gives it; throws `invalidRequest` with what is wrong for each field, in the
 * reader's language.
 */
export function validated(
  schema: z.ZodType | undefined,
  value: unknown,
  language: FaultLanguage = 'en',
): unknown {
  if (!schema) return {};
  const result = schema.safeParse(value, { error: (issue) => issueWords(issue, language) });
  if (result.success) return result.data;
  const fields: Record<string, string> = {};
  for (const issue of result.error.issues) {
    for (const name of fieldsOf(issue)) fields[name] ??= issue.message;
  }
  const names = Object.keys(fields).join(', ');
  throw new ConsoleError('invalidRequest', `The request is not valid: ${names}`, { fields });
}

/** A field that we don't know is named itself, not the object around it. */
function fieldsOf(issue: z.core.$ZodIssue): readonly string[] {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [undefined];
  return unknown.map(
    (key) => [...issue.path, ...(key === undefined ? [] : [key])].join('.') || 'body',
  );
}
