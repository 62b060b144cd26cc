import { Nlu, type NluCorpusRow, type NluResult, type NluSettings } from '@nlpjs/nlu';
import { type IntentModel, NONE, rankIntents, trainIntents } from './intentModel.ts';
import type { Language } from './store.ts';

/**
 * Our linear model in the place of node-nlp's neural network. node-nlp makes one instance for each
 * language; it is either trained from the manager's documents, or asks its settings which model is in
 * use.
 * It reads the text itself: the tokens of node-nlp drop unknown words and merge Chinese homophones.
 */
export class LinearNlu extends Nlu {
  readonly #given: (() => IntentModel | undefined) | undefined;
  #learned: IntentModel | undefined;

  constructor(settings: NluSettings, container: unknown) {
    super(settings, container);
    this.#given = settings.modelInUse as (() => IntentModel | undefined) | undefined;
  }

  /** Learns the documents of one language. */
  override async train(corpus: readonly NluCorpusRow[]): Promise<{ status: unknown }> {
    const language = this.settings.locale as Language;
    if (corpus.length > 0) {
      this.#learned = trainIntents(
        corpus.map(({ utterance, intent }) => ({ utterance, intent, language })),
        language,
      );
    }
    return { status: { rows: corpus.length } };
  }

  /** The utterance as its own single token, for node-nlp's dictionary of exact sentences. */
  override async prepare(utterance: string): Promise<Record<string, number>> {
    return { [utterance]: 1 };
  }

  /** All intents with their calibrated confidence, likeliest first. */
  override async process(utterance: string): Promise<NluResult> {
    const model = this.#learned ?? this.#given?.();
    const ranked = model ? rankIntents(utterance, model) : [];
    if (ranked.length === 0) return { classifications: [{ intent: NONE, score: 0 }] };
    return {
      classifications: ranked.map(({ intent, confidence }) => ({ intent, score: confidence })),
    };
  }
}
