import type { ArticleFile } from '../../../knowledge/index.ts';

/** A file of some text, in UTF-8. */
export function aFile(name: string, text: string): ArticleFile {
  return { name, bytes: new TextEncoder().encode(text) };
}
