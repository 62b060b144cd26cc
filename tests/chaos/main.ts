// `npm run chaos -- --seed N --minutes M [--instances N]`: exit code 1 when a rule was broken.
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { HOW_TO_GET_MONGODB, startMongoServer } from '../support/mongoServer.ts';
import { embeddedGround, mongoGround } from './ground.ts';
import { reportOf } from './report.ts';
import { run } from './run.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1e6)) },
    minutes: { type: 'string', default: '2' },
    instances: { type: 'string', default: '3' },
    embedded: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
const minutes = Number(values.minutes);
const instances = Number(values.instances);
if (!Number.isInteger(seed) || !(minutes > 0) || !(instances >= 1 && instances <= 10)) {
  throw new Error('--seed is a whole number, --minutes more than 0, --instances 1 to 10');
}
const server = values.embedded ? undefined : await startMongoServer();
if (!server && !values.embedded) throw new Error(`${HOW_TO_GET_MONGODB} Or run with --embedded.`);
const place = server ? `${instances} instances on ${server.name}` : 'one instance, embedded';
process.stdout.write(`Chaos with seed ${seed} for ${minutes} min: ${place}\n`);
const ground = server ? await mongoGround(server.uri, { instances }) : await embeddedGround();
try {
  const result = await run(ground, { seed, minutes });
  process.stdout.write(`${reportOf(seed, result)}\n`);
  if (result.violations.length > 0) {
    process.exitCode = 1;
    const file = join(tmpdir(), `baton-chaos-${seed}.json`);
    await writeFile(file, JSON.stringify(result, withMaps));
    process.stdout.write(`All evidence is in ${file}\n`);
  }
} finally {
  await ground.close();
  await server?.stop();
}

function withMaps(_: string, value: unknown): unknown {
  return value instanceof Map ? Object.fromEntries(value) : value;
}
