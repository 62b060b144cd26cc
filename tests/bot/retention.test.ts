import { expect } from 'chai';
import sinon from 'sinon';
import { FailureLog } from '../../bot/failureLog.ts';
import { SILENT_LOG } from '../../bot/log.ts';
import { startRetention } from '../../bot/retention.ts';
import { openSqliteStore, type Store } from '../../storage/index.ts';
import { aConversation } from '../contracts/records.ts';
import { NOW } from '../support/records.ts';
import { until } from '../support/until.ts';

const DAY_MS = 24 * 3600 * 1000;

describe('startRetention', () => {
  let store: Store;
  let now: Date;
  let running: { stop(): Promise<void> }[];
  let log: { info: sinon.SinonSpy; warn: sinon.SinonSpy; error: sinon.SinonSpy };

  beforeEach(async () => {
    store = await openSqliteStore({ file: ':memory:' });
    now = new Date(Math.max(Date.now(), NOW.getTime()));
    running = [];
    log = { info: sinon.spy(), warn: sinon.spy(), error: sinon.spy() };
  });

  afterEach(async () => {
    await Promise.all(running.map((job) => job.stop()));
    sinon.restore();
    await store.close();
  });

  const start = (days: { readonly transcripts?: number; readonly events?: number } = {}) => {
    const job = startRetention({
      store,
      env: { TRANSCRIPT_RETENTION_DAYS: days.transcripts, EVENT_RETENTION_DAYS: days.events ?? 30 },
      log: { ...SILENT_LOG, ...log },
      failures: new FailureLog({ log, now: () => now }),
      now: () => now,
      timing: { lookMs: 5, restMs: 1 },
    });
    running.push(job);
    return job;
  };
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const left = async () => (await store.handoff.conversations({ limit: 200 })).items.length;
  const isTidied = (tidy: sinon.SinonSpy) => until('a round', () => tidy.called);

  it('removes in batches what is older than the settings say, and tells how much', async () => {
    for (let user = 0; user < 45; user += 1) {
      await aConversation(store.handoff, { userId: `old ${user}`, at: daysAgo(91) });
    }
    await aConversation(store.handoff, { userId: 'recent', at: daysAgo(89) });
    const remove = sinon.spy(store.retention, 'removeConversations');
    const tidy = sinon.spy(store.retention, 'tidy');
    start({ transcripts: 90 });
    await isTidied(tidy);
    expect(await left()).to.equal(1);
    expect(remove.callCount).to.equal(3);
    await until('the log line', () => log.info.called);
    expect(log.info.firstCall.args[0]).to.include({ conversations: 45 });
    expect(log.info.firstCall.args[1]).to.equal('old records removed');
  });

  it('keeps transcripts for ever unless told otherwise, but not the events', async () => {
    await aConversation(store.handoff, { at: daysAgo(4000) });
    now = new Date(now.getTime() + 31 * DAY_MS); // the log's own clock is the computer's
    const tidy = sinon.spy(store.retention, 'tidy');
    start();
    await isTidied(tidy);
    expect(await left()).to.equal(1);
    expect((await store.events.since(undefined, 10)).items).to.deep.equal([]);
  });

  it('does it once an hour, on one of all instances', async () => {
    const tidy = sinon.spy(store.retention, 'tidy');
    const acquire = sinon.spy(store.jobs, 'acquire');
    for (let instance = 0; instance < 3; instance += 1) start();
    const someLooks = async () => {
      const before = acquire.callCount;
      await until('some looks', () => acquire.callCount > before + 9);
    };
    await someLooks();
    expect(tidy.callCount).to.equal(1);
    now = new Date(now.getTime() + 59 * 60 * 1000);
    await someLooks();
    expect(tidy.callCount).to.equal(1);
    now = new Date(now.getTime() + 2 * 60 * 1000);
    await someLooks();
    expect(tidy.callCount).to.equal(2);
  });

  it('tells of a failure, and tries again soon', async () => {
    const remove = sinon.stub(store.retention, 'removeEvents').rejects(new Error('disk full'));
    start();
    await until('two attempts', () => remove.callCount > 1);
    expect(log.error.firstCall.args[1]).to.equal('old records not removed');
  });

  it('stops between two batches, and leaves the rest to others', async () => {
    let batches = 0;
    let job: { stop(): Promise<void> } | undefined;
    let stopped: Promise<void> | undefined;
    sinon.stub(store.retention, 'removeEvents').callsFake(async (_before, limit) => {
      batches += 1;
      if (batches === 3) stopped = job?.stop();
      return limit;
    });
    job = start();
    await until('the stop', () => stopped !== undefined);
    await stopped;
    expect(batches).to.equal(3);
    const until31 = { holder: 'another', now, until: now };
    expect(await store.jobs.acquire('retention', until31)).to.not.equal(undefined);
  });
});
