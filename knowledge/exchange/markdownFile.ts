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

/** The one row of such a file. */
export function readMarkdown(file: string, content: string): ArticleRows {
  try {
    return { rows: [{ file, line: 1, fields: { ...readFrontMatter(content) } }], problems: [] };
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    return { rows: [], problems: [rowProblem(file, 1, error.message)] };
  }
}
