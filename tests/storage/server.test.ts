import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { expect } from 'chai';
import { openSqliteStore, type SqliteStoreOptions, type Store } from '../../storage/index.ts';
import {
  aConversation,
  aLease,
  anAnswer,
  anInbound,
  committed,
  later,
  present,
} from '../contracts/records.ts';
import { startWriter } from './writerProcess.ts';

describe('the embedded store on disk', () => {
  let folder: string;
  let file: string;
  const open: Store[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'baton-'));
    file = join(folder, 'data', 'baton.db');
  });

  afterEach(async () => {
    for (const store of open.splice(0)) await store.close();
    rmSync(folder, { recursive: true });
  });

  async function opened(options: Partial<SqliteStoreOptions> = {}): Promise<Store> {
    const store = await openSqliteStore({ file, ...options });
    open.push(store);
    return store;
  }

  const refusal = () => opened().catch((error: unknown) => error);

  it('finds everything again after a restart', async () => {
    const first = await opened();
    const conversation = await aConversation(first.handoff, { text: '你好 😀' });
    const cursor = await first.events.latest();
    await first.close();
    const second = await opened();
    expect(await second.handoff.conversation(conversation.id)).to.deep.equal(conversation);
    const messages = await second.handoff.messages(conversation.id, { limit: 10 });
    expect(messages.map(({ text }) => text)).to.deep.equal(['你好 😀']);
    expect(await second.events.latest()).to.equal(cursor);
  });

  it('takes up at once what the last server was doing, and ignores what that one still says', async () => {
    const first = await opened();
    const { id } = await aConversation(first.handoff, { userId: 'other' });
    await committed(first.handoff, { messages: { conversationId: id, items: [anAnswer()] } });
    const { drain } = await first.handoff.receive(anInbound(), aLease());
    const [claim] = await first.handoff.claimOutbox(aLease(), 1);
    await first.close();

    const { handoff } = await opened();
    const { lease, first: entry } = present(drain);
    expect((await handoff.commit({ turn: { lease, entry } })).outcome).to.equal('leaseLost');
    expect(await handoff.settleOutbox(present(claim), { status: 'sent' })).to.equal(false);
    expect(await handoff.claimTurns(aLease(later(1)), 10)).to.have.length(1);
    expect(await handoff.claimOutbox(aLease(later(1)), 10)).to.have.length(1);
  });

  it('has one server at a time, and names the one that is there', async () => {
    const first = await opened();
    const error = await refusal();
    expect(error).to.include({ code: 'locked' });
    expect(String(error)).to.include(`pid ${process.pid}`);
    await first.close();
    await (await opened()).ping();
  });

  it('lets commands in beside the server, whose listeners hear what they did', async () => {
    const server = await opened();
    const { drain } = await server.handoff.receive(anInbound(), aLease());
    const heard = new Promise((resolve) => server.events.subscribe(resolve));
    const command = await opened({ access: 'command' });
    await aConversation(command.handoff, { userId: 'other' });
    expect(await heard).to.deep.include({ cursor: '3' });
    const { lease, first } = present(drain);
    await committed(server.handoff, { turn: { lease, entry: first } });
  });

  it('refuses a database of a newer version, and lets go of it', async () => {
    await (await opened()).close();
    const newer = new SqliteDatabase(file);
    const version = newer.pragma('user_version', { simple: true });
    newer.pragma('user_version = 999');
    expect(await refusal()).to.include({ code: 'newerSchema' });
    newer.pragma(`user_version = ${version}`);
    newer.close();
    await opened();
  });

  it('loses nothing that was promised, and no lock, when its server is killed', async function () {
    this.timeout(30_000);
    const writer = startWriter(file, 100_000);
    await writer.printed(100);
    const error = await refusal();
    expect(error).to.include({ code: 'locked' });
    expect(String(error)).to.include(`pid ${writer.process.pid}`);
    await writer.kill();

    const { handoff } = await opened();
    const [turn] = await handoff.claimTurns(aLease(), 1);
    const { conversationId } = present(turn).lease;
    const promised = writer.lines.slice(1);
    expect(promised.length).to.be.greaterThan(90);
    for (const activityId of promised) {
      const again = await handoff.receive(anInbound({ activityId }), aLease());
      expect(again.conversationId).to.equal(conversationId);
      expect(again.seen).to.equal('pending');
    }
  });
});
