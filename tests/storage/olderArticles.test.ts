import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { expect } from 'chai';
import { openSqliteStore } from '../../storage/index.ts';
import { isCurrent, migrate } from '../../storage/sqlite/schema.ts';
import { anArticle } from '../knowledge/anArticle.ts';
import { NOW } from '../support/records.ts';

/** The version of the schema before an article knew whom it is for. */
const BEFORE = 5;

describe('Articles of an older database', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'baton-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are shown as before, for customers and without end', async () => {
    const file = join(folder, 'baton.sqlite');
    const database = new SqliteDatabase(file);
    migrate(database, BEFORE);
    expect(isCurrent(database)).to.equal(false);
    const insert = database.prepare('INSERT INTO articles VALUES (?, ?, ?, ?)');
    insert.run('returns', 'en', 1, older('en', 1, 'published'));
    insert.run('returns', 'en', 2, older('en', 2, 'archived'));
    insert.run('returns', 'zh', 1, older('zh', 1, 'published'));
    database.close();

    const store = await openSqliteStore({ file });
    const expected = { audience: 'customers', channels: {}, validUntil: null, at: NOW };
    const standing = await store.articles.standing();
    expect(standing.map(({ language, status }) => [language, status])).to.deep.equal([
      ['en', 'archived'],
      ['zh', 'published'],
    ]);
    expect(standing[1]).to.deep.include(expected);
    expect(await store.articles.articlesAsOf(NOW)).to.have.length(2);
    expect(await store.articles.articlesAsOf(new Date(NOW.getTime() - 1))).to.deep.equal([]);
    await store.close();
  });

  function older(language: string, revision: number, status: string): string {
    const { audience, channels, validFrom, validUntil, reviewBy, ...fields } = anArticle();
    const at = { $date: NOW.getTime() };
    return JSON.stringify({ ...fields, id: 'returns', language, revision, status, at });
  }
});
