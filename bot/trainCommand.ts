import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { trainIntentModel } from '../recognizers/index.ts';
import { readEnv } from './env.ts';
import { openStoreForCommand, storePlace } from './openStore.ts';
import { PREPARATION_JOB } from './prepareStore.ts';
import { asSoleWorker } from './soleWorker.ts';
import { readUtterances } from './utteranceFile.ts';

// `npm run train -- --file FILE`: replaces the utterances by the file's (JSON Lines, or CSV), trains on
// them and activates the model, in the store that the settings name. Servers at work take it over.

const USAGE = 'Usage: npm run train -- --file FILE (.jsonl or .csv; utterance, intent, language)';

try {
  const { file } = parseArgs({ options: { file: { type: 'string' } } }).values;
  if (file === undefined) throw new Error(USAGE);
  const env = readEnv(process.env);
  const format = file.toLowerCase().endsWith('.csv') ? 'csv' : 'jsonl';
  const utterances = readUtterances(await readFile(file, 'utf8'), format);
  const { id, bytes, trainSeconds } = await trainIntentModel(utterances);
  const store = await openStoreForCommand(env);
  try {
    const now = () => new Date();
    // Not between a server's start and the training that it does there.
    const activated = await asSoleWorker(
      PREPARATION_JOB,
      async () => {
        await store.intents.replaceUtterances(utterances);
        await store.intents.activateModel({ id, bytes, createdAt: now() });
      },
      { jobs: store.jobs, now, signal: new AbortController().signal },
    );
    if (!activated) throw new Error('Servers are starting and training just now; try again then.');
  } finally {
    await store.close();
  }
  const intents = new Set(utterances.map(({ intent }) => intent)).size;
  process.stdout.write(
    `Trained on ${utterances.length} utterances of ${intents} intents in ${trainSeconds.toFixed(1)} s. ` +
      `Model ${id} is active in ${storePlace(env)}.\n`,
  );
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
