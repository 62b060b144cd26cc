// `tsx tests/support/withMongo.ts COMMAND …`: runs a command that tests MongoDB, if there is a server for it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { HOW_TO_GET_MONGODB, startMongoServer } from './mongoServer.ts';

const [command, ...args] = process.argv.slice(2);
if (command === undefined) throw new Error('Say which command to run');
const server = await startMongoServer();
if (server === undefined) {
  process.stderr.write(`${HOW_TO_GET_MONGODB}\n`);
  process.exit(1);
}
process.stdout.write(`MongoDB tests run on ${server.name}\n`);
await server.stop(); // each suite starts its own, unless MONGODB_URI gives one
const child = spawn(command, args, { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
const [code] = await once(child, 'close');
process.exitCode = code ?? 1;
