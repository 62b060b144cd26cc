import { expect } from 'chai';
import type { Store } from '../../storage/store.ts';
import { aModel, aTraining } from './intentRecords.ts';
import { later, NOW } from './records.ts';
import { eachWithEmpty, heardAll, type Subject } from './subject.ts';

const KEEPING = { bytes: 10, versions: 100 };

/** Trained versions, the one in use, and the training under way. */
export function modelStoreContract(subject: Subject<Pick<Store, 'models' | 'events'>>): void {
  const stores = eachWithEmpty(subject);
  const models = () => stores().models;
  const add = (id: string, fields = {}, keeping = KEEPING) =>
    models().addModel(aModel({ id, ...fields }), keeping);
  const activate = (id: string, over: string | null) =>
    models().activateModel(id, { over, now: later(5) });

  async function heardDuring(work: () => Promise<unknown>, count: number): Promise<unknown[]> {
    const heard: unknown[] = [];
    const stop = stores().events.subscribe(({ event }) => heard.push(event));
    await work();
    await heardAll(heard, count);
    stop();
    return heard;
  }

  describe('versions', () => {
    it('are numbered and listed newest first', async () => {
      const { bytes: _, report: __, ...fields } = aModel({ id: 'a', accuracy: 0.9 });
      expect(await add('a', { accuracy: 0.9 })).to.deep.equal({
        ...{ ...fields, number: 1, state: 'trained', activatedAt: null },
        ...{ isKept: true, hasReport: false },
      });
      for (const id of ['b', 'c', 'd']) await add(id);
      const ids = async (options: { below?: number; limit: number }) =>
        (await models().models(options)).map(({ id }) => id);
      expect(await ids({ limit: 2 })).to.deep.equal(['d', 'c']);
      expect(await ids({ limit: 5, below: 3 })).to.deep.equal(['b', 'a']);
      expect((await models().modelVersion({ id: 'b' }))?.number).to.equal(2);
      expect(await models().modelVersion({ id: 'z' })).to.equal(undefined);
    });

    it('keep their reports as they were given', async () => {
      const report = { intents: ['$x', 'a.b', '退货'], none: null };
      await add('a', { report });
      await add('b');
      expect(await models().modelReport('a')).to.deep.equal(report);
      expect(await models().modelReport('b')).to.equal(null);
      await models().saveReport('b', report, 0.75);
      expect(await models().modelReport('b')).to.deep.equal(report);
      const version = await models().modelVersion({ id: 'b' });
      expect(version).to.include({ hasReport: true, accuracy: 0.75 });
    });

    it('keep the bytes of the newest and of the active one', async () => {
      const keeping = { bytes: 2, versions: 100 };
      await add('a', {}, keeping);
      await activate('a', null);
      for (const id of ['b', 'c', 'd']) await add(id, {}, keeping);
      const kept = (await models().models({ limit: 9 })).map(({ id, isKept }) => [id, isKept]);
      expect(kept).to.deep.equal([
        ['d', true],
        ['c', true],
        ['b', false],
        ['a', true],
      ]);
      expect(await models().model('b')).to.equal(undefined);
      expect(await activate('b', 'a')).to.equal('gone');
    });

    it('give way altogether in the end', async () => {
      for (const id of ['a', 'b', 'c', 'd']) await add(id, {}, { bytes: 1, versions: 2 });
      const ids = (await models().models({ limit: 9 })).map(({ id }) => id);
      expect(ids).to.deep.equal(['d', 'c']);
    });
  });

  describe('the active model', () => {
    it('is the one that was activated last, and the one before is retired', async () => {
      expect(await models().activeModel()).to.equal(undefined);
      await add('a');
      await add('b', { bytes: Uint8Array.of(7, 8), at: later(1) });
      expect(await activate('a', null)).to.equal('activated');
      expect(await activate('b', 'a')).to.equal('activated');
      const active = await models().activeModel();
      expect(active).to.deep.include({ id: 'b', createdAt: later(1) });
      expect([...(active?.bytes ?? [])]).to.deep.equal([7, 8]);
      const versions = await models().models({ limit: 9 });
      expect(versions.map(({ id, state }) => [id, state])).to.deep.equal([
        ['b', 'active'],
        ['a', 'retired'],
      ]);
      expect((await models().modelVersion('active'))?.activatedAt).to.deep.equal(later(5));
    });

    it('stays when it is not the one that was to be replaced', async () => {
      for (const id of ['a', 'b', 'c']) await add(id);
      const first = await Promise.all([activate('a', null), activate('b', null)]);
      expect(first).to.have.members(['activated', 'conflict']);
      const active = (await models().activeModel())?.id ?? '';
      const next = await Promise.all([activate('c', active), activate('c', 'c')]);
      expect(next).to.include('activated');
      const states = (await models().models({ limit: 9 })).map(({ state }) => state);
      expect(states.filter((state) => state === 'active')).to.have.length(1);
    });

    it('is announced to all who recognize', async () => {
      await add('a');
      const heard = await heardDuring(async () => {
        await activate('a', null);
        await activate('a', 'b');
      }, 1);
      expect(heard).to.deep.equal([{ type: 'modelActivated', modelId: 'a' }]);
    });

    it('may be larger than one document of any database', async () => {
      const bytes = new Uint8Array(20 * 1024 * 1024).fill(7);
      await add('large', { bytes });
      await activate('large', null);
      expect((await models().activeModel())?.bytes.byteLength).to.equal(bytes.byteLength);
    });
  });

  describe('the training', () => {
    const started = { type: 'trainingStarted', trainingId: 'training-1', author: 'eve' } as const;
    const cancelled = { type: 'trainingCancelled', trainingId: 'training-1' } as const;

    it('is the newest, and goes on only while it runs', async () => {
      expect(await models().training()).to.equal(undefined);
      await models().saveTraining(aTraining(), { event: started, begins: true });
      const further = aTraining({ step: 'zh learning', share: 0.5, seenAt: later(1) });
      expect(await models().saveTraining(further, { event: null })).to.equal(true);
      expect(await models().training()).to.deep.equal(further);
      const ended = aTraining({ state: 'cancelled' });
      expect(await models().saveTraining(ended, { event: cancelled })).to.equal(true);
      expect(await models().saveTraining(further, { event: null })).to.equal(false);
      expect(await models().saveTraining(ended, { event: cancelled })).to.equal(false);
      expect((await models().training())?.state).to.equal('cancelled');
      const next = aTraining({ id: 'training-2', startedAt: NOW });
      await models().saveTraining(next, { event: null, begins: true });
      expect(await models().saveTraining(further, { event: null })).to.equal(false);
      expect(await models().training()).to.deep.equal(next);
    });

    it('tells all what happens to it, once', async () => {
      const heard = await heardDuring(async () => {
        await models().saveTraining(aTraining(), { event: started, begins: true });
        const ended = aTraining({ state: 'cancelled' });
        await models().saveTraining(ended, { event: cancelled });
        await models().saveTraining(ended, { event: cancelled });
      }, 2);
      expect(heard).to.deep.equal([started, cancelled]);
    });
  });
}
