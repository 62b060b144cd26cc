import type { IntentState, Language, StoredUtterance } from '../store.ts';
import { csvLine } from './csv.ts';
import { luText } from './luFile.ts';
import { INTENT_FORMATS } from './readIntents.ts';

/** Formats of an export; `descriptions` are the intents themselves, as JSON Lines. */
export const EXPORT_FORMATS = [...INTENT_FORMATS, 'descriptions'] as const;
/** One of them. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What is exported. */
export interface WriteOptions {
  readonly format: ExportFormat;
  /** Only these; needed for formats of one language (nlp, lu). */
  readonly language?: Language | undefined;
}

/** A state of the intents as a file; reading it again changes nothing. */
export function writeIntents(state: IntentState, { format, language }: WriteOptions): string {
  const utterances = state.utterances
    .filter((row) => language === undefined || row.language === language)
    .sort(byIntent);
  switch (format) {
    case 'descriptions':
      return lines(
        state.profiles.map(({ name, description, humanOnly }) =>
          JSON.stringify({ intent: name, description, humanOnly }),
        ),
      );
    case 'jsonl':
      return lines(utterances.map((row) => JSON.stringify(plain(row))));
    case 'csv':
      // The mark tells spreadsheets that it is UTF-8.
      return `\uFEFF${lines([
        'utterance,intent,language',
        ...utterances.map((row) => csvLine([row.utterance, row.intent, row.language])),
      ])}`;
    case 'nlp':
      return `${JSON.stringify(corpusOf(utterances, oneLanguage(language, format)), null, 2)}\n`;
    case 'lu':
      return luText(utterances, oneLanguage(language, format));
  }
}

function byIntent(one: StoredUtterance, other: StoredUtterance): number {
  if (one.intent === other.intent) return one.id - other.id;
  return one.intent < other.intent ? -1 : 1;
}

function plain({ utterance, intent, language }: StoredUtterance) {
  return { utterance, intent, language };
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join('');
}

function corpusOf(utterances: readonly StoredUtterance[], language: Language) {
  const data = new Map<string, string[]>();
  for (const { intent, utterance } of utterances) {
    const own = data.get(intent);
    if (own) own.push(utterance);
    else data.set(intent, [utterance]);
  }
  return {
    name: 'Baton',
    locale: language === 'zh' ? 'zh-CN' : 'en-US',
    data: [...data].map(([intent, own]) => ({ intent, utterances: own })),
  };
}

function oneLanguage(language: Language | undefined, format: string): Language {
  if (language) return language;
  throw new Error(`A file of the format ${format} has one language: say which`);
}
