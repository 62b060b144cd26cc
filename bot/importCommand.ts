import { parseArgs } from 'node:util';
import { runCommand } from './command.ts';
import { importIntentFile, importSummary } from './intentFiles.ts';

// `npm run import -- intents --file FILE`: takes intents from a file into the store that the settings name.
// They are in use once a model was trained on them: `npm run train`, or the console.

const USAGE = `Usage: npm run import -- intents --file FILE [--format jsonl|csv|nlp|lu] [--language zh|en]
  [--mode add|replace] [--dry-run] [--note TEXT]
  --mode replace (default add): in the languages of the file, only its utterances remain
  --dry-run: only says what would change`;

await runCommand(process.env, async ({ store, place }) => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      file: { type: 'string' },
      format: { type: 'string' },
      language: { type: 'string' },
      mode: { type: 'string', default: 'add' },
      'dry-run': { type: 'boolean', default: false },
      note: { type: 'string', default: '' },
    },
  });
  const { file, mode, 'dry-run': dryRun, ...options } = values;
  const isMode = mode === 'add' || mode === 'replace';
  if (positionals[0] !== 'intents' || file === undefined || !isMode) throw new Error(USAGE);
  const imported = await importIntentFile(store, { file, mode, dryRun, ...options });
  const problems = imported.problems.map(({ line, message }) => `  line ${line}: ${message}`);
  return [`${dryRun ? 'Would be: ' : ''}${importSummary(imported)}. ${place}.`, ...problems].join(
    '\n',
  );
});
