import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import {
  ARTICLE_FORMATS,
  type ArticleFile,
  type ArticleFormat,
  applyImport,
  checkComplete,
  type ImportPlan,
  isArticleFile,
  KnowledgeBase,
  markdownFiles,
  planImport,
  problemText,
  readArticleFiles,
  writeArticleFile,
} from '../knowledge/index.ts';
import type { Store } from '../storage/index.ts';
import { languageOf } from './intentFiles.ts';

/** What a command was told about taking articles in. */
export interface ArticleImporting {
  /** A file, a zip, or a folder. */
  readonly path: string;
  /** `merge` or `replace`. */
  readonly mode: string;
  /** Leaves out what can't be used, rather than changing nothing. */
  readonly partial: boolean;
  readonly dryRun: boolean;
  /** Of new articles that say none. */
  readonly issueType?: string | undefined;
  readonly status?: string | undefined;
  readonly note: string;
}

/** Takes articles into the store, or only says what would change; returns lines for people. */
export async function importArticles(
  store: Store,
  { path, mode, partial, dryRun, issueType, status, note }: ArticleImporting,
): Promise<readonly string[]> {
  if (mode !== 'merge' && mode !== 'replace') throw new Error('--mode has to be merge or replace');
  const defaults = { ...(issueType && { issueType }), ...(status && { status: statusOf(status) }) };
  const rows = readArticleFiles(await filesAt(path));
  const plan = await planImport(rows, { mode, defaults }, store);
  if (dryRun) return ['Would be:', ...planLines(plan)];
  if (!partial) checkComplete(plan);
  const by = { author: 'command', note: note || `From ${path}`, now: new Date() };
  const { created, changed, conflicts } = await applyImport(plan, by, new KnowledgeBase(store));
  const late = conflicts.map(({ id, language, author }) => {
    return `  ${language}/${id}: ${author} was faster; import it again to see the difference`;
  });
  return [`${created} articles created, ${changed} changed.`, ...leftOutLines(plan), ...late];
}

/** What a command was told about writing articles. */
export interface ArticleExporting {
  /** A file; with Markdown also a folder, which gets a file for each article. */
  readonly path: string;
  /** Default: by the path's ending; none: Markdown. */
  readonly format?: string | undefined;
  readonly language?: string | undefined;
}

/** Writes the latest revision of each article; returns how many. */
export async function exportArticles(
  store: Store,
  { path, format, language: given }: ArticleExporting,
): Promise<number> {
  const language = languageOf(given);
  const articles = (await store.articles.articles()).filter(
    (article) => language === undefined || article.language === language,
  );
  const ending = extname(path).toLowerCase();
  if (ending === '' && (format ?? 'markdown') === 'markdown') {
    for (const { name, bytes } of markdownFiles(articles)) {
      await mkdir(dirname(join(path, name)), { recursive: true });
      await writeFile(join(path, name), bytes);
    }
    return articles.length;
  }
  const options = { format: formatOf(format ?? ENDINGS[ending] ?? ''), language, now: new Date() };
  const { bytes, count } = writeArticleFile(articles, options);
  await writeFile(path, bytes);
  return count;
}

const ENDINGS: Readonly<Record<string, ArticleFormat>> = {
  '.zip': 'markdown',
  '.csv': 'csv',
  '.jsonl': 'jsonl',
  '.html': 'html',
};

/** Of a folder those files that articles come in, named by their way in it. */
async function filesAt(path: string): Promise<readonly ArticleFile[]> {
  if (!(await stat(path)).isDirectory()) {
    return [{ name: basename(path), bytes: await readFile(path) }];
  }
  const names = (await readdir(path, { recursive: true })).filter(isArticleFile).sort();
  if (names.length === 0) throw new Error(`There are no files of articles in ${path}`);
  return Promise.all(
    names.map(async (name) => ({ name, bytes: await readFile(join(path, name)) })),
  );
}

/** So many articles are named for each thing that happens to them. */
const MOST_NAMED = 50;

function planLines(plan: ImportPlan): readonly string[] {
  const { created, changed, unchanged, older } = plan;
  return [
    `${created.length} articles created, ${changed.length} changed, ${unchanged.length} unchanged, ${older.length} overtaken by later revisions.`,
    ...named(created, ({ language, id, title }) => `+ ${language}/${id} ${title}`),
    ...named(changed, ({ language, id, fields }) => `~ ${language}/${id}: ${fields.join(', ')}`),
    ...leftOutLines(plan),
  ];
}

function leftOutLines({ refused, conflicts }: ImportPlan): readonly string[] {
  return [
    ...named(refused, (problem) => `! ${problemText(problem)}`),
    ...named(
      conflicts,
      ({ language, id, fields, revision, author }) =>
        `! ${language}/${id}: ${fields.join(', ')} changed meanwhile by ${author}, in revision ${revision}`,
    ),
  ];
}

function named<T>(entries: readonly T[], textOf: (entry: T) => string): readonly string[] {
  const rest = entries.length - MOST_NAMED;
  const lines = entries.slice(0, MOST_NAMED).map((entry) => `  ${textOf(entry)}`);
  return rest > 0 ? [...lines, `  and ${rest} more`] : lines;
}

function formatOf(given: string): ArticleFormat {
  const format = ARTICLE_FORMATS.find((known) => known === given);
  if (format) return format;
  throw new Error(`--format has to be one of ${ARTICLE_FORMATS.join(', ')}`);
}

function statusOf(given: string): 'draft' | 'inReview' | 'published' {
  if (given === 'draft' || given === 'inReview' || given === 'published') return given;
  throw new Error('--status has to be draft, inReview or published');
}
