import type { IntentFormat } from '../api/intents.ts';

const FORMATS: Readonly<Record<string, IntentFormat>> = {
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  csv: 'csv',
  json: 'nlp',
  lu: 'lu',
};

/** The format that a file's name tells. */
export function formatOf(fileName: string): IntentFormat | undefined {
  return FORMATS[fileName.split('.').at(-1)?.toLowerCase() ?? ''];
}
