import { expect } from 'chai';
import { CustomerLog, type HeardMessage } from '../../../recognizers/authoring/customerLog.ts';
import { openSqliteStore, type Store } from '../../../storage/index.ts';
import { later, NOW } from '../../support/records.ts';

describe('CustomerLog', () => {
  let store: Store;
  let errors: unknown[];

  beforeEach(async () => {
    store = await openSqliteStore({ file: ':memory:' });
    errors = [];
  });

  afterEach(() => store.close());

  const logOf = (keepsMessages = true, unanswered = store.unanswered) =>
    new CustomerLog({ unanswered, keepsMessages, onError: (error) => errors.push(error) });
  const heard = (fields: Partial<HeardMessage> = {}): HeardMessage => ({
    ...{ text: 'Where is 13800138000?', language: 'en', at: NOW, conversationId: 'c', seq: 1 },
    ...{ ranking: [], reason: 'notUnderstood', ...fields },
  });
  const open = () => store.unanswered.unanswered({ limit: 10 });
  const kept = async () =>
    (await store.unanswered.keptMessages()).map(({ utterance }) => utterance);

  it('stores what was asked in vain, without what leads to the customer', async () => {
    const ranking = ['a', 'b', 'c', 'd'].map((intent, index) => {
      return { intent, confidence: 0.5 - index / 10 };
    });
    const log = logOf();
    log.hear(heard({ ranking }));
    log.hear(heard({ text: 'fine, answered', reason: null, seq: 2 }));
    await log.flush();
    const [message, ...others] = await open();
    expect(others).to.deep.equal([]);
    expect(message).to.deep.include({ text: 'Where is [phone]?', count: 1, wrongIntent: null });
    expect(message?.ranking.map(({ intent }) => intent)).to.deep.equal(['a', 'b', 'c']);
    expect(message?.margin).to.be.closeTo(0.1, 1e-9);
    expect(await kept()).to.have.members(['Where is [phone]?', 'fine, answered']);
  });

  it('takes texts that differ in case and spaces for one question', async () => {
    const log = logOf();
    log.hear(heard({ text: 'Do you sell shells' }));
    log.hear(heard({ text: ' do you  SELL shells', seq: 4, at: later(9) }));
    await log.flush();
    expect((await open()).map(({ count }) => count)).to.deep.equal([2]);
    expect(await kept()).to.have.length(1);
  });

  it('keeps nothing to learn from when the shop does not want it', async () => {
    const log = logOf(false);
    log.hear(heard());
    log.hear(heard({ reason: null, text: 'answered' }));
    await log.flush();
    expect(await open()).to.have.length(1);
    expect(await kept()).to.deep.equal([]);
  });

  it('passes over what has no words, and stories', async () => {
    const log = logOf();
    for (const text of ['12345', '👍', 'a'.repeat(301)]) log.hear(heard({ text }));
    await log.flush();
    expect(await open()).to.deep.equal([]);
  });

  it('stores by itself after a moment', async () => {
    const { unanswered } = store;
    const log = new CustomerLog({
      unanswered,
      keepsMessages: true,
      onError: () => {},
      gatherMs: 1,
    });
    log.hear(heard());
    while ((await open()).length === 0) await new Promise((resolve) => setImmediate(resolve));
    await log.flush();
  });

  it('fails nobody when the store is away', async () => {
    const away = { noteUnanswered: () => Promise.reject(new Error('away')) };
    const log = logOf(true, away as unknown as Store['unanswered']);
    log.hear(heard());
    await log.flush();
    expect(errors).to.have.length(1);
  });
});
