import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * Starts a worker from a file of this folder, named without its ending: the source, compiled as it
 * loads, when this code runs from source, and the build's file otherwise.
 */
export function startWorker(name: string, options: WorkerOptions = {}): Worker {
  const fromSource = import.meta.url.endsWith('.ts');
  return new Worker(new URL(`./${name}.${fromSource ? 'ts' : 'js'}`, import.meta.url), {
    ...options,
    execArgv: fromSource ? ['--import', import.meta.resolve('tsx')] : [],
  });
}
