import type { NlpManager } from 'node-nlp';
import { type Circumstances, feelInCircumstances } from './circumstances.ts';
import { CALM, type Emotion, feelEmotion } from './emotionModel.ts';
import { EntityRecognizer } from './entities.ts';
import type { Entity } from './entity.ts';
import type { ShopPatterns } from './entityPatterns.ts';
import { NONE, type RankedIntent } from './intentModel.ts';
import { detectLanguage, replyLanguage } from './language.ts';
import { modelFromBytes } from './modelBytes.ts';
import { askManager, createNlpManager } from './nodeNlp.ts';
import { type CatalogueProduct, ProductCatalogue } from './productCatalogue.ts';
import type { RecognitionModel } from './recognitionModel.ts';
import type { Language, StoredModel } from './store.ts';
import { SuiteThread } from './suiteThread.ts';

/** All that is understood of one utterance. */
export interface Recognition {
  /** To answer in; it sticks to the conversation. */
  readonly language: Language;
  /** The likeliest intent; `None` when nothing is likely enough. */
  readonly intent: string;
  /** Calibrated probability of the likeliest intent, also where `intent` is `None` for want of it. */
  readonly confidence: number;
  /** At most five, likeliest first. */
  readonly ranking: readonly RankedIntent[];
  /** From left to right, never overlapping. */
  readonly entities: readonly Entity[];
  readonly emotion: Emotion;
  readonly emotionScores: Readonly<Record<Emotion, number>>;
}

/** What is known about the conversation when an utterance comes. */
export interface RecognitionContext extends Circumstances {
  /** The conversation's language so far; kept where an utterance has none of its own. */
  readonly language?: Language;
  /** What "tomorrow" is relative to. Default: the present. */
  readonly now?: Date;
}

/** What a recogniser is made of. */
export interface RecognizerParts {
  readonly model: Pick<StoredModel, 'id' | 'bytes'>;
  /** Default: order numbers of 12 digits and the usual carriers' waybills. */
  readonly shop?: ShopPatterns;
  /** Products that customers may name. Default: none. */
  readonly products?: readonly CatalogueProduct[];
}

const MAX_RANKED = 5;

/** The first calls load what they need and are slow; these are nobody's. */
const WARM_UP = ['请问明天下午三点能送到吗', 'Where is my order? It should have come 3 days ago.'];

/** Understands utterances: language, intent, entities, emotion. Bounded in time for any text. */
export class Recognizer {
  readonly #suite = new SuiteThread();
  readonly #entities: EntityRecognizer;
  readonly #manager: NlpManager;
  #active: ActiveModel;

  constructor({ model, shop, products }: RecognizerParts) {
    this.#entities = new EntityRecognizer({
      askSuite: (question) => this.#suite.ask(question),
      ...(shop && { shop }),
      ...(products && { products: new ProductCatalogue(products) }),
    });
    this.#active = activate(model);
    this.#manager = createNlpManager(() => this.#active.model.intents);
  }

  /** Id of the model in use. */
  get modelId(): string {
    return this.#active.id;
  }

  /** Resolves when everything is warm; before that, dates and numbers in words may be missed. */
  async ready(): Promise<void> {
    await this.#suite.ready();
    for (const utterance of WARM_UP) await this.recognize(utterance);
  }

  /** Uses another model from the next utterance on. */
  replaceModel(model: Pick<StoredModel, 'id' | 'bytes'>): void {
    this.#active = activate(model);
  }

  /** All that is understood of an utterance, which may be anything, even empty. */
  async recognize(utterance: string, context: RecognitionContext = {}): Promise<Recognition> {
    const { model } = this.#active;
    const language = detectLanguage(utterance, context.language);
    const hasWords = /[\p{Letter}\p{Number}]/u.test(utterance);
    const [ranking, entities] = await Promise.all([
      hasWords ? askManager(this.#manager, utterance, language) : [],
      this.#entities.find(utterance, language, context.now ?? new Date()),
    ]);
    const emotions = model.emotions[language];
    const alone = emotions && hasWords ? feelEmotion(utterance, emotions) : CALM;
    const felt = feelInCircumstances(alone, utterance, context);
    const top = ranking[0] ?? { intent: NONE, confidence: 0 };
    const threshold = model.intents[language]?.threshold ?? 0;
    return {
      language: replyLanguage(utterance, context.language),
      intent: top.confidence >= threshold ? top.intent : NONE,
      confidence: top.confidence,
      ranking: ranking.slice(0, MAX_RANKED),
      entities,
      emotion: felt.emotion,
      emotionScores: felt.scores,
    };
  }

  /** The likeliest intents alone, at most five, without entities and emotion: a fraction of the time. */
  async rankIntents(utterance: string, language?: Language): Promise<readonly RankedIntent[]> {
    if (!/[\p{Letter}\p{Number}]/u.test(utterance)) return [];
    const spoken = detectLanguage(utterance, language);
    return (await askManager(this.#manager, utterance, spoken)).slice(0, MAX_RANKED);
  }

  /** Ends the recogniser's thread. */
  close(): Promise<void> {
    return this.#suite.close();
  }
}

interface ActiveModel {
  readonly id: string;
  readonly model: RecognitionModel;
}

function activate({ id, bytes }: Pick<StoredModel, 'id' | 'bytes'>): ActiveModel {
  return { id, model: modelFromBytes(bytes) };
}
