import { parentPort } from 'node:worker_threads';
import { askSuite, type SuiteKind, type SuiteQuestion } from './textSuite.ts';

/** The first call of each kind costs up to 150 ms: none of them shall be a customer's. */
const EVERY_KIND: readonly SuiteKind[] = ['dateTime', 'percentage', 'currency', 'number'];
const SAMPLES = [
  '明天下午三点退120元 5折',
  'tomorrow at 5 pm, $20 or twenty dollars, 3 days ago, 20%',
];

for (const [index, text] of SAMPLES.entries()) {
  askSuite({ text, language: index === 0 ? 'zh' : 'en', kinds: EVERY_KIND, now: new Date() });
}

parentPort?.on('message', (question: SuiteQuestion) => {
  parentPort?.postMessage(askSuite(question));
});
parentPort?.postMessage('ready');
