import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { evidenceOf, fitPolicy, type KnownAnswer } from '../dialogs/index.ts';
import type { FittedPolicy } from '../knowledge/index.ts';
import type { Store } from '../storage/index.ts';
import { runCommand } from './command.ts';
import type { Env } from './env.ts';
import {
  type HeardQuestion,
  hearQuestions,
  type KnownQuestion,
  readQuestions,
} from './knownQuestions.ts';
import { inSampleShop } from './sampleShopInMemory.ts';

// `npm run fit-policy -- --questions FILE`: fits when to answer to a shop's questions, on the store that the
// settings name; servers at work take it over. `--shipped` fits the sample shop's and writes the file with
// which the product ships.

const USAGE = `Usage: fit-policy --questions FILE [--risk 0.05] [--confidence 0.9] [--shipped | --reset]
  --questions: JSON Lines {"utterance", "language", "articleId": id or null, "after"?: id}; 400 rows or more
  --risk, --confidence: at most this share of answers is wrong, said with this confidence
  --reset: the shipped policy holds again`;
const SHIPPED = new URL('../dialogs/data/answerPolicy.json', import.meta.url);

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}\n`);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      questions: { type: 'string' },
      risk: { type: 'string', default: '0.05' },
      confidence: { type: 'string', default: '0.9' },
      shipped: { type: 'boolean', default: false },
      reset: { type: 'boolean', default: false },
    },
  });
  if (values.reset) {
    return runCommand(process.env, async ({ store, place }) => {
      await store.answers.savePolicy(undefined);
      return `The shipped policy holds again in ${place}.`;
    });
  }
  const { questions: file } = values;
  if (file === undefined) throw new Error('--questions FILE is missing');
  const promise = { risk: share(values.risk), confidence: share(values.confidence) };
  const questions = await readQuestions(file);
  const fitIn = (store: Store, env: Pick<Env, 'DATA_DIR' | 'SAMPLE_SHOP'>) =>
    fitted(questions, file, { store, env, promise });
  if (values.shipped) {
    const policy = await inSampleShop(fitIn);
    await writeFile(SHIPPED, `${JSON.stringify(policy, null, 2)}\n`);
    process.stdout.write(`${summary(policy)}\n`);
    return;
  }
  await runCommand(process.env, async ({ store, env, place }) => {
    const policy = await fitIn(store, env);
    await store.answers.savePolicy(policy);
    return `${summary(policy)}\nIt holds in ${place}.`;
  });
}

async function fitted(
  questions: readonly KnownQuestion[],
  file: string,
  {
    store,
    env,
    promise,
  }: {
    readonly store: Store;
    readonly env: Pick<Env, 'DATA_DIR' | 'SAMPLE_SHOP'>;
    readonly promise: { readonly risk: number; readonly confidence: number };
  },
): Promise<FittedPolicy> {
  const first = await hearQuestions(questions, store, env);
  const later = await hearQuestions(afterOtherAnswers(questions), store, env);
  const placed = first.map((heard, index) => ({
    first: known(heard),
    later: known(later[index] ?? heard),
  }));
  const intents = await store.intents.revision();
  const source = `${file.split('/').at(-1)}, ${questions.length} questions; intents of revision ${intents}`;
  return fitPolicy(placed, { ...promise, source, at: new Date().toISOString() });
}

/**
 * The same questions after the answer to another one each, half the file away, where they don't go on from
 * an answer: a new question must be heard as one, whatever was said before it.
 */
function afterOtherAnswers(questions: readonly KnownQuestion[]): readonly KnownQuestion[] {
  const answers = questions.flatMap(({ articleId }) => articleId ?? []);
  return questions.map((question, index) => {
    const other = answers[(index + Math.floor(answers.length / 2)) % answers.length];
    return other === undefined ? question : { after: other, ...question };
  });
}

function known({ situation, articleId }: HeardQuestion): KnownAnswer {
  const { ranking } = situation.recognition;
  return { evidence: evidenceOf({ ...situation, ranking }), articleId };
}

function summary({ answerFrom, risk, confidence, measured }: FittedPolicy): string {
  const percent = (value: number) => `${(value * 100).toFixed(1)} %`;
  return (
    `Answers from a probability of ${answerFrom} on: of ${measured.rows} questions ` +
    `${percent(measured.coverage)} answered, ${percent(measured.wrong)} of these wrongly; ` +
    `at most ${percent(risk)}, said with ${percent(confidence)} confidence.`
  );
}

function share(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value < 1)) throw new Error(`${text} is no share between 0 and 1`);
  return value;
}
