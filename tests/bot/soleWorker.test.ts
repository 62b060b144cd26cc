import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import sinon from 'sinon';
import { asSoleWorker } from '../../bot/soleWorker.ts';
import { openSqliteStore, type Store } from '../../storage/index.ts';
import { NOW } from '../support/records.ts';
import { until } from '../support/until.ts';

describe('asSoleWorker', () => {
  const timing = { prolongMs: 5, lookMs: 5, patienceMs: 60_000 };
  let store: Store;
  let now: Date;

  beforeEach(async () => {
    store = await openSqliteStore({ file: ':memory:' });
    now = NOW;
  });

  afterEach(async () => {
    sinon.restore();
    await store.close();
  });

  const signal = new AbortController().signal;
  const parts = () => ({ jobs: store.jobs, now: () => now, signal, timing });
  const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  const takeAs = (holder: string) => store.jobs.acquire('fill', { holder, now, until: later(8) });

  it('lets one work at a time, and each in its turn', async () => {
    let atWork = 0;
    let most = 0;
    const work = async () => {
      atWork += 1;
      most = Math.max(most, atWork);
      await delay(30);
      atWork -= 1;
      return 'done';
    };
    const all = await Promise.all([1, 2, 3].map(() => asSoleWorker('fill', work, parts())));
    expect(all).to.deep.equal([1, 2, 3].map(() => ({ result: 'done' })));
    expect(most).to.equal(1);
  });

  it('keeps the right for as long as the work takes', async () => {
    const prolong = sinon.spy(store.jobs, 'prolong');
    const done = asSoleWorker(
      'fill',
      async () => {
        for (let minute = 0; minute < 20; minute += 1) {
          const before = prolong.callCount;
          now = later(6);
          await until('it to be prolonged', () => prolong.callCount > before + 1);
          expect(await takeAs('another')).to.equal(undefined);
        }
      },
      parts(),
    );
    expect(await done).to.have.property('result');
  });

  it('takes over from one who died', async () => {
    await takeAs('the dead');
    const work = sinon.stub().resolves('done');
    const acquire = sinon.spy(store.jobs, 'acquire');
    const done = asSoleWorker('fill', work, parts());
    await until('some looks', () => acquire.callCount > 2);
    expect(work.called).to.equal(false);
    now = later(9);
    expect(await done).to.deep.equal({ result: 'done' });
  });

  it('tells the work that its right is lost, and then does what the other left', async () => {
    let times = 0;
    const work = async (right: AbortSignal) => {
      times += 1;
      if (times > 1) return 'nothing left to do';
      now = later(10); // stalled for longer than the right lasts
      expect(await takeAs('the other')).to.not.equal(undefined);
      await until('the news', () => right.aborted);
      now = later(10);
      throw right.reason;
    };
    expect(await asSoleWorker('fill', work, parts())).to.deep.equal({
      result: 'nothing left to do',
    });
  });

  it('waits no longer than its patience', async () => {
    await takeAs('somebody slow');
    const impatient = { ...parts(), timing: { ...timing, patienceMs: 30 } };
    expect(await asSoleWorker('fill', async () => 'done', impatient)).to.equal(undefined);
  });

  it('lets others in at once when the work failed', async () => {
    const failing = asSoleWorker('fill', () => Promise.reject(new Error('no disk')), parts());
    expect(await failing.catch((error) => error.message)).to.equal('no disk');
    expect(await takeAs('another')).to.not.equal(undefined);
  });
});
