import { once } from 'node:events';
import { startWorker } from './startWorker.ts';

/** Why a task has no result: others are in work already, or it took too long. */
export type TaskRefusal = 'busy' | 'tookTooLong';

/** A task that a worker did not finish. */
export class TaskRefused extends Error {
  readonly refusal: TaskRefusal;

  constructor(refusal: TaskRefusal) {
    super(refusal === 'busy' ? 'Other tasks are in work' : 'The task took too long');
    this.name = 'TaskRefused';
    this.refusal = refusal;
  }
}

/** Where the worker's file is, and what its tasks may take. */
export interface WorkerTaskOptions {
  /** Named as for {@link startWorker}. */
  readonly worker: string;
  /** The caller's `import.meta.url`. */
  readonly importer: string;
  /** So many tasks are in work at once, each in a thread of its own. */
  readonly most: number;
  /** A task that takes longer is ended, in milliseconds. */
  readonly timeLimitMs: number;
}

/** Tasks in threads of their own: the event loop goes on. A worker finds its task as `workerData` and posts one message. */
export class WorkerTasks {
  readonly #options: WorkerTaskOptions;
  #running = 0;

  constructor(options: WorkerTaskOptions) {
    this.#options = options;
  }

  /** Returns what the worker posts; rejects with {@link TaskRefused}, or with what the worker threw. */
  async run<Done>(task: unknown): Promise<Done> {
    const { worker: name, importer, most, timeLimitMs } = this.#options;
    if (this.#running >= most) throw new TaskRefused('busy');
    this.#running += 1;
    const worker = startWorker(name, importer, { workerData: task });
    const signal = AbortSignal.timeout(timeLimitMs);
    try {
      const [done] = (await once(worker, 'message', { signal })) as [Done];
      return done;
    } catch (error) {
      throw signal.aborted ? new TaskRefused('tookTooLong') : error;
    } finally {
      this.#running -= 1;
      await worker.terminate();
    }
  }
}
