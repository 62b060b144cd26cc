import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * Starts a worker from a file of this folder, named without its ending: the build's file, or the
 * source when this code runs from source.
 */
export function startWorker(name: string, options: WorkerOptions = {}): Worker {
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
