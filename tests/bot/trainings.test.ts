import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { importIntentFile, importSummary } from '../../bot/intentFiles.ts';
import { createTrainings } from '../../bot/trainings.ts';
import { IntentBook } from '../../recognizers/index.ts';
import { openSqliteStore, type Store } from '../../storage/index.ts';
import { UTTERANCES } from '../recognizers/rows.ts';
import { until } from '../support/until.ts';

describe('Trainings of several instances', function () {
  this.timeout(30_000);
  let store: Store;

  beforeEach(async () => {
    store = await openSqliteStore({ file: ':memory:' });
    const by = { author: 'eve', note: '', at: new Date() };
    await new IntentBook(store).change(by, () => ({ profiles: [], utterances: UTTERANCES }));
  });

  afterEach(() => store.close());

  const anInstance = () =>
    createTrainings({
      ...{ store, keepsMessages: false, now: () => new Date() },
      onError: (error) => {
        throw error;
      },
    });
  const refusal = (work: Promise<unknown>) =>
    work.then(
      () => undefined,
      (error: { readonly code?: string }) => error.code,
    );

  it('are one at a time, given up from any of them, and free when their server stops', async () => {
    const [one, other] = [anInstance(), anInstance()];
    await one.start({ author: 'eve' });
    expect(await refusal(other.start({ author: 'ada' }))).to.equal('trainingRuns');
    expect((await other.newest())?.author).to.equal('eve');
    await other.cancel();
    expect((await one.newest())?.state).to.equal('cancelled');
    await until('the end of it', async () => !(await refusal(other.start({ author: 'ada' }))));
    await other.stop();
    expect(await one.newest()).to.include({ state: 'failed', error: 'Its server has stopped' });
    expect(await store.models.models({ limit: 9 })).to.deep.equal([]);
    await one.start({ author: 'eve' });
    await one.stop();
  });

  it('learn from no messages where the shop keeps none', async () => {
    const training = anInstance().start({ author: 'eve', learnFromLog: true });
    expect(await refusal(training)).to.equal('keepsNoMessages');
  });
});

describe('importIntentFile', () => {
  let store: Store;
  let folder: string;

  beforeEach(async () => {
    store = await openSqliteStore({ file: ':memory:' });
    folder = await mkdtemp(join(tmpdir(), 'baton-intents-'));
  });

  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  it('knows the format by the ending, and says what it did', async () => {
    const file = join(folder, 'intents.LU');
    await writeFile(file, '# greeting\n- hello\n- hi\n');
    const options = { file, language: 'en', mode: 'add' } as const;
    const dry = await importIntentFile(store, { ...options, dryRun: true });
    expect(importSummary(dry)).to.equal(
      '2 utterances added, 0 removed, 0 unchanged; 1 intents new, 0 removed, 0 described anew; revision 0',
    );
    expect(await store.intents.revision()).to.equal(0);
    expect((await importIntentFile(store, options)).revision).to.equal(1);
    const [change] = await store.intents.changes({ limit: 1 });
    expect(change).to.include({ author: 'command', note: `From ${file}`, added: 2 });
  });

  it('refuses what it does not know', async () => {
    const messageOf = (work: Promise<unknown>) =>
      work.then(
        () => '',
        (error: Error) => error.message,
      );
    const odd = importIntentFile(store, { file: 'intents.docx', mode: 'add' });
    expect(await messageOf(odd)).to.contain('--format');
    const file = join(folder, 'intents.jsonl');
    await writeFile(file, '{}\n');
    const french = importIntentFile(store, { file, language: 'fr', mode: 'add' });
    expect(await messageOf(french)).to.contain('--language');
    const bad = importIntentFile(store, { file, mode: 'add' });
    expect(await messageOf(bad)).to.contain('line 1');
  });
});
