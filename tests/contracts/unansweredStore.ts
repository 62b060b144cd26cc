import { expect } from 'chai';
import type { Store } from '../../storage/store.ts';
import { anUnanswered } from './intentRecords.ts';
import { later, NOW } from './records.ts';
import { eachWithEmpty, type Subject } from './subject.ts';

/** What customers asked in vain, and what is kept to learn from. */
export function unansweredStoreContract(
  subject: Subject<Pick<Store, 'unanswered' | 'intents'>>,
): void {
  const stores = eachWithEmpty(subject);
  const unanswered = () => stores().unanswered;
  const note = (...messages: Parameters<typeof anUnanswered>[0][]) =>
    unanswered().noteUnanswered(messages.map(anUnanswered), 100);
  const open = async () => (await unanswered().unanswered({ limit: 100 })).map(({ id }) => id);
  const one = async (id = 'message-1') => (await unanswered().unansweredByIds([id]))[0];

  describe('unanswered messages', () => {
    it('are listed newest first, also those of one language', async () => {
      await note({ id: 'a' }, { id: 'b', language: 'zh', lastAt: later(2) });
      expect(await open()).to.deep.equal(['b', 'a']);
      const [chinese, ...others] = await unanswered().unanswered({ language: 'zh', limit: 9 });
      expect(others).to.deep.equal([]);
      expect(chinese).to.deep.equal({
        ...anUnanswered({ id: 'b', language: 'zh', lastAt: later(2) }),
        ...{ count: 1, firstAt: later(2), state: 'open', label: null },
      });
      expect(await unanswered().unanswered({ limit: 1 })).to.have.length(1);
    });

    it('count how often they were asked, but a turn that ran twice once', async () => {
      await note({ seq: 1, lastAt: NOW });
      await note({ seq: 1, lastAt: NOW });
      await note({ seq: 3, lastAt: later(60), conversationId: 'conversation-2' });
      expect(await one()).to.deep.include({
        ...{ count: 2, firstAt: NOW, lastAt: later(60), conversationId: 'conversation-2', seq: 3 },
      });
    });

    it('stay dismissed, until an agent says that the intent was wrong', async () => {
      await note({}, { id: 'message-2' });
      const ids = ['message-1', 'nobody'];
      expect(await unanswered().dismissUnanswered(ids)).to.equal(1);
      expect(await unanswered().dismissUnanswered(ids)).to.equal(0);
      await note({ seq: 2, lastAt: later(9) });
      expect(await open()).to.deep.equal(['message-2']);
      await note({ seq: 2, reason: 'wrongIntent', wrongIntent: 'payment' });
      expect(await one()).to.deep.include({ state: 'open', wrongIntent: 'payment', count: 2 });
      await note({ seq: 5 });
      expect(await one()).to.deep.include({ reason: 'wrongIntent', wrongIntent: 'payment' });
    });

    it('are settled together with the utterances that they become', async () => {
      await note({}, { id: 'message-2' });
      const change = { revision: 1, at: NOW, author: 'eve', note: '', intents: ['payment'] };
      const edit = {
        change: { ...change, added: 1, removed: 0 },
        ...{ profiles: [], ended: [], removed: [] },
        added: [{ utterance: 'Can I pay?', intent: 'payment', language: 'en' as const }],
        labelled: [{ id: 'message-1', intent: 'payment' }],
      };
      expect(await stores().intents.saveIntents(edit)).to.equal('saved');
      expect(await one()).to.deep.include({ state: 'labelled', label: 'payment' });
      await unanswered().dismissUnanswered(['message-1']);
      expect((await one())?.state).to.equal('labelled');
      const late = { ...edit, labelled: [{ id: 'message-2', intent: 'payment' }] };
      expect(await stores().intents.saveIntents(late)).to.equal('conflict');
      expect(await open()).to.deep.equal(['message-2']);
    });

    it('are bounded: the oldest give way', async () => {
      const messages = [1, 2, 3, 4].map((at) => anUnanswered({ id: `${at}`, lastAt: later(at) }));
      await unanswered().noteUnanswered(messages, 4);
      await unanswered().dismissUnanswered(['1', '2']);
      await unanswered().noteUnanswered([anUnanswered({ id: '5', lastAt: later(5) })], 1);
      expect(await open()).to.deep.equal(['5']);
      const left = await unanswered().unansweredByIds(['1', '2', '3', '4', '5']);
      expect(left.map(({ id }) => id)).to.deep.equal(['2', '5']);
    });
  });

  describe('messages to learn from', () => {
    it('are kept once each, the newest of them', async () => {
      const message = (id: string, at: number) => {
        return { id, utterance: `text ${id}`, language: 'en' as const, at: later(at) };
      };
      await unanswered().keepMessages([message('a', 1), message('b', 2), message('a', 3)], 9);
      await unanswered().keepMessages([message('c', 4)], 2);
      expect(await unanswered().keptMessages()).to.deep.equal([message('a', 3), message('c', 4)]);
      await unanswered().forgetMessages();
      expect(await unanswered().keptMessages()).to.deep.equal([]);
    });
  });
}
