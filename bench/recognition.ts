import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { evaluateIntents } from '../recognizers/evaluate.ts';
import { NONE } from '../recognizers/intentModel.ts';
import { mean } from '../recognizers/mean.ts';
import { modelFromBytes } from '../recognizers/modelBytes.ts';
import { seededRandom } from '../recognizers/random.ts';
import type { UnlabelledMessage } from '../recognizers/recognitionModel.ts';
import { readRows } from '../recognizers/rows.ts';
import type { Utterance } from '../recognizers/store.ts';
import { trainIntentModel } from '../recognizers/training.ts';
import { ablate } from './recognitionAblation.ts';

const USAGE = `Usage: evaluate:table --data DIR [--set NAME …] [--ablation [--variant NAME …]]
DIR holds NAME.train.jsonl and NAME.test.jsonl, rows {"utterance","intent","language"}. Where to get them:
  banking77        github.com/PolyAI-LDN/task-specific-datasets (CC BY 4.0)
  askubuntu, chatbot, webapplications
                   github.com/sebischair/NLU-Evaluation-Corpora (CC BY-SA 3.0)
  clinc150         github.com/clinc/oos-eval (CC BY 3.0), data_full, oos rows with the intent "None"
  xsid-zh          bitbucket.org/robvanderg/xsid (CC BY-SA 4.0)
Prints a table in Markdown. With --ablation: what each part earns, on splits of the train files alone.`;

/** Sets with so many rows an intent are also asked with ten rows an intent, and with intents left out. */
const MANY_ROWS_AN_INTENT = 50;
const QUARTERS = [0, 1, 2, 3];
const SEEDS = [1, 2, 3, 4, 5];
const SHOTS = 10;

try {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      set: { type: 'string', multiple: true },
      ablation: { type: 'boolean', default: false },
      variant: { type: 'string', multiple: true },
    },
  });
  if (values.data === undefined) throw new Error('--data DIR is needed.');
  const sets = values.set ?? (await setsIn(values.data));
  await (values.ablation
    ? printAblation(values.data, sets, values.variant)
    : printTable(values.data, sets));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}\n`);
  process.exitCode = 1;
}

async function printTable(directory: string, sets: readonly string[]): Promise<void> {
  print('| set | rows | accuracy | out-of-scope AUROC | calibration error | train s | model KB |');
  print('|---|---|---|---|---|---|---|');
  for (const set of sets) {
    const train = await rowsOf(join(directory, `${set}.train.jsonl`));
    const test = await rowsOf(join(directory, `${set}.test.jsonl`));
    printRows(set, [await measure(train, test)]);
    const intents = new Set(train.map(({ intent }) => intent));
    if (train.length / intents.size < MANY_ROWS_AN_INTENT) continue;
    if (intents.size >= QUARTERS.length) {
      const leftOut: Measured[] = [];
      for (const quarter of QUARTERS) leftOut.push(await measureLeftOut(train, test, quarter));
      printRows(`${set}, each quarter of the intents left out in turn`, leftOut);
    }
    const few: Measured[] = [];
    const helped: Measured[] = [];
    for (const seed of SEEDS) {
      const { chosen, rest } = fewRows(train, seed);
      few.push(await measure(chosen, test));
      helped.push(await measure(chosen, test, rest));
    }
    printRows(`${set}, ${SHOTS} rows an intent, mean of ${SEEDS.length} seeds`, few);
    printRows(
      `${set}, the same and the others without labels, mean of ${SEEDS.length} seeds`,
      helped,
    );
  }
}

interface Measured {
  readonly rows: number;
  readonly accuracy: number | null;
  readonly outOfScopeAuroc: number | null;
  readonly calibrationError: number | null;
  readonly trainSeconds: number;
  readonly modelBytes: number;
}

async function measure(
  train: readonly Utterance[],
  test: readonly Utterance[],
  unlabelled: readonly UnlabelledMessage[] = [],
): Promise<Measured> {
  const { bytes, trainSeconds } = await trainIntentModel(train, { emotions: [], unlabelled });
  const result = evaluateIntents(modelFromBytes(bytes).intents, test);
  return { ...result, trainSeconds, modelBytes: bytes.length };
}

/** A quarter of the intents hidden from training; their test rows are then out of scope. */
function measureLeftOut(train: readonly Utterance[], test: readonly Utterance[], quarter: number) {
  const intents = [...new Set(train.map(({ intent }) => intent))].sort();
  const size = intents.length / QUARTERS.length;
  const from = Math.round(quarter * size);
  const hidden = new Set(shuffled(intents, 1).slice(from, Math.round((quarter + 1) * size)));
  return measure(
    train.filter(({ intent }) => !hidden.has(intent)),
    test.map((row) => (hidden.has(row.intent) ? { ...row, intent: NONE } : row)),
  );
}

function fewRows(train: readonly Utterance[], seed: number) {
  const counts = new Map<string, number>();
  const chosen: Utterance[] = [];
  const rest: Utterance[] = [];
  for (const row of shuffled(train, seed)) {
    const count = counts.get(row.intent) ?? 0;
    counts.set(row.intent, count + 1);
    (count < SHOTS ? chosen : rest).push(row);
  }
  return { chosen, rest };
}

function printRows(name: string, measured: readonly Measured[]): void {
  const figure = (value: (row: Measured) => number | null, digits: number) => {
    const values = measured.map(value).filter((number) => number !== null);
    return values.length === 0 ? '–' : mean(values).toFixed(digits);
  };
  print(
    `| ${[
      name,
      figure(({ rows }) => rows, 0),
      figure(({ accuracy }) => accuracy, 4),
      figure(({ outOfScopeAuroc }) => outOfScopeAuroc, 4),
      figure(({ calibrationError }) => calibrationError, 3),
      figure(({ trainSeconds }) => trainSeconds, 1),
      figure(({ modelBytes }) => modelBytes / 1024, 0),
    ].join(' | ')} |`,
  );
}

async function printAblation(
  directory: string,
  sets: readonly string[],
  chosen: readonly string[] | undefined,
): Promise<void> {
  print('| set | variant | accuracy | out-of-scope AUROC |');
  print('|---|---|---|---|');
  for (const set of sets) {
    const train = await rowsOf(join(directory, `${set}.train.jsonl`));
    for await (const { variant, accuracy, outOfScopeAuroc } of ablate(train, chosen)) {
      const area = outOfScopeAuroc?.toFixed(4) ?? '–';
      print(`| ${set} | ${variant} | ${accuracy.toFixed(4)} | ${area} |`);
    }
  }
}

async function setsIn(directory: string): Promise<readonly string[]> {
  const files = await readdir(directory);
  const sets = files
    .filter((file) => file.endsWith('.train.jsonl'))
    .map((file) => file.slice(0, -'.train.jsonl'.length))
    .filter((set) => files.includes(`${set}.test.jsonl`));
  if (sets.length === 0) throw new Error(`No NAME.train.jsonl with a .test.jsonl in ${directory}.`);
  return sets.sort();
}

async function rowsOf(file: string): Promise<readonly Utterance[]> {
  const rows = readRows(await readFile(file, 'utf8'), ['utterance', 'intent', 'language']);
  return rows as readonly Utterance[];
}

function shuffled<Item>(items: readonly Item[], seed: number): readonly Item[] {
  const random = seededRandom(seed);
  return items
    .map((item) => ({ item, place: random() }))
    .sort((first, second) => first.place - second.place)
    .map(({ item }) => item);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
