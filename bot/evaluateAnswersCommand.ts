import { parseArgs } from 'node:util';
import { evaluateAnswers, SHIPPED_POLICY } from '../dialogs/index.ts';
import { hearQuestions, readQuestions } from './knownQuestions.ts';
import { inSampleShop } from './sampleShopInMemory.ts';

// `npm run -s evaluate:answers -- --questions FILE`: asks the sample shop, trained as it trains itself at its
// first start, and prints one JSON object, an `AnswerQuality`.

const USAGE = `Usage: evaluate:answers --questions FILE
JSON Lines: {"utterance", "language": "zh" | "en", "articleId": id or null where no article may answer,
"after"?: the article that was said right before}`;

try {
  const { values } = parseArgs({ options: { questions: { type: 'string' } } });
  if (values.questions === undefined) throw new Error('--questions FILE is missing');
  const questions = await readQuestions(values.questions);
  const heard = await inSampleShop((store, env) => hearQuestions(questions, store, env));
  process.stdout.write(`${JSON.stringify(evaluateAnswers(heard, SHIPPED_POLICY))}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}\n`);
  process.exitCode = 1;
}
