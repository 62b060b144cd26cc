import type { Queue } from '../../handoff/index.ts';
import { TaskRefused, WorkerTasks } from '../../threads/index.ts';
import type { Recording } from './recording.ts';
import type { WhatIf } from './whatIf.ts';

/** Escalations that one replay covers. */
export const MOST_REPLAYED = 5000;

/** Replays in a thread of their own, one at a time: the event loop goes on. */
export class Replays {
  readonly #tasks = new WorkerTasks({
    worker: './replayWorker',
    importer: import.meta.url,
    most: 1,
    timeLimitMs: 60_000,
  });

  /** Undefined: another replay is under way. Rejects when it takes too long, or nobody was served. */
  async run(recording: Recording, changed: Queue): Promise<WhatIf | undefined> {
    try {
      return await this.#tasks.run<WhatIf>({ recording, changed });
    } catch (error) {
      if (error instanceof TaskRefused && error.refusal === 'busy') return undefined;
      throw error;
    }
  }
}
