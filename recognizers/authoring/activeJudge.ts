import { inStretches } from '../../threads/index.ts';
import { type RankedIntent, rankIntents } from '../intentModel.ts';
import { modelFromBytes } from '../modelBytes.ts';
import type { RecognitionModel } from '../recognitionModel.ts';
import type { Language, ModelStore } from '../store.ts';

/** A message and its language. */
export interface Asked {
  readonly text: string;
  readonly language: Language;
}

const RANKED = 3;
/** Twice as many as the inbox holds. */
const MOST_REMEMBERED = 4_000;

type Ranking = readonly RankedIntent[];

interface Known {
  readonly id: string;
  readonly model: RecognitionModel;
  /** What it made of texts that were asked before. */
  readonly rankings: Map<string, Ranking>;
}

/** What the active model makes of texts, without entities and emotions; the same on every instance. */
export class ActiveJudge {
  readonly #models: ModelStore;
  #known: Known | undefined;

  constructor(parts: { readonly models: ModelStore }) {
    this.#models = parts.models;
  }

  /** The three likeliest intents of each text; none where there is no model of its language. */
  async rank(asked: readonly Asked[]): Promise<readonly Ranking[]> {
    const known = await this.#active();
    if (!known) return asked.map(() => []);
    const rankings: Ranking[] = [];
    for await (const { text, language } of inStretches(asked)) {
      const key = `${language} ${text}`;
      let ranking = known.rankings.get(key);
      if (!ranking) {
        const model = known.model.intents[language];
        ranking = model ? rankIntents(text, model).slice(0, RANKED) : [];
        if (known.rankings.size >= MOST_REMEMBERED) known.rankings.clear();
        known.rankings.set(key, ranking);
      }
      rankings.push(ranking);
    }
    return rankings;
  }

  async #active(): Promise<Known | undefined> {
    const version = await this.#models.modelVersion('active');
    if (!version || version.id === this.#known?.id) return this.#known;
    const stored = await this.#models.activeModel();
    if (stored) {
      this.#known = { id: stored.id, model: modelFromBytes(stored.bytes), rankings: new Map() };
    }
    return this.#known;
  }
}
