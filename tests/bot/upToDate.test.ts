import { expect } from 'chai';
import { FailureLog } from '../../bot/failureLog.ts';
import { SILENT_LOG } from '../../bot/log.ts';
import { keepUpToDate, type UpToDate } from '../../bot/upToDate.ts';
import type { EventFeed, HeardEvent } from '../../handoff/index.ts';
import { IntentBook, type StoredModel } from '../../recognizers/index.ts';
import { type BatonEvent, openSqliteStore, type Store } from '../../storage/index.ts';
import { aModel } from '../contracts/intentRecords.ts';
import { anArticle } from '../knowledge/anArticle.ts';
import { NOW } from '../support/records.ts';
import { until } from '../support/until.ts';

describe('keepUpToDate', () => {
  const failures = new FailureLog({ log: SILENT_LOG, now: () => NOW });
  let store: Store;
  let upToDate: UpToDate;
  let gaps: (() => void)[];
  let isDeaf: boolean;
  let recognizer: { modelId: string; replaceModel(model: Pick<StoredModel, 'id'>): void };

  beforeEach(async () => {
    store = await openSqliteStore({ file: ':memory:' });
    gaps = [];
    isDeaf = false;
    recognizer = {
      modelId: 'first',
      replaceModel({ id }) {
        this.modelId = id;
      },
    };
    const heard: EventFeed<BatonEvent> = store.events;
    const events = {
      subscribe(listener: (event: HeardEvent<BatonEvent>) => void, onGap: () => void) {
        gaps.push(onGap);
        return heard.subscribe((event) => {
          if (!isDeaf) listener(event);
        });
      },
    } as Store['events'];
    const { articles, answers, taxonomy, synonyms, intents, models } = store;
    const followed = { events, articles, answers, taxonomy, synonyms, intents, models };
    upToDate = await keepUpToDate({ store: followed, recognizer, failures });
  });

  afterEach(async () => {
    await upToDate.stop();
    await store.close();
  });

  const activate = async (id: string) => {
    const over = (await store.models.modelVersion('active'))?.id ?? null;
    await store.models.addModel(aModel({ id }), { bytes: 30, versions: 30 });
    await store.models.activateModel(id, { over, now: NOW });
  };
  const shown = () => upToDate.knowledge.article('pay', 'en')?.title;

  it('takes over the model that somebody activates', async () => {
    await activate('second');
    await until('the model', () => recognizer.modelId === 'second');
  });

  it('takes over what authors save', async () => {
    await store.articles.save(anArticle({ id: 'pay', language: 'en', title: 'Paying' }), 0);
    await until('the article', () => shown() === 'Paying');
  });

  it('searches with the synonyms that editors save, at once', async () => {
    await store.articles.save(
      anArticle({ id: 'post', language: 'en', title: 'Postage', body: 'Postage is free.' }),
      0,
    );
    await until('the article', () => upToDate.knowledge.article('post', 'en') !== undefined);
    const found = () =>
      upToDate.knowledge.search('courier', { language: 'en' }).map(({ articleId }) => articleId);
    expect(found()).to.deep.equal([]);
    const groups = { zh: [], en: [['courier', 'postage']] };
    await store.synonyms.saveSynonyms({ version: 0, groups, author: 'eve', at: NOW });
    await until('the synonym', () => found().includes('post'));
  });

  it('knows the intents that authors mark as human only', async () => {
    const book = new IntentBook(store);
    const by = { author: 'eve', note: '', at: NOW };
    await book.create({ name: 'fraud', description: '', humanOnly: true }, [], by);
    await until('the mark', () => upToDate.humanOnly().has('fraud'));
  });

  it('looks for itself when events may have been missed', async () => {
    isDeaf = true;
    await activate('second');
    await store.articles.save(anArticle({ id: 'pay', language: 'en', title: 'Paying' }), 0);
    expect([recognizer.modelId, shown()]).to.deep.equal(['first', undefined]);
    for (const tell of gaps) tell();
    await until('both', () => recognizer.modelId === 'second' && shown() === 'Paying');
  });

  it('ends up with the newest of models that come in quick succession', async () => {
    for (let count = 2; count <= 20; count += 1) await activate(`model ${count}`);
    await until('the last', () => recognizer.modelId === 'model 20');
  });

  it('follows nothing once it has stopped', async () => {
    await upToDate.stop();
    await activate('second');
    expect(recognizer.modelId).to.equal('first');
  });
});
