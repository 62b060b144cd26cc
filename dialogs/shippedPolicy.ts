import { readFileSync } from 'node:fs';
import type { FittedPolicy } from '../knowledge/index.ts';

/** The policy that was fitted on the sample shop; `npm run fit-policy` fits one to a shop's own questions. */
export const SHIPPED_POLICY: FittedPolicy = JSON.parse(
  readFileSync(new URL('./data/answerPolicy.json', import.meta.url), 'utf8'),
);
