import { Trainings, type TrainingsParts } from '../recognizers/index.ts';
import type { Store } from '../storage/index.ts';
import { asSoleWorker } from './soleWorker.ts';

/** The job under which models are trained, by one instance at a time. */
const TRAINING_JOB = 'training';

/** Whoever finds another training under way does not wait for it. */
const TIMING = { prolongMs: 2_500, lookMs: 0, patienceMs: 0 };

/** Trainings on a store: one at a time over all instances and commands. */
export function createTrainings({
  store,
  now,
  ...parts
}: Pick<TrainingsParts, 'now' | 'onError' | 'keepsMessages'> & {
  readonly store: Store;
}): Trainings {
  const { intents, models, unanswered, articles, jobs } = store;
  return new Trainings({
    ...{ intents, models, unanswered, articles, now, ...parts },
    async alone(work) {
      const signal = new AbortController().signal;
      const lease = { jobs, now, signal, timing: TIMING };
      return (await asSoleWorker(TRAINING_JOB, work, lease)) !== undefined;
    },
  });
}
