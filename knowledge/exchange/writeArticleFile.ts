import { zipSync } from 'fflate';
import { KnowledgeError } from '../knowledgeError.ts';
import { isShown } from '../shownArticle.ts';
import type { Article, Language } from '../store.ts';
import type { ArticleFile } from './articleRow.ts';
import { writeFaqPage } from './html/faqPage.ts';
import { writeJsonLines } from './jsonLinesFile.ts';
import { writeMarkdown } from './markdownFile.ts';
import { writeTable } from './tableFile.ts';

/** Formats that articles are written in; `markdown` is a file for each, packed in a zip. */
export const ARTICLE_FORMATS = ['markdown', 'csv', 'jsonl', 'html'] as const;
/** One of them. */
export type ArticleFormat = (typeof ARTICLE_FORMATS)[number];

/** What is written. */
export interface WriteOptions {
  readonly format: ArticleFormat;
  /** Only these; a page (`html`) has one language and needs it. */
  readonly language?: Language | undefined;
  readonly now: Date;
}

/** A file to give away. */
export interface WrittenFile extends ArticleFile {
  readonly contentType: string;
  /** How many articles are in it. */
  readonly count: number;
}

const FILES = {
  markdown: ['zip', 'application/zip'],
  csv: ['csv', 'text/csv; charset=utf-8'],
  jsonl: ['jsonl', 'application/jsonl; charset=utf-8'],
  html: ['html', 'text/html; charset=utf-8'],
} as const;

/**
 * Articles as a file; taking it in again changes nothing. A page is for everybody to read, so it has only
 * what customers see at `now`. Throws `invalidFile` for a page without a language.
 */
export function writeArticleFile(articles: readonly Article[], options: WriteOptions): WrittenFile {
  const { format, language, now } = options;
  const wanted = articles
    .filter((article) => language === undefined || article.language === language)
    .filter((article) => format !== 'html' || isShown(article, { audience: 'customers', now }))
    .sort(byId);
  const [ending, contentType] = FILES[format];
  const name = `articles${language ? `-${language}` : ''}.${ending}`;
  return { name, contentType, count: wanted.length, bytes: contentOf(wanted, options) };
}

/** Each article as a Markdown file, named after its language and id. */
export function markdownFiles(articles: readonly Article[]): readonly ArticleFile[] {
  return articles.map((article) => ({
    name: `${article.language}/${article.id}.md`,
    bytes: bytesOf(writeMarkdown(article)),
  }));
}

function contentOf(articles: readonly Article[], { format, language }: WriteOptions): Uint8Array {
  switch (format) {
    case 'markdown':
      return zipped(markdownFiles(articles));
    case 'csv':
      return bytesOf(writeTable(articles));
    case 'jsonl':
      return bytesOf(writeJsonLines(articles));
    case 'html':
      if (language) return bytesOf(writeFaqPage(articles, language));
      throw new KnowledgeError('invalidFile', 'A page has one language: say which', {
        fields: { language: 'is needed: a page has one language' },
      });
  }
}

/** The same files, the same bytes: their time is the oldest that a zip can say. */
function zipped(files: readonly ArticleFile[]): Uint8Array {
  const entries = files.map(({ name, bytes }) => [name, bytes]);
  return zipSync(Object.fromEntries(entries), { mtime: new Date(1980, 0, 1) });
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function byId(one: Article, other: Article): number {
  if (one.id === other.id) return one.language < other.language ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}
