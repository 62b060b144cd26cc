import { parse, stringify } from 'yaml';
import { type ArticleDraft, parseArticle } from './articleSchema.ts';
import { ARTICLE_FIELDS } from './exchange/articleFields.ts';
import { KnowledgeError } from './knowledgeError.ts';

/**
 * Reads one article from Markdown with YAML front matter; the body is all that follows it.
 * `---`, then `id`, `language`, `title`, `issueType` and where wanted `status`, `questions`, `intents`,
 * `product`, `urgency`, `audience`, `channels`, `validFrom`, `validUntil`, `reviewBy`, `tags`, then `---`.
 * Throws `invalidFile` when there is no readable front matter,
 * `invalidArticle` when what it says is no article.
 */
export function parseMarkdownArticle(markdown: string): ArticleDraft {
  return parseArticle(readFrontMatter(markdown));
}

/** What the front matter says, unchecked, and the `body`; throws `invalidFile` when there is none to read. */
export function readFrontMatter(markdown: string): object {
  const match = FRONT_MATTER.exec(markdown.replaceAll('\r\n', '\n'));
  if (match === null)
    throw new KnowledgeError('invalidFile', 'There is no front matter between ---');
  const { yaml = '', body = '' } = match.groups ?? {};
  return { ...readYaml(yaml), body: body.trim() };
}

/** Writes an article so that `parseMarkdownArticle` reads the same again; what is empty is left out. */
export function formatMarkdownArticle(article: ArticleDraft): string {
  const { body } = article;
  const frontMatter = FIELDS.map((field) => [field, written(article[field])] as const).filter(
    ([, value]) => value !== null && Object.keys(value).length > 0,
  );
  return `---\n${stringify(Object.fromEntries(frontMatter), { lineWidth: 0 })}---\n\n${body}\n`;
}

const FRONT_MATTER = /^\uFEFF?---\n(?<yaml>[\s\S]*?\n)---[ \t]*(?:\n(?<body>[\s\S]*))?$/;

/** In the order in which they are written; the body follows them. */
const FIELDS = ARTICLE_FIELDS.filter((field) => field !== 'body');

/** An instant as text, the others as they are. */
function written<T>(value: T | Date): T | string {
  return value instanceof Date ? value.toISOString() : value;
}

function readYaml(yaml: string): object {
  try {
    const value: unknown = parse(yaml, { maxAliasCount: 0 });
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch (cause) {
    throw new KnowledgeError('invalidFile', 'The front matter is not valid YAML', { cause });
  }
  throw new KnowledgeError('invalidFile', 'The front matter holds no fields');
}
