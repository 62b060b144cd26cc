import { parentPort, workerData } from 'node:worker_threads';
import { type Parcels, pack, unpack } from '../../threads/index.ts';
import { KnowledgeError } from '../knowledgeError.ts';
import type { ArticleFile } from './articleRow.ts';
import { readArticleFiles } from './readArticleFiles.ts';
import { type WriteOptions, type WrittenFile, writeArticleFile } from './writeArticleFile.ts';

/** Files to read. */
export interface ReadWork {
  readonly files: readonly ArticleFile[];
}

/** Articles to write. */
export interface WriteWork {
  readonly articles: Parcels;
  readonly options: WriteOptions;
}

/** What the thread is given. */
export type FileWork = ReadWork | WriteWork;

/** What it answers, once: rows and problems, or a file. */
export type DoneOf<Work extends FileWork> = Work extends ReadWork ? ReadDone : WriteDone;
interface ReadDone {
  readonly rows: Parcels;
  readonly problems: Parcels;
}
interface WriteDone {
  readonly file: WrittenFile;
}

/** Or why it doesn't. */
export interface WorkRefused {
  readonly refused: ConstructorParameters<typeof KnowledgeError>;
}

parentPort?.postMessage(await answerTo(workerData as FileWork));

async function answerTo(work: FileWork): Promise<ReadDone | WriteDone | WorkRefused> {
  try {
    if ('articles' in work) {
      return { file: writeArticleFile(await unpack(work.articles), work.options) };
    }
    const { rows, problems } = readArticleFiles(work.files);
    return { rows: await pack(rows), problems: await pack(problems) };
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    return { refused: [error.code, error.message, { fields: error.fields }] };
  }
}
