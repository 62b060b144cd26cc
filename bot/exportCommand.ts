import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { EXPORT_FORMATS, IntentBook, writeIntents } from '../recognizers/index.ts';
import { runCommand } from './command.ts';
import { languageOf } from './intentFiles.ts';

// `npm run export -- intents --file FILE`: writes the intents of the store to a file.

const USAGE = `Usage: npm run export -- intents --file FILE [--format jsonl|csv|nlp|lu|descriptions]
  [--language zh|en] [--revision N]
  nlp and lu need --language, as such a file has one; --revision: as the intents were then`;

await runCommand(process.env, async ({ store, place }) => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      file: { type: 'string' },
      format: { type: 'string', default: 'jsonl' },
      language: { type: 'string' },
      revision: { type: 'string' },
    },
  });
  const format = EXPORT_FORMATS.find((known) => known === values.format);
  const revision = values.revision === undefined ? undefined : Number(values.revision);
  const isRevision = revision === undefined || (Number.isInteger(revision) && revision >= 0);
  if (positionals[0] !== 'intents' || values.file === undefined || !format || !isRevision) {
    throw new Error(USAGE);
  }
  const state = await new IntentBook({ intents: store.intents }).state(revision);
  const content = writeIntents(state, { format, language: languageOf(values.language) });
  await writeFile(values.file, content);
  return `Revision ${state.revision} of ${place} is in ${values.file}.`;
});
