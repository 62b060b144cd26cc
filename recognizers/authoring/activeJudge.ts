import { setImmediate as nextTurn } from 'node:timers/promises';
import { type RankedIntent, rankIntents } from '../intentModel.ts';
import { modelFromBytes } from '../modelBytes.ts';
import type { RecognitionModel } from '../recognitionModel.ts';
import type { Language, ModelStore } from '../store.ts';

/** A message and its language. */
export interface Asked {
  readonly text: string;
  readonly language: Language;
}

/** So many messages are asked before others have their turn: about 10 ms. */
const AT_ONCE = 50;
const RANKED = 3;

/** What the active model makes of texts, without entities and emotions; the same on every instance. */
export class ActiveJudge {
  readonly #models: ModelStore;
  #known: { readonly id: string; readonly model: RecognitionModel } | undefined;

  constructor(parts: { readonly models: ModelStore }) {
    this.#models = parts.models;
  }

  /** The three likeliest intents of each text; none where there is no model of its language. */
  async rank(asked: readonly Asked[]): Promise<readonly (readonly RankedIntent[])[]> {
    const intents = (await this.#active())?.intents ?? {};
    const rankings: (readonly RankedIntent[])[] = [];
    for (const [index, { text, language }] of asked.entries()) {
      if (index % AT_ONCE === AT_ONCE - 1) await nextTurn();
      const model = intents[language];
      rankings.push(model ? rankIntents(text, model).slice(0, RANKED) : []);
    }
    return rankings;
  }

  async #active(): Promise<RecognitionModel | undefined> {
    const version = await this.#models.modelVersion('active');
    if (!version || version.id === this.#known?.id) return this.#known?.model;
    const stored = await this.#models.activeModel();
    if (stored) this.#known = { id: stored.id, model: modelFromBytes(stored.bytes) };
    return this.#known?.model;
  }
}
