import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import {
  type Authorship,
  type Imported,
  type ImportMode,
  INTENT_FORMATS,
  IntentBook,
  type IntentFormat,
  importIntents,
  type Language,
} from '../recognizers/index.ts';
import type { Store } from '../storage/index.ts';

/** What a command was told about a file of intents. */
export interface IntentFileOptions {
  readonly file: string;
  /** Default: by the file's ending. */
  readonly format?: string | undefined;
  readonly language?: string | undefined;
  readonly mode: ImportMode;
  readonly dryRun?: boolean;
  readonly note?: string;
}

/** The arguments by which commands are told of such a file. */
export const INTENT_FILE_ARGUMENTS = {
  file: { type: 'string' },
  format: { type: 'string' },
  language: { type: 'string' },
  note: { type: 'string', default: '' },
} as const;

const ENDINGS: Readonly<Record<string, IntentFormat>> = {
  '.jsonl': 'jsonl',
  '.csv': 'csv',
  '.json': 'nlp',
  '.lu': 'lu',
};

/** Takes a file of intents into the store; throws, naming the lines, when some can't be used. */
export async function importIntentFile(
  store: Store,
  { file, mode, dryRun = false, note = '', ...options }: IntentFileOptions,
): Promise<Imported> {
  const format = formatOf(options.format ?? ENDINGS[extname(file).toLowerCase()] ?? '');
  const language = languageOf(options.language);
  const source = { content: await readFile(file, 'utf8'), format, language };
  const book = new IntentBook({ intents: store.intents });
  const by: Authorship = { author: 'command', note: note || `From ${file}`, at: new Date() };
  return importIntents(book, source, by, { mode, dryRun });
}

/** The language that a command was told; throws when it is none of ours. */
export function languageOf(given: string | undefined): Language | undefined {
  if (given === undefined || given === 'zh' || given === 'en') return given;
  throw new Error(`--language has to be zh or en, not ${given}`);
}

/** What an import did, in one line. */
export function importSummary(imported: Imported): string {
  const { added, removed, unchanged, newIntents, removedIntents, changedProfiles } = imported;
  return [
    `${added.length} utterances added, ${removed.length} removed, ${unchanged} unchanged`,
    `${newIntents.length} intents new, ${removedIntents.length} removed, ${changedProfiles.length} described anew`,
    `revision ${imported.revision}`,
  ].join('; ');
}

function formatOf(given: string): IntentFormat {
  const format = INTENT_FORMATS.find((known) => known === given);
  if (format) return format;
  throw new Error(`--format has to be one of ${INTENT_FORMATS.join(', ')}`);
}
