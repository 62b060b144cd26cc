import { extname } from 'node:path/posix';
import { unzipSync } from 'fflate';
import { KnowledgeError } from '../knowledgeError.ts';
import { type ArticleFile, type ArticleRows, MOST_ROWS, rowProblem } from './articleRow.ts';
import { decodeText } from './decodeText.ts';
import { readFaqPage } from './html/faqPage.ts';
import { readJsonLines } from './jsonLinesFile.ts';
import { readMarkdown } from './markdownFile.ts';
import { readTable } from './tableFile.ts';

/** Most bytes of all files together, unpacked. */
const MOST_BYTES = 32 * 1024 * 1024;
/** Most files, and most rows. */
const MOST_FILES = 10_000;

type Reader = (file: string, content: string) => ArticleRows;

const READERS: Readonly<Record<string, Reader>> = {
  '.md': readMarkdown,
  '.markdown': readMarkdown,
  '.csv': readTable,
  '.jsonl': readJsonLines,
  '.ndjson': readJsonLines,
  '.html': readFaqPage,
  '.htm': readFaqPage,
};

/** Whether a file's ending is one of those that articles come in, a zip's among them. */
export function isArticleFile(name: string): boolean {
  return endingOf(name) in READERS || endingOf(name) === '.zip';
}

/** The rows of some files; a zip counts as the files in it. Throws `invalidFile` when they are too many. */
export function readArticleFiles(files: readonly ArticleFile[]): ArticleRows {
  const rows: ArticleRows['rows'][number][] = [];
  const problems: ArticleRows['problems'][number][] = [];
  for (const { name, bytes } of unpacked(files)) {
    const read = READERS[endingOf(name)];
    const found = read?.(name, decodeText(bytes)) ?? unknownFile(name);
    if (rows.length + found.rows.length > MOST_ROWS) throw tooMuch(`${MOST_ROWS} articles`);
    rows.push(...found.rows);
    problems.push(...found.problems.slice(0, MOST_ROWS));
  }
  return { rows, problems };
}

function unknownFile(name: string): ArticleRows {
  const message = `is none of ${Object.keys(READERS).join(', ')}, .zip`;
  return { rows: [], problems: [rowProblem(name, 1, message)] };
}

function unpacked(files: readonly ArticleFile[]): readonly ArticleFile[] {
  let bytes = 0;
  let count = 0;
  const take = (size: number): void => {
    bytes += size;
    count += 1;
    if (count > MOST_FILES) throw tooMuch(`${MOST_FILES} files`);
    if (bytes > MOST_BYTES) throw tooMuch(`${MOST_BYTES / 1024 / 1024} MB, unpacked`);
  };
  return files.flatMap((file) => {
    if (endingOf(file.name) === '.zip') return entriesOf(file, take);
    take(file.bytes.length);
    return [file];
  });
}

/** The files in a zip that articles come in; what the system that packed it added is passed over. */
function entriesOf({ name, bytes }: ArticleFile, take: (size: number) => void) {
  try {
    const entries = unzipSync(bytes, {
      filter: ({ name: entry, originalSize }) => {
        const isOurs = endingOf(entry) in READERS && !/(^|\/)(__MACOSX\/|\.)/.test(entry);
        if (isOurs) take(originalSize);
        return isOurs;
      },
    });
    return Object.entries(entries).map(([entry, content]) => ({ name: entry, bytes: content }));
  } catch (cause) {
    if (cause instanceof KnowledgeError) throw cause;
    throw new KnowledgeError('invalidFile', `${name} is no zip that can be read`, { cause });
  }
}

function endingOf(name: string): string {
  return extname(name).toLowerCase();
}

function tooMuch(most: string): KnowledgeError {
  return new KnowledgeError('invalidFile', `One import takes at most ${most}: split it`);
}
