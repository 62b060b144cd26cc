import { once } from 'node:events';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import type { Queue } from '../../handoff/index.ts';
import type { Recording } from './recording.ts';
import type { WhatIf } from './whatIf.ts';

/** Escalations that one replay covers. */
export const MOST_REPLAYED = 5000;
/** A replay that takes longer is ended, in milliseconds. */
const TIME_LIMIT_MS = 60_000;

/** Replays in a thread of their own, one at a time: the event loop goes on. */
export class Replays {
  #running = false;

  /** Undefined: another replay is under way. Rejects when it takes too long, or nobody was served. */
  async run(recording: Recording, changed: Queue): Promise<WhatIf | undefined> {
    if (this.#running) return undefined;
    this.#running = true;
    const worker = startWorker('replayWorker', { workerData: { recording, changed } });
    try {
      const signal = AbortSignal.timeout(TIME_LIMIT_MS);
      const [result] = (await once(worker, 'message', { signal })) as [WhatIf];
      return result;
    } finally {
      this.#running = false;
      await worker.terminate();
    }
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
