// node-nlp ships no types; these are the parts of it that recognition uses.

declare module '@nlpjs/lang-en-min' {
  /** Porter's stemmer for English. */
  export class StemmerEn {
    stemWord(word: string): string;
  }
}

declare module '@nlpjs/nlu' {
  export interface NluSettings {
    readonly locale?: string;
    readonly [name: string]: unknown;
  }

  export interface NluCorpusRow {
    readonly utterance: string;
    readonly intent: string;
  }

  export interface NluResult {
    readonly classifications: readonly { readonly intent: string; readonly score: number }[];
  }

  /** What recognises the intents of one language and domain. */
  export class Nlu {
    constructor(settings: NluSettings, container: unknown);
    readonly settings: NluSettings;
    train(corpus: readonly NluCorpusRow[], settings?: object): Promise<{ status: unknown }>;
    prepare(utterance: string, settings?: object): Promise<Record<string, number>>;
    process(utterance: string, settings?: object): Promise<NluResult>;
  }
}

declare module 'node-nlp' {
  import type { Nlu, NluResult, NluSettings } from '@nlpjs/nlu';

  export interface NlpSettings {
    readonly autoSave?: boolean;
    readonly autoLoad?: boolean;
    readonly calculateSentiment?: boolean;
    readonly forceNER?: boolean;
    /** Language → domain → the class that recognises, and its settings. */
    readonly nlu?: Readonly<Record<string, Readonly<Record<string, object>>>>;
  }

  export class NlpManager {
    constructor(settings?: NlpSettings);
    readonly container: {
      register(
        name: string,
        type: new (settings: NluSettings, container: unknown) => Nlu,
        isSingleton: boolean,
      ): void;
    };
    addLanguage(language: string): void;
    addDocument(language: string, utterance: string, intent: string): void;
    train(): Promise<unknown>;
    /** `classifications` are the scores; `intent` and `score` lie below the threshold. */
    process(
      language: string,
      utterance: string,
      context?: object,
      settings?: object,
    ): Promise<NluResult & { readonly intent: string; readonly score: number }>;
  }
}
