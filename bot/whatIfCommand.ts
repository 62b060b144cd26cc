import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { DEFAULT_QUEUE } from '../handoff/index.ts';
import { MOST_REPLAYED, whatIf, withChanges } from '../insights/index.ts';
import { runCommand } from './command.ts';

// `npm run -s what-if -- --queue ID --from DATE --to DATE --policy FILE`: replays what the store has
// recorded under another policy, and prints what would have been different, as JSON.

const USAGE = `Usage: what-if --from DATE --to DATE --policy FILE [--queue ID] [--draws N]
  FILE: JSON with what would have been different in the queue's policy, such as {"relaxSeconds": 60}
        (insights/policies has examples)
  --draws: how often what the records can't say is drawn; default 8, of many escalations 4`;

await runCommand(process.env, async ({ store: { handoff } }) => {
  const { values } = parseArgs({
    options: {
      queue: { type: 'string', default: DEFAULT_QUEUE.id },
      from: { type: 'string' },
      to: { type: 'string' },
      policy: { type: 'string' },
      draws: { type: 'string' },
    },
  });
  const from = dateIn('from', values.from);
  const to = dateIn('to', values.to);
  const draws = values.draws === undefined ? undefined : Number(values.draws);
  if (draws !== undefined && (!Number.isInteger(draws) || draws < 2 || draws > 100)) {
    throw new Error(`--draws is not a whole number from 2 to 100: ${values.draws}`);
  }
  if (values.policy === undefined) throw new Error(`--policy FILE is needed.\n\n${USAGE}`);
  const stored = await handoff.queues();
  const isStored = stored.some(({ id }) => id === DEFAULT_QUEUE.id);
  const queues = isStored ? stored : [DEFAULT_QUEUE, ...stored];
  const queue = queues.find(({ id }) => id === values.queue);
  if (!queue) throw new Error(`There is no queue ${values.queue}.`);
  const changed = withChanges(queue, await readFile(values.policy, 'utf8'));
  const escalations = await handoff.recentEscalations({ from, to }, MOST_REPLAYED + 1);
  if (escalations.length > MOST_REPLAYED) {
    throw new Error(`More than ${MOST_REPLAYED} escalations: choose a shorter period.`);
  }
  const agents = await handoff.agents();
  return JSON.stringify(whatIf({ from, to, escalations, agents, queues }, changed, draws));
});

function dateIn(name: string, value: string | undefined): Date {
  const date = new Date(value ?? '');
  if (Number.isNaN(date.getTime())) {
    throw new Error(`--${name} is not a date such as 2026-11-22 or 2026-11-22T08:00Z.\n\n${USAGE}`);
  }
  return date;
}
