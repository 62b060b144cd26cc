import { CsvError, parse } from 'csv-parse/sync';
import type { Article } from '../store.ts';
import { ARTICLE_FIELDS, fieldsOf, LIST_FIELDS } from './articleFields.ts';
import { type ArticleRow, type ArticleRows, MOST_ROWS, rowProblem } from './articleRow.ts';

const [ID, LANGUAGE, ...OTHERS] = ARTICLE_FIELDS;
const COLUMNS = [ID, LANGUAGE, 'revision', ...OTHERS] as const;

/** A cell that a spreadsheet would run: https://owasp.org/www-community/attacks/CSV_Injection */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;

/**
 * Articles as CSV (RFC 4180). A list has one entry a line, channels are a JSON object. What a spreadsheet
 * would take for a formula gets an apostrophe in front, which reading takes off again.
 */
export function writeTable(articles: readonly Article[]): string {
  const lines = articles.map((article) => {
    const fields = fieldsOf(article);
    return COLUMNS.map((column) => cellOf(fields[column]));
  });
  // The mark tells spreadsheets that it is UTF-8.
  return `\uFEFF${[COLUMNS, ...lines].map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')}`;
}

/** The rows of such a table; a column that is missing says nothing, an empty cell says "empty". */
export function readTable(file: string, content: string): ArticleRows {
  let records: readonly CsvRow[];
  try {
    // The types know records without their places only.
    records = parse(content, PARSING) as unknown as readonly CsvRow[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    return { rows: [], problems: [rowProblem(file, line, 'a quotation mark is out of place')] };
  }
  const [header, ...rest] = records;
  const columns = header?.record.map(columnOf) ?? [];
  const unknown = header?.record.filter((_, index) => columns[index] === undefined) ?? [];
  if (!columns.some((column) => column === 'id' || column === 'title')) {
    return { rows: [], problems: [rowProblem(file, 1, 'the header names neither id nor title')] };
  }
  if (unknown.some((name) => name.trim() !== '')) {
    const known = COLUMNS.join(', ');
    const message = `the header has columns that we don't know: ${unknown.join(', ')}; known: ${known}`;
    return { rows: [], problems: [rowProblem(file, 1, message)] };
  }
  return { rows: rest.map((row) => rowOf(file, row, columns)), problems: [] };
}

interface CsvRow {
  readonly record: readonly string[];
  /** Where it ends. */
  readonly info: { readonly lines: number };
}

const PARSING = {
  // One more than are taken shows that there are too many; the rest needn't be read.
  to: MOST_ROWS + 2,
  bom: true,
  info: true,
  relax_column_count: true,
  skip_records_with_empty_values: true,
} as const;

type Column = (typeof COLUMNS)[number];

function rowOf(file: string, row: CsvRow, columns: readonly (Column | undefined)[]): ArticleRow {
  const { record, info } = row;
  const breaks = record.join('').split('\n').length - 1;
  const fields = columns.flatMap((column, index) => {
    const value = column && cellValue(column, record[index] ?? '');
    return column && value !== undefined ? [[column, value]] : [];
  });
  return { file, line: info.lines - breaks, fields: Object.fromEntries(fields) };
}

function columnOf(name: string): Column | undefined {
  const plain = name.trim().toLowerCase();
  return COLUMNS.find((column) => column.toLowerCase() === plain);
}

/** What a cell says; undefined: nothing, so that the usual value holds. */
function cellValue(column: Column, cell: string): unknown {
  const text = FORMULA.test(cell) ? cell.replace(/^'/, '') : cell;
  const isEmpty = text.trim() === '';
  if (column === 'channels') return isEmpty ? {} : jsonOr(text);
  if (isList(column)) return isEmpty ? [] : listOf(text);
  if (!isEmpty) return column === 'revision' ? Number(text) : text;
  if (column === 'validFrom' || column === 'validUntil' || column === 'reviewBy') return null;
  return column === 'title' || column === 'body' ? text : undefined;
}

function cellOf(value: unknown): string {
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  if (!Array.isArray(value)) return Object.keys(value).length === 0 ? '' : JSON.stringify(value);
  const text = value.join('\n');
  const isClear = value.every((entry: string) => !/[\r\n]/.test(entry)) && !text.startsWith('[');
  return isClear ? text : JSON.stringify(value);
}

function listOf(text: string): unknown {
  if (text.startsWith('[')) {
    const list = jsonOr(text);
    if (Array.isArray(list)) return list;
  }
  const entries = text.split(/\r?\n/).map((entry) => entry.trim());
  return entries.filter((entry) => entry !== '');
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function isList(column: Column): boolean {
  return LIST_FIELDS.some((field) => field === column);
}

function quoted(cell: string): string {
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
