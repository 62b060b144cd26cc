import { expect } from 'chai';
import type { Store } from '../../storage/store.ts';
import { aLease, later, NOW, present } from './records.ts';
import { eachWithEmpty, type Subject } from './subject.ts';

/** Files of conversations, keys that all instances share, and work that one of them does. */
export function botStoresContract(
  subject: Subject<Pick<Store, 'attachments' | 'secrets' | 'jobs' | 'signals'>>,
): void {
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

  describe('jobs', () => {
    const later31 = () => aLease(later(31), 'instance-2');

    it('are one holder’s until it is done', async () => {
      const { jobs } = stores();
      const asked = await Promise.all([
        jobs.acquire('fill', aLease(NOW, 'instance-1')),
        jobs.acquire('fill', aLease(NOW, 'instance-2')),
      ]);
      const [lease] = asked.filter((granted) => granted !== undefined);
      expect(asked.filter(Boolean)).to.have.length(1);
      expect(await jobs.acquire('clean', aLease())).to.not.equal(undefined);
      await jobs.release(present(lease));
      expect(await jobs.acquire('fill', aLease())).to.not.equal(undefined);
    });

    it('pass to another when their holder stalls, who then learns of it', async () => {
      const { jobs } = stores();
      const stalled = present(await jobs.acquire('fill', aLease()));
      expect(await jobs.acquire('fill', aLease(later(29), 'instance-2'))).to.equal(undefined);
      const taken = present(await jobs.acquire('fill', later31()));
      expect(taken.token).to.be.greaterThan(stalled.token);
      expect(await jobs.prolong(stalled, later(90))).to.equal(false);
      await jobs.release(stalled);
      expect(await jobs.acquire('fill', later31())).to.equal(undefined);
    });

    it('last as long as their holder prolongs them', async () => {
      const { jobs } = stores();
      const lease = present(await jobs.acquire('fill', aLease()));
      expect(await jobs.prolong(lease, later(60))).to.equal(true);
      expect(await jobs.acquire('fill', later31())).to.equal(undefined);
    });
  });

  describe('signals', () => {
    it('reach those who listen, and are kept for nobody', async () => {
      const { signals } = stores();
      const typing = { conversationId: 'c1', from: 'customer' } as const;
      signals.publish({ ...typing, conversationId: 'nobody listens' });
      const heard: unknown[] = [];
      const stop = signals.subscribe((signal) => heard.push(signal));
      signals.publish(typing);
      expect(heard).to.deep.equal([typing]);
      stop();
      signals.publish(typing);
      expect(heard).to.have.length(1);
    });
  });
}
