import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { searchSettings, storeSynonyms } from '../../bot/searchSettings.ts';
import { openSqliteStore, type Store } from '../../storage/index.ts';
import { NOW } from '../support/records.ts';

describe('The synonyms of a shop', () => {
  let directory: string;
  let store: Store;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'baton-synonyms-'));
    store = await openSqliteStore({ file: ':memory:' });
  });

  afterEach(async () => {
    await store.close();
    await rm(directory, { recursive: true });
  });

  const write = (groups: object) =>
    writeFile(join(directory, 'synonyms.json'), JSON.stringify(groups));
  const start = async (SAMPLE_SHOP = true) => {
    await storeSynonyms(store.synonyms, { DATA_DIR: directory, SAMPLE_SHOP }, NOW);
    return store.synonyms.synonyms();
  };

  it('begin with the shop’s own file', async () => {
    await write({ zh: [['运费', '邮费']] });
    const groups = { zh: [['运费', '邮费']], en: [] };
    expect(await start()).to.deep.equal({ version: 1, groups, author: 'start', at: NOW });
  });

  it('or with the sample shop’s, where that is in use', async () => {
    const { author, groups } = await start();
    expect(author).to.equal('sample shop');
    expect(groups.en.length).to.be.greaterThan(50);
  });

  it('or are none, and nothing is stored', async () => {
    expect((await start(false)).version).to.equal(0);
  });

  it('are the editors’ from then on, whatever the file says', async () => {
    await start();
    const groups = { zh: [], en: [['parcel', 'box']] };
    await store.synonyms.saveSynonyms({ version: 1, groups, author: 'eve', at: NOW });
    await write({ zh: [['运费', '邮费']] });
    expect((await start()).groups).to.deep.equal(groups);
    const env = { DATA_DIR: directory, SAMPLE_SHOP: true };
    expect((await searchSettings(env, store.synonyms)).synonyms).to.deep.equal(groups);
  });
});
