import { expect } from 'chai';
import type { QuickReply } from '../../knowledge/quickReplies/store.ts';
import type { Store } from '../../storage/store.ts';
import { aConversation, anAnswer, committed, later, NOW } from './records.ts';
import { eachWithEmpty, type Subject } from './subject.ts';

/** Stored answer texts, how often they were used, and what they tell of the shop. */
export function quickReplyStoreContract(
  subject: Subject<Pick<Store, 'quickReplies' | 'handoff' | 'events'>>,
): void {
  const stores = eachWithEmpty(subject);
  const replies = () => stores().quickReplies;
  const save = (fields: Partial<QuickReply> = {}) => replies().saveQuickReply(aQuickReply(fields));
  const keys = async (account: string | null) =>
    (await replies().quickReplies(account)).map(({ key }) => key);

  describe('quick replies', () => {
    it('are found by id, and listed by key', async () => {
      expect(await save()).to.equal('saved');
      await save({ id: 'r2', key: 'bye' });
      const stored = { ...aQuickReply(), version: 1 };
      expect(await replies().quickReply('r1')).to.deep.equal(stored);
      expect(await replies().quickReply('r9')).to.equal(undefined);
      expect(await keys(null)).to.deep.equal(['bye', 'hello']);
    });

    it('are seen by their owner, or by everybody', async () => {
      await save();
      await save({ id: 'r2', key: 'mine', owner: 'lin' });
      await save({ id: 'r3', key: 'yours', owner: 'mei' });
      expect(await keys('lin')).to.deep.equal(['hello', 'mine']);
      expect(await keys('mei')).to.deep.equal(['hello', 'yours']);
      expect(await keys(null)).to.deep.equal(['hello']);
    });

    it('are written over the version they were read at, only', async () => {
      await save();
      expect(await save()).to.equal('conflict');
      const both = await Promise.all([
        save({ version: 1, category: 'closing' }),
        save({ version: 1, category: 'waiting' }),
      ]);
      expect(both).to.have.members(['saved', 'conflict']);
      expect((await replies().quickReply('r1'))?.version).to.equal(2);
      expect(await save({ id: 'r9', version: 3 })).to.equal('conflict');
    });

    it('use a key once for each owner, and once among the shared', async () => {
      await save();
      const both = await Promise.all([
        save({ id: 'r2', key: 'new' }),
        save({ id: 'r3', key: 'new' }),
      ]);
      expect(both).to.have.members(['saved', 'keyTaken']);
      expect(await save({ version: 1, key: 'new' })).to.equal('keyTaken');
      expect((await replies().quickReply('r1'))?.key).to.equal('hello');
      expect(await save({ id: 'r4', owner: 'lin' })).to.equal('saved');
      expect(await save({ id: 'r5', owner: 'lin' })).to.equal('keyTaken');
      expect(await save({ id: 'r6', owner: 'mei' })).to.equal('saved');
    });

    it('are removed as they were seen, and their key is free again', async () => {
      await save();
      await save({ version: 1, category: 'closing' });
      expect(await replies().removeQuickReply('r1', 1)).to.equal('conflict');
      expect(await replies().removeQuickReply('r1', 2)).to.equal('removed');
      expect(await replies().removeQuickReply('r1', 2)).to.equal('removed');
      expect(await replies().quickReply('r1')).to.equal(undefined);
      expect(await save({ id: 'r2' })).to.equal('saved');
    });

    it('count each message that was made from them once, with the message', async () => {
      await save();
      const { id: conversationId } = await aConversation(stores().handoff);
      const say = (clientMessageId: string, seconds: number) =>
        stores().handoff.commit({
          messages: {
            conversationId,
            items: [
              anAnswer({
                ...{ from: 'agent', clientMessageId, at: later(seconds) },
                analysis: { quickReplyId: 'r1' },
              }),
            ],
          },
        });
      await say('m1', 1);
      expect((await say('m1', 5)).outcome).to.equal('duplicate');
      await Promise.all(['m2', 'm3', 'm4'].map((message, at) => say(message, at + 2)));
      expect(await replies().quickReply('r1')).to.include({ useCount: 4, version: 1 });
      expect((await replies().quickReply('r1'))?.lastUsedAt).to.deep.equal(later(4));
    });

    it('keep their uses when they are written anew', async () => {
      await save();
      const { id: conversationId } = await aConversation(stores().handoff);
      const item = anAnswer({ from: 'agent', at: NOW, analysis: { quickReplyId: 'r1' } });
      await committed(stores().handoff, { messages: { conversationId, items: [item] } });
      await save({ version: 1, category: 'closing', useCount: 0 });
      expect(await replies().quickReply('r1')).to.include({ useCount: 1, category: 'closing' });
    });

    it('tell the log what was written and removed, and nothing of what was refused', async () => {
      await save();
      await save(); // a conflict
      await save({ id: 'r2', owner: 'lin' });
      await save({ id: 'r3', owner: 'lin' }); // the key is taken
      await replies().removeQuickReply('r1', 7); // a conflict
      await replies().removeQuickReply('r1', 1);
      await replies().removeQuickReply('r1', 1); // gone already
      await replies().saveShopFacts({ version: 0, facts: {} });
      await replies().saveShopFacts({ version: 0, facts: {} }); // a conflict
      const { items } = await stores().events.since(undefined, 10);
      expect(items.map(({ event }) => event)).to.deep.equal([
        { type: 'quickReplyChanged', quickReplyId: 'r1', owner: null },
        { type: 'quickReplyChanged', quickReplyId: 'r2', owner: 'lin' },
        { type: 'quickReplyChanged', quickReplyId: 'r1', owner: null },
        { type: 'shopFactsSaved', version: 1 },
      ]);
    });

    it('may be gone when the message comes, which is stored all the same', async () => {
      const { id: conversationId } = await aConversation(stores().handoff);
      const item = anAnswer({ from: 'agent', at: NOW, analysis: { quickReplyId: 'gone' } });
      await committed(stores().handoff, { messages: { conversationId, items: [item] } });
      expect(await replies().quickReply('gone')).to.equal(undefined);
    });
  });

  describe("the shop's facts", () => {
    it('are written over the version they were read at, only', async () => {
      expect(await replies().shopFacts()).to.deep.equal({ version: 0, facts: {} });
      const facts = { name: { zh: '小铺', en: 'The Shop' }, phone: { en: '400' } };
      expect(await replies().saveShopFacts({ version: 0, facts })).to.equal('saved');
      expect(await replies().shopFacts()).to.deep.equal({ version: 1, facts });
      const both = await Promise.all([
        replies().saveShopFacts({ version: 1, facts: { name: { en: 'A' } } }),
        replies().saveShopFacts({ version: 1, facts: { name: { en: 'B' } } }),
      ]);
      expect(both).to.have.members(['saved', 'conflict']);
      expect(await replies().saveShopFacts({ version: 0, facts: {} })).to.equal('conflict');
    });
  });
}

function aQuickReply(fields: Partial<QuickReply> = {}): QuickReply {
  return {
    id: 'r1',
    version: 0,
    key: 'hello',
    category: 'greeting',
    titles: { zh: '问候', en: 'Hello' },
    texts: { zh: '您好，{{customer.name}}！', en: 'Hello {{customer.name}}!' },
    owner: null,
    author: 'editor-1',
    at: NOW,
    useCount: 0,
    lastUsedAt: null,
    ...fields,
  };
}
