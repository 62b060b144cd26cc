import type { z } from 'zod';
import { ConsoleError } from '../consoleError.ts';

/** The value as the schema gives it; throws `invalidRequest` with what is wrong for each field. */
export function validated(schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return {};
  const result = schema.safeParse(value, { error: missing });
  if (result.success) return result.data;
  const fields: Record<string, string> = {};
  for (const issue of result.error.issues) {
    for (const name of fieldsOf(issue)) fields[name] ??= messageOf(issue);
  }
  const names = Object.keys(fields).join(', ');
  throw new ConsoleError('invalidRequest', `The request is not valid: ${names}`, { fields });
}

function missing(issue: z.core.$ZodRawIssue): string | undefined {
  const isMissing = issue.code === 'invalid_type' && issue.input === undefined;
  return isMissing ? 'is required' : undefined;
}

/** A field that we don't know is named itself, not the object around it. */
function fieldsOf(issue: z.core.$ZodIssue): readonly string[] {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [undefined];
  return unknown.map(
    (key) => [...issue.path, ...(key === undefined ? [] : [key])].join('.') || 'body',
  );
}

function messageOf(issue: z.core.$ZodIssue): string {
  return issue.code === 'unrecognized_keys' ? 'is not known here' : issue.message;
}
