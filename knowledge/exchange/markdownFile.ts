import { stringify } from 'yaml';
import { KnowledgeError } from '../knowledgeError.ts';
import { readFrontMatter } from '../markdownArticles.ts';
import type { Article } from '../store.ts';
import { fieldsOf } from './articleFields.ts';
import { type ArticleRows, rowProblem } from './articleRow.ts';

/** An article as Markdown with front matter; it names what is empty too, so that nothing is left open. */
export function writeMarkdown(article: Article): string {
  const { body, revision, ...fields } = fieldsOf(article);
  const { id, language, ...rest } = fields;
  const frontMatter = stringify({ id, language, revision, ...rest }, { lineWidth: 0 });
  return `---\n${frontMatter}---\n\n${String(body)}\n`;
}

/** In characters; longer front matter would keep the reader busy for long. */
const LONGEST_FILE = 1_000_000;

/** The one row of such a file. */
export function readMarkdown(file: string, content: string): ArticleRows {
  if (content.length > LONGEST_FILE) {
    const message = `has more than ${LONGEST_FILE} characters`;
    return { rows: [], problems: [rowProblem(file, 1, message)] };
  }
  try {
    return { rows: [{ file, line: 1, fields: { ...readFrontMatter(content) } }], problems: [] };
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    return { rows: [], problems: [rowProblem(file, 1, error.message)] };
  }
}
