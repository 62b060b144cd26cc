import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { EXPORT_FORMATS, exportIntents, IntentBook } from '../recognizers/index.ts';
import { exportArticles } from './articleFiles.ts';
import { runCommand } from './command.ts';
import { languageOf } from './intentFiles.ts';

// `npm run export -- intents --file FILE`: writes the intents of the store to a file.
// `npm run export -- --articles PATH`: writes its articles.

const USAGE = `Usage: npm run export -- intents --file FILE [--format jsonl|csv|nlp|lu|descriptions]
         [--language zh|en] [--revision N]
       npm run export -- --articles PATH [--format markdown|csv|jsonl|html] [--language zh|en]
  nlp, lu and html need --language, as such a file has one; --revision: as the intents were then
  PATH: .zip, .csv, .jsonl, .html, or a folder, which gets a Markdown file for each article`;

await runCommand(process.env, async ({ store, place }) => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      file: { type: 'string' },
      articles: { type: 'string' },
      format: { type: 'string' },
      language: { type: 'string' },
      revision: { type: 'string' },
    },
  });
  const { articles, language } = values;
  if (articles !== undefined && positionals.length === 0 && values.file === undefined) {
    const count = await exportArticles(store, { path: articles, format: values.format, language });
    return `${count} articles of ${place} are in ${articles}.`;
  }
  const format = EXPORT_FORMATS.find((known) => known === (values.format ?? 'jsonl'));
  const revision = values.revision === undefined ? undefined : Number(values.revision);
  const isRevision = revision === undefined || (Number.isInteger(revision) && revision >= 0);
  if (positionals[0] !== 'intents' || values.file === undefined || !format || !isRevision) {
    throw new Error(USAGE);
  }
  const state = await new IntentBook({ intents: store.intents }).state(revision);
  const content = await exportIntents(state, { format, language: languageOf(language) });
  await writeFile(values.file, content);
  return `Revision ${state.revision} of ${place} is in ${values.file}.`;
});
