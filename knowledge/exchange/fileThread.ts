import { once } from 'node:events';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { KnowledgeError } from '../knowledgeError.ts';
import type { Article } from '../store.ts';
import type { ArticleFile, ArticleRow, ArticleRows, RowProblem } from './articleRow.ts';
import type { DoneOf, FileWork, ReadWork, WorkRefused, WriteWork } from './fileWorker.ts';
import { pack, unpack } from './parcels.ts';
import { readArticleFiles } from './readArticleFiles.ts';
import { type WriteOptions, type WrittenFile, writeArticleFile } from './writeArticleFile.ts';

/** What is smaller is done at once, in some milliseconds: a thread costs more. Bytes, and articles. */
const SMALL = { bytes: 16_384, articles: 20 };
/** Files that take longer are refused, in milliseconds. */
const TIME_LIMIT_MS = 60_000;
/** So many imports and exports are in work at once; each has a thread. */
const MOST_THREADS = 4;

let threads = 0;

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
  if (threads >= MOST_THREADS) {
    throw new KnowledgeError('tooMany', 'Other files are in work just now; try again');
  }
  threads += 1;
  const worker = startWorker('fileWorker', { workerData: work });
  const signal = AbortSignal.timeout(TIME_LIMIT_MS);
  try {
    const [done] = (await once(worker, 'message', { signal })) as [DoneOf<Work> | WorkRefused];
    if ('refused' in done) throw new KnowledgeError(...done.refused);
    return done;
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new KnowledgeError('invalidFile', 'These files take too long: split them');
  } finally {
    threads -= 1;
    await worker.terminate();
  }
}

/** Starts a worker from a file of this folder: the build's, or the source when this code runs from source. */
function startWorker(name: string, options: WorkerOptions): Worker {
  if (!import.meta.url.endsWith('.ts')) {
    return new Worker(new URL(`./${name}.js`, import.meta.url), options);
  }
  // A worker doesn't inherit tsx, which compiles the source as it loads.
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx'));
  const tsx = JSON.stringify(new URL('./esm/api/index.mjs', loader).href);
  const file = JSON.stringify(new URL(`./${name}.ts`, import.meta.url).href);
  const start = `import(${tsx}).then(({ register }) => { register(); return import(${file}); });`;
  return new Worker(start, { ...options, eval: true, execArgv: [] });
}
