import type { Article, Language } from './store.ts';

/** Which articles answer which intents: kept as articles come and go, so that asking costs no search. */
export class IntentArticles {
  readonly #ids: Readonly<Record<Language, Map<string, Set<string>>>> = {
    zh: new Map(),
    en: new Map(),
  };

  put({ id, language, intents }: Pick<Article, 'id' | 'language' | 'intents'>): void {
    for (const intent of intents) {
      const known = this.#ids[language].get(intent);
      if (known) known.add(id);
      else this.#ids[language].set(intent, new Set([id]));
    }
  }

  remove({ id, language, intents }: Pick<Article, 'id' | 'language' | 'intents'>): void {
    for (const intent of intents) {
      const known = this.#ids[language].get(intent);
      known?.delete(id);
      if (known?.size === 0) this.#ids[language].delete(intent);
    }
  }

  /** Ids of the articles in this language that answer the intent. */
  of(intent: string, language: Language): ReadonlySet<string> {
    return this.#ids[language].get(intent) ?? NONE;
  }
}

const NONE: ReadonlySet<string> = new Set();
