import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { expect } from 'chai';
import { openSqliteStore, type Store } from '../../storage/index.ts';
import { TABLES_OF_CONVERSATION } from '../../storage/sqlite/retention.ts';
import { aConversation, aLease, anInbound, later, NOW } from '../contracts/records.ts';

const DAY = 24 * 3600;

/** What indexes with an end do by themselves in MongoDB. */
describe('tidying the embedded store', () => {
  let folder: string;
  let store: Store;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'baton-retention-'));
    store = await openSqliteStore({ file: join(folder, 'baton.sqlite') });
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const rowsOf = (table: string) => {
    const database = new SqliteDatabase(join(folder, 'baton.sqlite'), { readonly: true });
    const count = database.prepare<[], number>(`SELECT COUNT(*) FROM ${table}`).pluck().get();
    database.close();
    return count;
  };

  it('removes sessions at their end', async () => {
    const session = { accountId: 'a', csrfToken: 'csrf' };
    for (const minutes of [-1, 0, 1]) {
      const expiresAt = later(60 * minutes);
      await store.accounts.saveSession({ ...session, id: `${minutes}`, expiresAt });
    }
    expect(await store.retention.tidy(NOW, 100)).to.equal(2);
    expect(await store.accounts.session('1', NOW)).to.include({ id: '1' });
    expect(rowsOf('sessions')).to.equal(1);
  });

  it('removes activities a week after they came, once their turn is over', async () => {
    const { handoff, retention } = store;
    await handoff.receive(anInbound({ userId: 'pending', at: later(-30 * DAY) }), aLease());
    for (const days of [-9, -8, -6]) {
      await aConversation(handoff, { userId: `day ${days}`, at: later(days * DAY) });
    }
    expect(await retention.tidy(NOW, 1)).to.equal(1);
    expect(await retention.tidy(NOW, 100)).to.equal(1);
    expect(rowsOf('inbox')).to.equal(2);
    const [drain] = await handoff.claimTurns(aLease(later(60)), 10);
    expect(drain?.first.activity.text).to.equal('hello');
  });

  it('removes tries to see orders after a month', async () => {
    const attempt = { conversationId: 'c1', orderNumber: 'o1' };
    await store.orders.recordAttempt({ ...attempt, id: 'old', at: later(-31 * DAY) }, NOW);
    await store.orders.recordAttempt({ ...attempt, id: 'new', at: later(-29 * DAY) }, NOW);
    expect(await store.retention.tidy(NOW, 100)).to.equal(1);
    const counted = await store.orders.recordAttempt(
      { ...attempt, id: 'now', at: NOW },
      later(-99 * DAY),
    );
    expect(counted.map(({ id }) => id)).to.deep.equal(['new', 'now']);
  });

  it('keeps no row of a conversation that was removed', async () => {
    const database = new SqliteDatabase(join(folder, 'baton.sqlite'), { readonly: true });
    const tables = database
      .prepare<[], string>(
        `SELECT m.name FROM sqlite_master AS m, pragma_table_info(m.name) AS c
         WHERE m.type = 'table' AND c.name = 'conversation_id'`,
      )
      .pluck()
      .all();
    database.close();
    // Empty then; removed with a limit of its own in time; and after its own time.
    const others = ['outbox', 'attachments', 'ownership_attempts'];
    expect(tables).to.have.members([...TABLES_OF_CONVERSATION, ...others]);
  });
});
