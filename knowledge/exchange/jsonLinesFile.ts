import type { Article } from '../store.ts';
import { fieldsOf } from './articleFields.ts';
import { type ArticleRow, type ArticleRows, type RowProblem, rowProblem } from './articleRow.ts';

/** Articles as JSON Lines, one object each. */
export function writeJsonLines(articles: readonly Article[]): string {
  return articles.map((article) => `${JSON.stringify(fieldsOf(article))}\n`).join('');
}

/** The rows of such a file. */
export function readJsonLines(file: string, content: string): ArticleRows {
  const rows: ArticleRow[] = [];
  const problems: RowProblem[] = [];
  for (const [index, text] of content
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (text.trim() === '') continue;
    const line = index + 1;
    const value = parsed(text);
    if (isFields(value)) rows.push({ file, line, fields: value });
    else problems.push(rowProblem(file, line, 'is no JSON object'));
  }
  return { rows, problems };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
