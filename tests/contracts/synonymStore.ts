import { expect } from 'chai';
import type { SynonymRecord } from '../../knowledge/synonyms/store.ts';
import type { Store } from '../../storage/store.ts';
import { later, NOW } from './records.ts';
import { eachWithEmpty, type Subject } from './subject.ts';

/** The words that mean the same, which two editors do not overwrite for each other. */
export function synonymStoreContract(subject: Subject<Pick<Store, 'synonyms' | 'events'>>): void {
  const stores = eachWithEmpty(subject);
  const store = () => stores().synonyms;

  describe('the synonyms', () => {
    it('are none at first, and then as they were stored last', async () => {
      const none = { version: 0, groups: { zh: [], en: [] }, author: '', at: null };
      expect(await store().synonyms()).to.deep.equal(none);
      expect(await store().synonymHistory(10)).to.deep.equal([]);
      expect(await store().saveSynonyms(SYNONYMS)).to.equal('saved');
      expect(await store().synonyms()).to.deep.equal({ ...SYNONYMS, version: 1 });
      const second = { ...none, version: 1, author: 'mei', at: later(60) };
      await store().saveSynonyms(second);
      expect(await store().synonyms()).to.deep.equal({ ...second, version: 2 });
    });

    it('are kept as they were before, newest first, a hundred of them', async () => {
      for (let version = 0; version < 103; version += 1) {
        await store().saveSynonyms({ ...SYNONYMS, version, author: `editor-${version + 1}` });
      }
      const [newest, before] = await store().synonymHistory(2);
      expect([newest?.author, before?.author]).to.deep.equal(['editor-103', 'editor-102']);
      const all = await store().synonymHistory(500);
      expect(all.map(({ version }) => version)).to.deep.equal(
        Array.from({ length: 100 }, (_, place) => 103 - place),
      );
    });

    it('take one of two changes that were made to the same version, and tell the log', async () => {
      for (const version of [0, 1]) {
        const both = await Promise.all([
          store().saveSynonyms({ ...SYNONYMS, version, author: 'lin' }),
          store().saveSynonyms({ ...SYNONYMS, version, author: 'mei' }),
        ]);
        expect(both).to.have.members(['saved', 'conflict']);
      }
      for (const version of [0, 1, 7]) {
        expect(await store().saveSynonyms({ ...SYNONYMS, version })).to.equal('conflict');
      }
      const { items } = await stores().events.since(undefined, 10);
      expect(items.map(({ event }) => event)).to.deep.equal([
        { type: 'synonymsSaved', version: 1 },
        { type: 'synonymsSaved', version: 2 },
      ]);
    });
  });
}

const SYNONYMS: SynonymRecord = {
  version: 0,
  groups: { zh: [['运费', '邮费']], en: [['parcel', 'package', 'a.$b']] },
  author: 'lin',
  at: NOW,
};
