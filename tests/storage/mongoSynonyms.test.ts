import { expect } from 'chai';
import { FailureLog } from '../../bot/failureLog.ts';
import { SILENT_LOG } from '../../bot/log.ts';
import { keepUpToDate } from '../../bot/upToDate.ts';
import type { Store } from '../../storage/index.ts';
import { anArticle } from '../knowledge/anArticle.ts';
import { NOW } from '../support/records.ts';
import { until } from '../support/until.ts';
import { mongoInstances } from './mongoInstances.ts';

describe('Synonyms on MongoDB', function () {
  this.timeout(60_000);
  const instances = mongoInstances();
  const failures = new FailureLog({ log: SILENT_LOG, now: () => NOW });
  const recognizer = { modelId: 'none', replaceModel: () => undefined };
  const following = (store: Store) => keepUpToDate({ store, recognizer, failures });

  it('change what every instance finds, within a second', async () => {
    const stores = await Promise.all([1, 2, 3].map(() => instances.open()));
    const [first] = stores;
    await first?.articles.save(anArticle({ title: 'Postage', body: 'Postage is free.' }), 0);
    const followers = await Promise.all(stores.map(following));
    const found = () =>
      followers.map(({ knowledge }) => knowledge.search('courier', { language: 'en' }).length);
    expect(found()).to.deep.equal([0, 0, 0]);
    const groups = { zh: [], en: [['courier', 'postage']] };
    await first?.synonyms.saveSynonyms({ version: 0, groups, author: 'eve', at: NOW });
    await until('every instance to know', () => found().every((count) => count === 1), 1_000);
    const none = { zh: [], en: [] };
    await first?.synonyms.saveSynonyms({ version: 1, groups: none, author: 'eve', at: NOW });
    await until('every instance to forget', () => found().every((count) => count === 0), 1_000);
    await Promise.all(followers.map((follower) => follower.stop()));
  });
});
