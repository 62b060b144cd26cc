import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { DEFAULT_QUEUE, type Queue } from '../../handoff/index.ts';
import { policyNamed, type SimulatedPolicy } from './policies.ts';

const share = z.number().min(0).max(1);
const seconds = z.number().min(0);
const weight = z.number().min(0);
const weights = z.strictObject({
  skill: weight,
  load: weight,
  rating: weight,
  sameAgent: weight.default(0),
  language: weight.default(0),
  idle: weight.default(0),
});
const policyFile = z
  .strictObject({
    weights,
    requiredLevel: share,
    relaxSeconds: seconds,
    passOverSeconds: seconds,
    answerSeconds: seconds,
    wrapUpSeconds: seconds,
    taking: z.enum(['first', 'skilled', 'ageAndFit']),
    starveSeconds: seconds,
    sameAgentSeconds: seconds,
    busy: z
      .strictObject({
        from: z.number().min(0).max(0.99),
        relaxSeconds: seconds,
        weights: weights.optional(),
      })
      .nullable(),
  })
  .partial();

/** A policy by its name, or from a JSON file that says in what it differs from the one that ships. */
export function policyOf(nameOrFile: string): SimulatedPolicy {
  if (!nameOrFile.endsWith('.json')) return policyNamed(nameOrFile);
  return {
    name: basename(nameOrFile, '.json'),
    about: `as ${nameOrFile} says`,
    queue: withChanges(DEFAULT_QUEUE, readFileSync(nameOrFile, 'utf8')),
  };
}

/** The queue with what a JSON text says of its policy; throws with a sentence for each field that isn't right. */
export function withChanges(queue: Queue, text: string): Queue {
  const { busy, ...changes } = policyFile.parse(JSON.parse(text));
  const { busy: present, ...rest } = queue;
  const moving = busy === undefined ? present : busy;
  return { ...rest, ...changes, ...(moving ? { busy: moving } : {}) } as Queue;
}
