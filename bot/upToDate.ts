import { setTimeout as delay } from 'node:timers/promises';
import {
  type FittedPolicy,
  Handicaps,
  KnowledgeBase,
  type SearchSettings,
} from '../knowledge/index.ts';
import type { Recognizer } from '../recognizers/index.ts';
import type { Store } from '../storage/index.ts';
import type { FailureLog } from './failureLog.ts';

/** How often this instance looks whether it missed something, in milliseconds. */
const LOOK_MS = 30_000;
/** Looking may take this share of the time at most, so it becomes rarer where it takes long. */
const MOST_LOOKING = 0.01;

/** What is kept up to date. */
export interface UpToDateParts {
  readonly store: Pick<
    Store,
    'events' | 'articles' | 'answers' | 'taxonomy' | 'synonyms' | 'intents' | 'models'
  >;
  readonly recognizer: Pick<Recognizer, 'modelId' | 'replaceModel'>;
  readonly failures: FailureLog;
  readonly search?: Partial<SearchSettings>;
}

/** The knowledge and the model of this instance, as whoever works on any instance changes them. */
export interface UpToDate {
  readonly knowledge: KnowledgeBase;
  /** Names of intents that a person is asked for at once. */
  humanOnly(): ReadonlySet<string>;
  /** The shop's own policy of answering; undefined: the shipped one. */
  policy(): FittedPolicy | undefined;
  /** How the answers from articles fared; read now and then. */
  readonly handicaps: Handicaps;
  stop(): Promise<void>;
}

/**
 * Loads the articles, and follows what authors do from then on: by the events, at once, and by
 * looking now and then, for an event may be missed while the way to the database is broken.
 */
export async function keepUpToDate(parts: UpToDateParts): Promise<UpToDate> {
  const { store, recognizer, failures, search = {} } = parts;
  const knowledge = new KnowledgeBase({
    articles: store.articles,
    taxonomy: store.taxonomy,
    search,
  });
  const stopping = new AbortController();
  const failed = (error: unknown) => failures.failed(error, 'change not taken over');

  const takeModel = oneAfterTheOther(async () => {
    // Its id first: the model itself is megabytes, and seldom another.
    const active = await store.models.modelVersion('active');
    if (!active || active.id === recognizer.modelId) return;
    const model = await store.models.activeModel();
    if (model && model.id !== recognizer.modelId) recognizer.replaceModel(model);
  });
  let humanOnly: ReadonlySet<string> = new Set();
  let learned: number | undefined;
  const takeIntents = oneAfterTheOther(async () => {
    const revision = await store.intents.revision();
    const state = revision === learned ? undefined : await store.intents.intents(revision);
    if (!state) return;
    const special = state.profiles.filter((one) => one.humanOnly);
    humanOnly = new Set(special.map(({ name }) => name));
    await knowledge.learnWords(state.utterances);
    learned = revision;
  });
  const handicaps = new Handicaps(store);
  let policy: FittedPolicy | undefined;
  const takePolicy = oneAfterTheOther(async () => {
    policy = await store.answers.policy();
  });
  const takeSynonyms = oneAfterTheOther(async () => {
    knowledge.replaceSynonyms(await store.synonyms.synonyms());
  });
  const look = async () => {
    await takeModel();
    await takeIntents();
    await takePolicy();
    await takeSynonyms();
    await handicaps.read(new Date());
    await knowledge.load();
  };
  const unfollow = store.events.subscribe(
    ({ event }) => {
      if (event.type === 'articleSaved') {
        knowledge.refresh(event.articleId, event.language).catch(failed);
      } else if (event.type === 'modelActivated' && event.modelId !== recognizer.modelId) {
        takeModel().catch(failed);
      } else if (event.type === 'intentsChanged') {
        takeIntents().catch(failed);
      } else if (event.type === 'policyFitted') {
        takePolicy().catch(failed);
      } else if (event.type === 'synonymsSaved') {
        takeSynonyms().catch(failed);
      }
    },
    () => {
      look().catch(failed);
    },
  );
  try {
    await look();
  } catch (error) {
    unfollow();
    throw error;
  }
  const looking = repeat(look, stopping.signal, failed);
  return {
    knowledge,
    humanOnly: () => humanOnly,
    policy: () => policy,
    handicaps,
    async stop() {
      unfollow();
      stopping.abort();
      await looking;
    },
  };
}

/** Never two at once: of two readings the older could come last. Asked meanwhile, it does it once more. */
function oneAfterTheOther(work: () => Promise<void>): () => Promise<void> {
  let isAsked = false;
  let working: Promise<void> | undefined;
  const run = async () => {
    try {
      while (isAsked) {
        isAsked = false;
        await work();
      }
    } finally {
      working = undefined;
    }
  };
  return () => {
    isAsked = true;
    working ??= run();
    return working;
  };
}

async function repeat(
  look: () => Promise<void>,
  signal: AbortSignal,
  failed: (error: unknown) => void,
): Promise<void> {
  let tookMs = 0;
  while (!signal.aborted) {
    const pauseMs = Math.max(LOOK_MS, tookMs / MOST_LOOKING) * (0.75 + Math.random() / 2);
    await delay(pauseMs, undefined, { signal, ref: false }).catch(() => undefined);
    if (signal.aborted) return;
    const startedAt = performance.now();
    await look().catch(failed);
    tookMs = performance.now() - startedAt;
  }
}
