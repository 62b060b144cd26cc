import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { expect } from 'chai';
import { openSqliteStore } from '../../storage/index.ts';
import { openDatabase } from '../../storage/sqlite/database.ts';
import { aLease, anInbound } from '../contracts/records.ts';
import { startWriter } from './writerProcess.ts';

describe('durability', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'baton-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('is asked of SQLite at every open: a log that is synced at each commit', () => {
    for (const _ of [1, 2]) {
      const database = openDatabase(SqliteDatabase, join(folder, 'baton.db'));
      const setting = (name: string) => database.pragma(name, { simple: true });
      expect(setting('journal_mode')).to.equal('wal');
      expect(setting('synchronous')).to.equal(2); // FULL
      expect(setting('foreign_keys')).to.equal(1);
      expect(setting('busy_timeout')).to.equal(5000);
      database.close();
    }
  });

  it('costs one commit for each message in turn, and one for many together', async () => {
    let commits = 0;
    const onCommit = () => {
      commits += 1;
    };
    const store = await openSqliteStore({ file: join(folder, 'baton.db'), onCommit });
    const receive = (n: number) => store.handoff.receive(anInbound({ userId: `${n}` }), aLease());
    for (let n = 0; n < 20; n += 1) await receive(n);
    expect(commits).to.equal(20);
    await Promise.all(Array.from({ length: 32 }, (_, n) => receive(n)));
    expect(commits).to.equal(21);
    await store.close();
  });

  it('syncs the disk before each of 50 promises', async function () {
    if (!canTrace()) this.skip();
    this.timeout(60_000);
    const log = join(folder, 'strace.log');
    const strace = ['strace', '-f', '-s', '64', '-o', log, '-e', 'trace=fsync,fdatasync,write'];
    const writer = startWriter(join(folder, 'baton.db'), 50, strace);
    await writer.ended();
    expect(syncsBefore(readFileSync(log, 'utf8'), writer.lines.slice(1))).to.have.length(50);
  });
});

function canTrace(): boolean {
  return spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;
}

/** The promises that were printed after a sync of their own. */
function syncsBefore(log: string, promises: readonly string[]): readonly string[] {
  const synced: string[] = [];
  let syncs = 0;
  for (const line of log.split('\n')) {
    if (/ f(data)?sync\(/.test(line)) syncs += 1;
    const promise = promises.find((id) => line.includes(`write(1, "${id}`));
    if (line.includes('write(1, "begin')) syncs = 0;
    if (promise === undefined) continue;
    if (syncs > 0) synced.push(promise);
    syncs = 0;
  }
  return synced;
}
