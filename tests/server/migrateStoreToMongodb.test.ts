import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { MongoClient } from 'mongodb';
import { openSqliteStore } from '../../storage/index.ts';
import { fillStore } from '../storage/filledStore.ts';
import { mongoDatabases } from '../support/mongoDatabases.ts';

const COMMAND = fileURLToPath(new URL('../../bot/migrateStoreCommand.ts', import.meta.url));

describe('npm run migrate-store', function () {
  this.timeout(90_000);
  const databases = mongoDatabases();
  const folder = mkdtempSync(join(tmpdir(), 'baton-migration-'));
  const file = join(folder, 'baton.sqlite');

  before(async () => {
    const store = await openSqliteStore({ file });
    await fillStore(store, new Date());
    await store.close();
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs the command to its end, or until `killAt` shows in its progress. */
  const run = async (parameters: readonly string[], killAt?: string) => {
    const child = spawn(process.execPath, ['--import', 'tsx', COMMAND, ...parameters], {
      env: { PATH: process.env.PATH, DATA_DIR: folder },
    });
    let output = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
      if (killAt !== undefined && errors.includes(killAt)) child.kill('SIGKILL');
    });
    const [code, signal] = await once(child, 'close');
    return { code, signal, output, errors };
  };

  it('prints each table with both counts and hashes, and has nothing to do the second time', async () => {
    const uri = databases.create();
    const first = await run(['--to', uri]);
    expect(first.errors).to.match(/^copy conversations +6 of 6$/m);
    expect(first.output).to.match(/^conversations +6 +6 {2}([\da-f]{12}) {2}\1 {2}same$/m);
    expect(first.output).to.match(/documents were copied/);
    expect(first.code).to.equal(0);
    const second = await run(['--from', file, '--to', uri]);
    expect(second.output).to.match(/nothing was copied/);
    expect(second.code).to.equal(0);
  });

  it('ends with 1 when something differs, and names it', async () => {
    const uri = databases.create();
    await run(['--to', uri]);
    const client = await MongoClient.connect(uri);
    await client
      .db()
      .collection('accounts')
      .updateOne({}, { $set: { name: 'Nobody' } });
    await client.close();
    const check = await run(['--to', uri, '--check']);
    expect(check.output).to.match(/^accounts +1 +1 .* DIFFERS: agent-1$/m);
    expect(check.code).to.equal(1);
  });

  it('is complete when it runs again after it was killed', async () => {
    const uri = databases.create();
    const killed = await run(['--to', uri], 'copy messages');
    expect(killed.signal).to.equal('SIGKILL');
    const again = await run(['--to', uri]);
    expect(again.code).to.equal(0);
    expect(again.output)
      .to.match(/^events +(\d+) +\1 /m)
      .and.not.match(/DIFFERS/);
  });

  it('says what is wrong with its parameters', async () => {
    const none = await run([]);
    expect(none).to.include({ code: 1 });
    expect(none.errors).to.match(/--to or MONGODB_URI/);
    expect((await run(['--into', 'x'])).errors).to.match(/--into[\s\S]*Usage/);
    const secret = await run(['--to', 'postgres://user:hidden@host/db']);
    expect(secret.errors)
      .to.match(/mongodb:\/\//)
      .and.not.match(/hidden/);
    const absent = await run(['--from', join(folder, 'none.sqlite'), '--to', databases.create()]);
    expect(absent.errors).to.match(/no embedded store at/);
  });
});
