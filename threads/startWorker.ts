import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * Starts a worker from a file named without its ending (`./trainingWorker`), beside the importer, whose
 * `import.meta.url` tells whether this is the build or the source.
 */
export function startWorker(name: string, importer: string, options: WorkerOptions = {}): Worker {
  const file = new URL(`${name}${extname(importer)}`, importer);
  if (!importer.endsWith('.ts')) return new Worker(file, options);
  // A worker doesn't inherit tsx, which compiles the source as it loads.
  const loader = pathToFileURL(createRequire(importer).resolve('tsx'));
  const tsx = JSON.stringify(new URL('./esm/api/index.mjs', loader).href);
  const source = JSON.stringify(file.href);
  const start = `import(${tsx}).then(({ register }) => { register(); return import(${source}); });`;
  return new Worker(start, { ...options, eval: true, execArgv: [] });
}
