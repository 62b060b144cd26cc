import { parseArgs } from 'node:util';
import { importArticles } from './articleFiles.ts';
import { runCommand } from './command.ts';
import { INTENT_FILE_ARGUMENTS, importIntentFile, importSummary } from './intentFiles.ts';

// `npm run import -- intents --file FILE`: takes intents from a file into the store that the settings name.
// They are in use once a model was trained on them: `npm run train`, or the console.
// `npm run import -- --articles PATH`: takes articles in; servers at work find them within a second.

const USAGE = `Usage: npm run import -- intents --file FILE [--format jsonl|csv|nlp|lu] [--language zh|en]
         [--mode add|replace] [--dry-run] [--note TEXT]
       npm run import -- --articles PATH [--mode merge|replace] [--partial] [--dry-run]
         [--issue-type ID] [--status draft|inReview|published] [--note TEXT]
  --mode replace: of intents, only the file's utterances remain in its languages (default add);
    of articles, the file is right whatever was changed since its export (default merge)
  PATH: .md, .csv, .jsonl, .html, a zip or a folder of such files
  --partial: leaves out what can't be used, rather than changing nothing
  --issue-type, --status: of new articles that say none (default draft)
  --dry-run: only says what would change`;

await runCommand(process.env, async ({ store, place }) => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ...INTENT_FILE_ARGUMENTS,
      articles: { type: 'string' },
      mode: { type: 'string' },
      partial: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      'issue-type': { type: 'string' },
      status: { type: 'string' },
    },
  });
  const { file, mode, articles, partial, status, note, 'dry-run': dryRun, ...options } = values;
  if (articles !== undefined && positionals.length === 0 && file === undefined) {
    const { 'issue-type': issueType } = options;
    const told = { partial, dryRun, issueType, status, note, mode: mode ?? 'merge' };
    const lines = await importArticles(store, { path: articles, ...told });
    return [...lines, `In ${place}.`].join('\n');
  }
  const isMode = mode === undefined || mode === 'add' || mode === 'replace';
  if (positionals[0] !== 'intents' || file === undefined || !isMode) throw new Error(USAGE);
  const given = { file, mode: mode ?? 'add', dryRun, note, ...options } as const;
  const imported = await importIntentFile(store, given);
  const problems = imported.problems.map(({ line, message }) => `  line ${line}: ${message}`);
  return [`${dryRun ? 'Would be: ' : ''}${importSummary(imported)}. ${place}.`, ...problems].join(
    '\n',
  );
});
