import { parseArgs } from 'node:util';
import { ModelVersions } from '../recognizers/index.ts';
import { runCommand } from './command.ts';
import { INTENT_FILE_ARGUMENTS, importIntentFile, importSummary } from './intentFiles.ts';
import { createTrainings } from './trainings.ts';

// `npm run train`: trains on the intents of the store that the settings name, with `--file FILE` on that
// file's (they replace those of its languages), and puts the model to use. Servers at work take it over.

const USAGE = `Usage: npm run train -- [--file FILE] [--format jsonl|csv|nlp|lu] [--language zh|en]
  [--learn-from-log] [--seed N] [--note TEXT] [--no-activate] [--force]
  --force: puts it to use also when it is worse than the active one`;

await runCommand(process.env, async ({ store, place, env }) => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ...INTENT_FILE_ARGUMENTS,
      'learn-from-log': { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
      'no-activate': { type: 'boolean', default: false },
      force: { type: 'boolean', default: false },
    },
  });
  const { file, format, language, note, force } = values;
  const seed = Number(values.seed);
  if (positionals.length > 0 || !Number.isInteger(seed) || seed < 0) throw new Error(USAGE);
  const lines: string[] = [];
  if (file !== undefined) {
    const options = { file, format, language, note, mode: 'replace' as const };
    lines.push(`${importSummary(await importIntentFile(store, options))}.`);
  }
  const now = () => new Date();
  const keepsMessages = env.LEARN_FROM_LOG;
  const trainings = createTrainings({
    ...{ store, now, keepsMessages },
    onError: () => undefined, // what went wrong is what `run` rejects with
  });
  const learnFromLog = values['learn-from-log'];
  const version = await trainings.run({ author: 'command', note, seed, learnFromLog });
  const { id, number, accuracy, trainSeconds, revision } = version;
  lines.push(
    `Version ${number} learned revision ${revision} in ${trainSeconds.toFixed(1)} s; ` +
      `${((accuracy ?? 0) * 100).toFixed(1)} % right in cross-validation.`,
  );
  if (values['no-activate']) return lines.join('\n');
  await new ModelVersions({ ...store, now }).activate(id, { force });
  return [...lines, `It is active in ${place}.`].join('\n');
});
