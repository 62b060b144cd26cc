import { expect } from 'chai';
import { MongoClient } from 'mongodb';
import { KnowledgeBase } from '../../knowledge/index.ts';
import type { Store } from '../../storage/index.ts';
import { anArticle } from '../knowledge/anArticle.ts';
import { until } from '../support/until.ts';
import { mongoInstances } from './mongoInstances.ts';

describe('Articles on MongoDB', function () {
  this.timeout(60_000);
  const instances = mongoInstances();

  it('are found within a second of their publication, on every instance', async () => {
    const bases = await Promise.all([1, 2, 3].map(async () => following(await instances.open())));
    const [first] = bases;
    const { revision, author, note, at, ...draft } = anArticle({ title: 'Zorblax' });
    await first?.save(draft, { author, note, expectedRevision: 0, now: at });
    const isFound = () =>
      bases.every((base) => base.search('zorblax', { language: 'en' }).length === 1);
    await until('every instance to find it', isFound, 1_000);
    const archived = { ...draft, status: 'archived' as const };
    await first?.save(archived, { author, note, expectedRevision: 1, now: at });
    const isGone = () => bases.every((base) => !base.article(draft.id, 'en'));
    await until('every instance to forget it', isGone, 1_000);
  });

  it('are shown where they were written before drafts lay on top, and stay so under a draft', async () => {
    const store = await instances.open();
    await store.articles.save(anArticle(), 0);
    const client = await MongoClient.connect(instances.uri());
    const missing = { isStanding: '', audience: '', channels: '', validUntil: '', reviewBy: '' };
    await client.db().collection('articles').updateMany({}, { $unset: missing });
    await client.close();
    expect(await store.articles.standing()).to.deep.equal([anArticle()]);
    await store.articles.save(anArticle({ revision: 2, status: 'draft' }), 1);
    expect(await store.articles.standing()).to.deep.equal([anArticle()]);
    const archived = anArticle({ revision: 3, status: 'archived' });
    await store.articles.save(archived, 2);
    expect(await store.articles.standing()).to.deep.equal([archived]);
  });

  async function following(store: Store): Promise<KnowledgeBase> {
    const knowledge = new KnowledgeBase(store);
    await knowledge.load();
    store.events.subscribe(
      ({ event }) => {
        if (event.type === 'articleSaved') void knowledge.refresh(event.articleId, event.language);
      },
      () => void knowledge.load(),
    );
    return knowledge;
  }
});
