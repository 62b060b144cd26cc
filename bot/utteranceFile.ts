import * as z from 'zod';
import type { Utterance } from '../recognizers/index.ts';

/** So many problems are told at once. */
const MOST_PROBLEMS = 20;

const text = (most: number) => z.string().trim().min(1, 'is empty').max(most);
const ROW = z.object({
  utterance: text(1_000),
  intent: text(100),
  language: z.enum(['zh', 'en'], 'has to be zh or en'),
});

interface RawRow {
  /** From 1; where the row begins. */
  readonly line: number;
  readonly value: unknown;
}

/**
 * The utterances of a file: JSON Lines of `{"utterance","intent","language"}`, or CSV with a header
 * that names these three. Throws one error that names the line of each bad row.
 */
export function readUtterances(content: string, format: 'jsonl' | 'csv'): readonly Utterance[] {
  const plain = content.replace(/^\uFEFF/, '');
  const problems: string[] = [];
  const utterances = (format === 'csv' ? csvRows(plain) : jsonRows(plain)).flatMap((raw) => {
    const row = ROW.safeParse(raw.value);
    if (row.success) return [row.data];
    const [issue] = row.error.issues;
    const field = issue?.path.join('.') || 'row';
    problems.push(`line ${raw.line}: ${field}: ${issue?.message ?? 'is wrong'}`);
    return [];
  });
  if (problems.length === 0 && utterances.length === 0) problems.push('there are no rows');
  if (problems.length > 0) throw new Error(listed(problems));
  return utterances;
}

function listed(problems: readonly string[]): string {
  const shown = problems.slice(0, MOST_PROBLEMS);
  const rest = problems.length - shown.length;
  const lines = [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])];
  return `These rows can't be used, so nothing was changed:\n${lines.map((line) => `  ${line}`).join('\n')}`;
}

function jsonRows(content: string): RawRow[] {
  return content.split(/\r?\n/).flatMap((text, index) => {
    if (text.trim() === '') return [];
    return [{ line: index + 1, value: parsed(text) }];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // refused as a row, with its line
  }
}

function csvRows(content: string): RawRow[] {
  const [header, ...records] = csvRecords(content);
  const names = header?.fields.map((name) => name.trim().toLowerCase()) ?? [];
  for (const name of Object.keys(ROW.shape)) {
    if (!names.includes(name)) throw new Error(`line 1: the header has no column "${name}"`);
  }
  return records.map(({ line, fields }) => ({
    line,
    value: Object.fromEntries(names.map((name, column) => [name, fields[column]])),
  }));
}

/** The records of a CSV text (RFC 4180); lines without anything are passed over. */
function csvRecords(content: string): { readonly line: number; readonly fields: string[] }[] {
  const records: { readonly line: number; readonly fields: string[] }[] = [];
  let record: { readonly line: number; readonly fields: string[] } | undefined;
  let line = 1;
  let read = 0;
  for (const [whole, quoted, bare = '', end = ''] of content.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy,
  )) {
    read += whole.length;
    record ??= { line, fields: [] };
    record.fields.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    line += (quoted ?? '').split('\n').length - 1;
    if (end === ',') continue;
    if (record.fields.some((field) => field !== '')) records.push(record);
    record = undefined;
    line += 1;
  }
  if (read < content.length) throw new Error(`line ${line}: a quotation mark is out of place`);
  return records;
}
