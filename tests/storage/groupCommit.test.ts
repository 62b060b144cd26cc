import SqliteDatabase from 'better-sqlite3';
import { expect } from 'chai';
import type { Database } from '../../storage/sqlite/database.ts';
import { GroupCommit } from '../../storage/sqlite/groupCommit.ts';

describe('group commit', () => {
  let database: Database;
  let writes: GroupCommit;
  let commits: number;

  beforeEach(() => {
    database = new SqliteDatabase(':memory:');
    database.exec('CREATE TABLE words (word TEXT UNIQUE)');
    commits = 0;
    writes = new GroupCommit({
      database,
      afterCommit: () => {
        commits += 1;
      },
    });
  });

  afterEach(() => {
    database.close();
  });

  const add = (word: string) => {
    database.prepare('INSERT INTO words VALUES (?)').run(word);
    return word;
  };
  const words = () => database.prepare('SELECT word FROM words ORDER BY rowid').pluck().all();

  it('writes all that is asked for at once in one transaction', async () => {
    const answers = await Promise.all(['a', 'b', 'c'].map((word) => writes.run(() => add(word))));
    expect(answers).to.deep.equal(['a', 'b', 'c']);
    expect(words()).to.deep.equal(['a', 'b', 'c']);
    expect(commits).to.equal(1);
  });

  it('writes one after the other in transactions of their own', async () => {
    for (const word of ['a', 'b', 'c']) await writes.run(() => add(word));
    expect(commits).to.equal(3);
  });

  it('divides a flood into several transactions', async () => {
    await Promise.all(Array.from({ length: 600 }, (_, n) => writes.run(() => add(`${n}`))));
    expect(commits).to.equal(3);
    expect(words()).to.have.length(600);
  });

  it('takes back only the operation that fails, all of it', async () => {
    const results = await Promise.allSettled([
      writes.run(() => add('a')),
      writes.run(() => {
        add('half');
        throw new Error('refused');
      }),
      writes.run(() => add('a')),
      writes.run(() => add('b')),
    ]);
    expect(results.map(({ status }) => status)).to.deep.equal([
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    expect(words()).to.deep.equal(['a', 'b']);
  });

  it('fulfils nothing when the commit fails', async () => {
    const orphan = () => database.prepare('INSERT INTO children VALUES (1)').run();
    database.exec(`CREATE TABLE parents (id INTEGER PRIMARY KEY);
      CREATE TABLE children (parent REFERENCES parents DEFERRABLE INITIALLY DEFERRED)`);
    const results = await Promise.allSettled([writes.run(() => add('a')), writes.run(orphan)]);
    expect(results.map(({ status }) => status)).to.deep.equal(['rejected', 'rejected']);
    expect(words()).to.deep.equal([]);
    expect(commits).to.equal(0);
    await writes.run(() => add('b'));
    expect(words()).to.deep.equal(['b']);
  });

  it('fulfils what was written and nothing else when the disk is full', async () => {
    database.pragma('max_page_count = 20');
    const long = Array.from({ length: 10 }, (_, n) => `${n}`.repeat(9000));
    const results = await Promise.allSettled(long.map((word) => writes.run(() => add(word))));
    const kept = long.filter((_, index) => results[index]?.status === 'fulfilled');
    expect(kept.length).to.be.lessThan(10);
    expect(words()).to.deep.equal(kept);
  });

  it('finishes what was begun when it closes, and refuses what comes later', async () => {
    const begun = writes.run(() => add('a'));
    writes.close();
    expect(await begun).to.equal('a');
    const late = await writes.run(() => add('b')).catch((error: unknown) => error);
    expect(late).to.include({ code: 'closed' });
    expect(words()).to.deep.equal(['a']);
  });
});
