import { writeSync } from 'node:fs';
import { openSqliteStore } from '../../storage/index.ts';
import { aLease, anInbound } from '../contracts/records.ts';

/*
 * A server in a process of its own: receives so many messages, one after the other, and prints the
 * activity id of each as soon as it is promised.
 */
const [file = '', count = '0'] = process.argv.slice(2);
const store = await openSqliteStore({ file });
writeSync(1, 'begin\n');
for (let n = 0; n < Number(count); n += 1) {
  const { entry } = await store.handoff.receive(anInbound(), aLease());
  writeSync(1, `${entry.activityId}\n`);
}
await store.close();
