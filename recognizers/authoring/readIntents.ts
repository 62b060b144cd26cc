import * as z from 'zod';
import type { Language, Utterance } from '../store.ts';
import { CsvError, csvRecords } from './csv.ts';
import { profileRow, utteranceRow } from './intentSchema.ts';
import { luRows } from './luFile.ts';

/** Files that intents come in: JSON Lines, CSV, node-nlp's corpus, Bot Framework's `.lu`. */
export const INTENT_FORMATS = ['jsonl', 'csv', 'nlp', 'lu'] as const;
/** One of them. */
export type IntentFormat = (typeof INTENT_FORMATS)[number];

/** A row that can't be used. */
export interface RowProblem {
  /** From 1; where the row begins. */
  readonly line: number;
  readonly message: string;
}

/** What an intent's row says of it; what is absent stays as it is. */
export interface ProfileRow {
  readonly name: string;
  readonly description?: string | undefined;
  readonly humanOnly?: boolean | undefined;
}

/** What a file holds. */
export interface IntentFile {
  readonly utterances: readonly Utterance[];
  readonly profiles: readonly ProfileRow[];
  readonly problems: readonly RowProblem[];
}

/** A row before it is checked, or why it is none. */
export type RawRow =
  | { readonly line: number; readonly value: unknown }
  | { readonly line: number; readonly problem: string };

/** How a file is read. */
export interface ReadOptions {
  readonly format: IntentFormat;
  /** The language of rows that name none. */
  readonly language?: Language | undefined;
}

/** A file that has not been read yet. */
export interface IntentSource extends ReadOptions {
  readonly content: string;
}

/**
 * The rows of a file. JSON Lines: `{"utterance","intent","language"}`, or of an intent itself
 * `{"intent","description","humanOnly"}`; CSV: a header with the columns utterance, intent, language.
 */
export function readIntents(content: string, { format, language }: ReadOptions): IntentFile {
  const plain = content.replace(/^\uFEFF/, '');
  const utterances: Utterance[] = [];
  const profiles: ProfileRow[] = [];
  const problems: RowProblem[] = [];
  const rows = READERS[format](plain, language);
  for (const row of rows) {
    if ('problem' in row) {
      problems.push({ line: row.line, message: row.problem });
      continue;
    }
    const isProfile = isObject(row.value) && !('utterance' in row.value) && 'intent' in row.value;
    const value = isObject(row.value) ? { ...(language && { language }), ...row.value } : row.value;
    const result = isProfile ? profileRow.safeParse(value) : utteranceRow.safeParse(value);
    if (!result.success) problems.push({ line: row.line, message: messageOf(result.error) });
    else if ('utterance' in result.data) utterances.push(result.data);
    else {
      const { intent, ...profile } = result.data;
      profiles.push({ name: intent, ...profile });
    }
  }
  if (rows.length === 0) problems.push({ line: 1, message: 'there are no rows' });
  return { utterances, profiles, problems };
}

type Reader = (content: string, language: Language | undefined) => readonly RawRow[];

const READERS: Readonly<Record<IntentFormat, Reader>> = {
  jsonl: jsonRows,
  csv: csvRows,
  nlp: corpusRows,
  lu: luRows,
};

function jsonRows(content: string): readonly RawRow[] {
  return content.split(/\r?\n/).flatMap((text, index): readonly RawRow[] => {
    if (text.trim() === '') return [];
    const line = index + 1;
    try {
      return [{ line, value: JSON.parse(text) }];
    } catch {
      return [{ line, problem: 'is not JSON' }];
    }
  });
}

function csvRows(content: string, language: Language | undefined): readonly RawRow[] {
  try {
    const [header, ...records] = csvRecords(content);
    if (!header) return [];
    const names = header.fields.map((name) => name.trim().toLowerCase());
    const needed = ['utterance', 'intent', ...(language ? [] : ['language'])];
    const missing = needed.filter((name) => !names.includes(name));
    if (missing.length > 0) {
      return [{ line: 1, problem: `the header has no column "${missing.join('", "')}"` }];
    }
    const wanted = names.map((name) => (name === 'language' || needed.includes(name) ? name : ''));
    return records.map(({ line, fields }) => ({
      line,
      value: Object.fromEntries(
        wanted.flatMap((name, column) => (name ? [[name, fields[column] ?? '']] : [])),
      ),
    }));
  } catch (error) {
    if (error instanceof CsvError) return [{ line: error.line, problem: error.message }];
    throw error;
  }
}

const CORPUS = z.object({
  locale: z.string().optional(),
  data: z.array(z.object({ intent: z.unknown(), utterances: z.array(z.unknown()) })),
});

function corpusRows(content: string, given: Language | undefined): readonly RawRow[] {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    return [{ line: 1, problem: 'the file is not JSON' }];
  }
  const corpus = CORPUS.safeParse(json);
  if (!corpus.success) return [{ line: 1, problem: messageOf(corpus.error) }];
  const { locale, data } = corpus.data;
  const language = /^(zh|en)\b/i.exec(locale ?? '')?.[1]?.toLowerCase() ?? given;
  const lineOf = lineFinder(content);
  return data.flatMap(({ intent, utterances }) => {
    lineOf(intent);
    return utterances.map((utterance) => {
      return { line: lineOf(utterance), value: { utterance, intent, language } };
    });
  });
}

/** So far a value is looked for: one that is written in another way must not be looked for to the end. */
const LOOKED_THROUGH = 100_000;

/** Where values stand that are asked for in their order. */
function lineFinder(content: string): (value: unknown) => number {
  let from = 0;
  let line = 1;
  return (value) => {
    const ahead = content.slice(from, from + LOOKED_THROUGH);
    const at = ahead.indexOf(JSON.stringify(value) ?? '');
    if (at < 0) return line; // written in another way: then about here
    line += ahead.slice(0, at).split('\n').length - 1;
    from += at;
    return line;
  };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function messageOf({ issues: [issue] }: z.ZodError): string {
  const field = issue?.path.join('.') || 'row';
  const isMissing = issue?.code === 'invalid_type' && /undefined/.test(issue.message);
  return `${field}: ${isMissing ? 'is missing' : (issue?.message ?? 'is wrong')}`;
}
