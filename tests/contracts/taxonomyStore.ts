import { expect } from 'chai';
import type { Taxonomy } from '../../knowledge/store.ts';
import type { Store } from '../../storage/store.ts';
import { NOW } from './records.ts';
import { eachWithEmpty, type Subject } from './subject.ts';

/** One record, which two editors do not overwrite for each other. */
export function taxonomyStoreContract(subject: Subject<Pick<Store, 'taxonomy' | 'events'>>): void {
  const stores = eachWithEmpty(subject);
  const taxonomy = () => stores().taxonomy;

  describe('the taxonomy', () => {
    it('is empty at first, and then as it was stored last', async () => {
      const empty = { version: 0, products: [], issueTypes: [] };
      expect(await taxonomy().taxonomy()).to.deep.equal(empty);
      expect(await taxonomy().saveTaxonomy(TAXONOMY)).to.equal('saved');
      expect(await taxonomy().taxonomy()).to.deep.equal({ ...TAXONOMY, version: 1 });
      const by = { author: 'mei', at: NOW };
      await taxonomy().saveTaxonomy({ ...empty, ...by, version: 1 });
      expect(await taxonomy().taxonomy()).to.deep.equal({ ...empty, ...by, version: 2 });
    });

    it('takes one of two changes that were made to the same version, and tells the log', async () => {
      const first = await Promise.all([
        taxonomy().saveTaxonomy(TAXONOMY),
        taxonomy().saveTaxonomy(TAXONOMY),
      ]);
      expect(first).to.have.members(['saved', 'conflict']);
      const second = { ...TAXONOMY, version: 1 };
      const next = await Promise.all([
        taxonomy().saveTaxonomy(second),
        taxonomy().saveTaxonomy(second),
      ]);
      expect(next).to.have.members(['saved', 'conflict']);
      const { items } = await stores().events.since(undefined, 10);
      expect(items.map(({ event }) => event)).to.deep.equal([
        { type: 'taxonomySaved', version: 1 },
        { type: 'taxonomySaved', version: 2 },
      ]);
    });
  });
}

const TAXONOMY: Taxonomy = {
  version: 0,
  products: [
    {
      id: 'electronics',
      names: { zh: '数码', en: 'Electronics' },
      children: [{ id: 'audio', names: { zh: '音频', en: 'Audio' }, children: [] }],
    },
  ],
  issueTypes: [{ id: 'returns', names: { zh: '退换货', en: 'Returns' } }],
};
