import { pack, TaskRefused, unpack, WorkerTasks } from '../../threads/index.ts';
import { KnowledgeError } from '../knowledgeError.ts';
import type { Article } from '../store.ts';
import type { ArticleFile, ArticleRow, ArticleRows, RowProblem } from './articleRow.ts';
import type { DoneOf, FileWork, ReadWork, WorkRefused, WriteWork } from './fileWorker.ts';
import { readArticleFiles } from './readArticleFiles.ts';
import { type WriteOptions, type WrittenFile, writeArticleFile } from './writeArticleFile.ts';

/** What is smaller is done at once, in some milliseconds: a thread costs more. Bytes, and articles. */
const SMALL = { bytes: 16_384, articles: 20 };
/** Imports and exports; files that take longer are refused. */
const tasks = new WorkerTasks({
  worker: './fileWorker',
  importer: import.meta.url,
  most: 4,
  timeLimitMs: 60_000,
});

/** {@link readArticleFiles}, in a thread of its own where it is much: the event loop goes on. */
export async function readFilesAside(files: readonly ArticleFile[]): Promise<ArticleRows> {
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  const isPlain = files.every(({ name }) => !name.toLowerCase().endsWith('.zip'));
  if (bytes < SMALL.bytes && isPlain) return readArticleFiles(files);
  const { rows, problems } = await inThread<ReadWork>({ files });
  return {
    rows: await unpack<ArticleRow>(rows),
    problems: await unpack<RowProblem>(problems),
  };
}

/** {@link writeArticleFile}, in a thread of its own where it is much. */
export async function writeFileAside(
  articles: readonly Article[],
  options: WriteOptions,
): Promise<WrittenFile> {
  if (articles.length < SMALL.articles) return writeArticleFile(articles, options);
  const { file } = await inThread<WriteWork>({ articles: await pack(articles), options });
  return file;
}

async function inThread<Work extends FileWork>(work: Work): Promise<DoneOf<Work>> {
  try {
    const done = await tasks.run<DoneOf<Work> | WorkRefused>(work);
    if ('refused' in done) throw new KnowledgeError(...done.refused);
    return done;
  } catch (error) {
    if (!(error instanceof TaskRefused)) throw error;
    throw error.refusal === 'busy'
      ? new KnowledgeError('tooMany', 'Other files are in work just now; try again')
      : new KnowledgeError('invalidFile', 'These files take too long: split them');
  }
}
