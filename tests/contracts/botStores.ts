import { expect } from 'chai';
import type { Store } from '../../storage/store.ts';
import { NOW } from './records.ts';
import { eachWithEmpty, type Subject } from './subject.ts';

/** Files of conversations, and keys that all instances share. */
export function botStoresContract(subject: Subject<Pick<Store, 'attachments' | 'secrets'>>): void {
  const stores = eachWithEmpty(subject);

  describe('attachments', () => {
    it('come back byte for byte, and the first file keeps its id', async () => {
      const { attachments } = stores();
      const file = {
        id: 'file-1',
        conversationId: 'c1',
        name: '发票 🧾.pdf',
        contentType: 'application/pdf',
        bytes: Uint8Array.of(0, 255, 128, 10),
        at: NOW,
      };
      await attachments.saveAttachment(file);
      await attachments.saveAttachment({ ...file, name: 'other.pdf' });
      const stored = await attachments.attachment('file-1');
      expect(stored && { ...stored, bytes: Uint8Array.from(stored.bytes) }).to.deep.equal(file);
      expect(await attachments.attachment('file-2')).to.equal(undefined);
    });
  });

  describe('secrets', () => {
    it('are what the first caller proposed, for everybody', async () => {
      const { secrets } = stores();
      const answers = await Promise.all([
        secrets.secret('directLine', 'one'),
        secrets.secret('directLine', 'two'),
        secrets.secret('sessions', 'three'),
      ]);
      expect(answers[0]).to.equal(answers[1]);
      expect(['one', 'two']).to.include(answers[0]);
      expect(answers[2]).to.equal('three');
      expect(await secrets.secret('sessions', 'four')).to.equal('three');
    });
  });
}
