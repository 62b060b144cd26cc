import type { IntentStore, ModelStore, UnansweredStore } from '../store.ts';
import { IntentBook } from './intentBook.ts';
import { ModelVersions } from './modelVersions.ts';
import type { Trainings } from './trainings.ts';
import { UnansweredInbox } from './unansweredInbox.ts';

/** All that authors of the bot work with. */
export interface Authoring {
  readonly intents: IntentStore;
  readonly models: ModelStore;
  readonly book: IntentBook;
  readonly versions: ModelVersions;
  readonly trainings: Trainings;
  readonly inbox: UnansweredInbox;
}

/** Puts it together. */
export function createAuthoring(parts: {
  readonly intents: IntentStore;
  readonly models: ModelStore;
  readonly unanswered: UnansweredStore;
  readonly trainings: Trainings;
  readonly now: () => Date;
}): Authoring {
  const { intents, models, trainings } = parts;
  const book = new IntentBook(parts);
  return {
    ...{ intents, models, trainings, book },
    versions: new ModelVersions(parts),
    inbox: new UnansweredInbox({ ...parts, book }),
  };
}
