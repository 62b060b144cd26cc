import type { ArticleExportAnswer, ArticleImportAnswer } from '../../../wire.ts';
import { refreshArticles } from './articles.ts';
import { request, withQuery } from './request.ts';

/** Formats that articles are written in. */
export const ARTICLE_FORMATS = ['markdown', 'csv', 'jsonl', 'html'] as const;
export type ArticleFormat = (typeof ARTICLE_FORMATS)[number];

/** A file as it travels. */
export interface SentFile {
  readonly name: string;
  readonly base64: string;
}

/** What `POST /articles/import` takes. */
export interface ArticleImport {
  readonly files: readonly SentFile[];
  readonly mode: 'merge' | 'replace';
  readonly defaults: {
    readonly status: 'draft' | 'inReview' | 'published';
    readonly issueType?: string;
  };
  readonly dryRun?: boolean;
  readonly partial?: boolean;
  readonly basis?: string;
  readonly note?: string;
}

/** Takes files in, or with `dryRun` only says what would change. */
export async function importArticles(files: ArticleImport): Promise<ArticleImportAnswer> {
  const answer = await request<ArticleImportAnswer>('POST', '/articles/import', files);
  if (!files.dryRun) await refreshArticles();
  return answer;
}

/** The articles as a file. */
export function exportArticles(
  format: ArticleFormat,
  language: string,
): Promise<ArticleExportAnswer> {
  return request<ArticleExportAnswer>('GET', withQuery('/articles/export', { format, language }));
}

/** A file, as it travels. */
export async function readForSending(file: File): Promise<SentFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let signs = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    signs += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return { name: file.name, base64: btoa(signs) };
}

/** The bytes of a file that came as base64. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
}

/** A function takes so many arguments, and not many more. */
const CHUNK = 16_384;
