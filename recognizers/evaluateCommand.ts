import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type IntentDescription, withDescriptions } from './descriptions.ts';
import { shippedEmotions } from './emotionData.ts';
import type { EmotionalUtterance } from './emotionModel.ts';
import { evaluateIntents } from './evaluate.ts';
import { evaluateEmotions } from './evaluateEmotions.ts';
import { modelFromBytes } from './modelBytes.ts';
import { trainRecognition, type UnlabelledMessage } from './recognitionModel.ts';
import { Recognizer } from './recognizer.ts';
import { readRows } from './rows.ts';
import type { Utterance } from './store.ts';
import { trainIntentModel } from './training.ts';

const USAGE = `Usage:
  evaluate --train FILE --test FILE [--validation FILE] [--unlabelled FILE]
    [--descriptions FILE] [--seed N]
  evaluate emotion --test FILE
Files are JSON Lines: {"utterance","intent","language"}, for emotion {"utterance","language","emotion"},
for unlabelled {"utterance","language"}, for descriptions {"intent","description"}. Prints one JSON object.`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      train: { type: 'string' },
      test: { type: 'string' },
      validation: { type: 'string' },
      unlabelled: { type: 'string' },
      descriptions: { type: 'string' },
      seed: { type: 'string', default: '1' },
    },
  });
  const result =
    positionals[0] === 'emotion'
      ? await emotionReport(needed(values.test, 'test'))
      : await intentReport(needed(values.train, 'train'), needed(values.test, 'test'), values);
  process.stdout.write(`${JSON.stringify(result)}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}\n`);
  process.exitCode = 1;
}

interface IntentOptions {
  readonly validation?: string;
  readonly unlabelled?: string;
  readonly descriptions?: string;
  readonly seed: string;
}

async function intentReport(trainFile: string, testFile: string, options: IntentOptions) {
  const seed = Number(options.seed);
  if (!Number.isInteger(seed)) throw new Error(`--seed is not a whole number: ${options.seed}`);
  const train = await utterances(trainFile);
  const test = await utterances(testFile);
  const validation = options.validation ? await utterances(options.validation) : [];
  const described = options.descriptions ? await descriptions(options.descriptions) : [];
  const unlabelled = options.unlabelled ? await messages(options.unlabelled) : [];
  const trained = await trainIntentModel(withDescriptions(train, described), {
    seed,
    emotions: [],
    unlabelled,
  });
  const { intents } = modelFromBytes(trained.bytes);
  return {
    ...rounded(evaluateIntents(intents, test, validation)),
    trainSeconds: Number(trained.trainSeconds.toFixed(1)),
    msPerUtterance: Number((await medianCost(trained, test)).toFixed(3)),
    modelBytes: trained.bytes.length,
  };
}

async function emotionReport(testFile: string) {
  const rows = readRows(await readFile(testFile, 'utf8'), ['utterance', 'language', 'emotion']);
  const { emotions } = trainRecognition([], await shippedEmotions(), { seed: 1 });
  return rounded(evaluateEmotions(emotions, rows as readonly EmotionalUtterance[]));
}

async function utterances(file: string): Promise<readonly Utterance[]> {
  const rows = readRows(await readFile(file, 'utf8'), ['utterance', 'intent', 'language']);
  return rows as readonly Utterance[];
}

async function descriptions(file: string): Promise<readonly IntentDescription[]> {
  return readRows(await readFile(file, 'utf8'), ['intent', 'description']);
}

async function messages(file: string): Promise<readonly UnlabelledMessage[]> {
  const rows = readRows(await readFile(file, 'utf8'), ['utterance', 'language']);
  return rows as readonly UnlabelledMessage[];
}

/** Median time of the whole path from utterance to recognition, in milliseconds. */
async function medianCost(
  model: { readonly id: string; readonly bytes: Uint8Array },
  test: readonly Utterance[],
): Promise<number> {
  const recognizer = new Recognizer({ model });
  await recognizer.ready();
  const costs: number[] = [];
  for (const { utterance } of test) {
    const startedAt = performance.now();
    await recognizer.recognize(utterance);
    costs.push(performance.now() - startedAt);
  }
  await recognizer.close();
  return costs.sort((first, second) => first - second)[costs.length >> 1] ?? 0;
}

function needed(value: string | undefined, name: string): string {
  if (value === undefined) throw new Error(`--${name} FILE is needed.`);
  return value;
}

function rounded<Report extends object>(report: Report): Report {
  const entries = Object.entries(report).map(([name, value]) => [
    name,
    typeof value === 'number' ? Number(value.toFixed(4)) : value,
  ]);
  return Object.fromEntries(entries) as Report;
}
