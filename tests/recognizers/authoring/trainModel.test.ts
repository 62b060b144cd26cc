import { expect } from 'chai';
import { ModelVersions } from '../../../recognizers/authoring/modelVersions.ts';
import { checkModel } from '../../../recognizers/authoring/reporting.ts';
import { Trainings } from '../../../recognizers/authoring/trainings.ts';
import { ensureActiveModel, type Trainer } from '../../../recognizers/authoring/trainModel.ts';
import { type Authorship, IntentBook } from '../../../recognizers/index.ts';
import { Recognizer } from '../../../recognizers/recognizer.ts';
import type { Utterance } from '../../../recognizers/store.ts';
import { trainIntentModel } from '../../../recognizers/training.ts';
import { openSqliteStore, type Store } from '../../../storage/index.ts';
import { aModel } from '../../contracts/intentRecords.ts';
import { anArticle } from '../../knowledge/anArticle.ts';
import { NOW } from '../../support/records.ts';
import { UTTERANCES } from '../rows.ts';

/** The real one, but for the emotions, which take longest. */
const trainer: Trainer = {
  train: (rows, options) => trainIntentModel(rows, { ...options, emotions: [] }),
  check: checkModel,
};
const BY: Authorship = { author: 'eve', note: '', at: NOW };

describe('The active model at the start', function () {
  this.timeout(60_000);
  let store: Store;
  const now = () => NOW;

  beforeEach(async () => {
    store = await openSqliteStore({ file: ':memory:' });
    await new IntentBook(store).change(BY, () => ({ profiles: [], utterances: UTTERANCES }));
  });

  afterEach(() => store.close());

  it('is trained where there is none, and stays what authors left', async () => {
    const first = await ensureActiveModel({ ...store, now, trainer });
    const [version] = await store.models.models({ limit: 9 });
    expect(version).to.include({ id: first.id, number: 1, state: 'active', revision: 1 });
    const more = { profiles: [], utterances: UTTERANCES.slice(1) };
    await new IntentBook(store).change(BY, () => more);
    expect((await ensureActiveModel({ ...store, now, trainer })).id).to.equal(first.id);
    expect(await store.models.models({ limit: 9 })).to.have.length(1);
  });

  it('is trained again for other code, on what it had learned', async () => {
    await store.models.addModel(aModel({ id: 'old', seed: 5 }), { bytes: 10, versions: 10 });
    await store.models.activateModel('old', { over: null, now: NOW });
    await new IntentBook(store).change(BY, () => ({ profiles: [], utterances: [] }));
    const { id } = await ensureActiveModel({ ...store, now, trainer });
    const active = await store.models.modelVersion('active');
    expect(active).to.include({ id, number: 2, revision: 1, seed: 5, author: 'start' });
  });

  it('has learned the questions that published articles answer', async () => {
    const intents = ['invoice.request'];
    const article = anArticle({
      status: 'published',
      intents,
      questions: ['papers for the taxman'],
    });
    await store.articles.save(article, 0);
    let taught: readonly Utterance[] = [];
    const train: Trainer['train'] = (rows, options) => {
      taught = rows;
      return trainer.train(rows, options);
    };
    await ensureActiveModel({ ...store, now, trainer: { ...trainer, train } });
    expect(taught).to.deep.include({
      ...{ utterance: 'papers for the taxman', intent: 'invoice.request', language: 'en' },
    });
  });

  it('is there even for a store without utterances', async () => {
    await new IntentBook(store).change(BY, () => ({ profiles: [], utterances: [] }));
    const { bytes } = await ensureActiveModel({ ...store, now, trainer });
    expect(bytes.length).to.be.above(0);
  });
});

describe('Trainings', function () {
  this.timeout(60_000);

  const alone = async (work: (signal: AbortSignal) => Promise<void>) => {
    await work(new AbortController().signal);
    return true;
  };
  const onError = (error: unknown) => {
    throw error;
  };

  it('check the version that was put to use unchecked', async () => {
    const store = await openSqliteStore({ file: ':memory:' });
    const now = () => NOW;
    await new IntentBook(store).change(BY, () => ({ profiles: [], utterances: UTTERANCES }));
    const { id } = await ensureActiveModel({ ...store, now, trainer });
    const versions = new ModelVersions({ ...store, now });
    expect(await versions.report(id)).to.equal(null);
    await new Promise<void>((resolve) => {
      const trainings = new Trainings({
        ...{ ...store, now, trainer, keepsMessages: false, onError },
        async alone(work) {
          await alone(work);
          resolve();
          return true;
        },
      });
      trainings.checkActiveLater(0);
    });
    expect((await versions.report(id))?.training.utterances).to.equal(UTTERANCES.length);
    await store.close();
  });

  it('train in a thread, check the version and the one in use, and can be put to use', async () => {
    const store = await openSqliteStore({ file: ':memory:' });
    const now = () => NOW;
    const book = new IntentBook(store);
    await book.change(BY, () => ({ profiles: [], utterances: UTTERANCES }));
    const { id: first } = await ensureActiveModel({ ...store, now, trainer });
    await book.create(
      { name: 'shells', description: 'Paying with shells', humanOnly: false },
      [],
      BY,
    );
    const words = ['can I pay with shells', 'do you take shells', 'shells as money'];
    await book.edit(
      'shells',
      2,
      { add: words.map((utterance) => ({ utterance, language: 'en' as const })) },
      BY,
    );
    const trainings = new Trainings({
      ...{ ...store, now, trainer, keepsMessages: false, alone, onError },
    });
    const version = await trainings.run({ author: 'eve' });
    expect(version.accuracy).to.be.within(0.3, 1);
    const versions = new ModelVersions({ ...store, now });
    const report = await versions.report(version.id);
    expect(report?.training.utterances).to.equal(UTTERANCES.length + words.length);
    expect((await store.models.modelVersion({ id: first }))?.hasReport).to.equal(true);
    const difference = await versions.difference(version.id);
    expect(difference?.utterances).to.equal(UTTERANCES.length);

    await versions.activate(version.id, { force: true });
    const model = await store.models.activeModel();
    if (!model) throw new Error('no model is active');
    const recognizer = new Recognizer({ model });
    const { ranking } = await recognizer.recognize('do you take shells as money');
    expect(ranking[0]?.intent).to.equal('shells');
    await recognizer.close();
    await store.close();
  });
});
