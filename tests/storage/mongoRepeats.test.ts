import { expect } from 'chai';
import type { Account } from '../../console/store.ts';
import type { Article } from '../../knowledge/store.ts';
import type { Store } from '../../storage/store.ts';
import {
  aConversation,
  aLease,
  aMessage,
  anAgent,
  anAnswer,
  anInbound,
  aStoredEscalation,
  committed,
  NOW,
  present,
} from '../contracts/records.ts';
import { mongoInstances } from './mongoInstances.ts';
import { type MongoProxy, named } from './mongoProxy.ts';

/** What a server says of a transaction that it does not know any more, though it took effect. */
const FORGOTTEN = {
  ok: 0,
  code: 251,
  codeName: 'NoSuchTransaction',
  errmsg: 'Transaction has been forgotten',
  errorLabels: ['TransientTransactionError'],
};

for (const isForgetful of [false, true]) {
  const server = isForgetful ? 'a server that forgets its commits' : 'a server that knows them';
  describe(`a commit on MongoDB whose answer is lost, on ${server}`, function () {
    this.timeout(60_000);
    lostAnswers(isForgetful);
  });
}

/** What a writer hears whose commit took effect, though the connection broke before the answer. */
function lostAnswers(isForgetful: boolean) {
  const instances = mongoInstances();
  let proxy: MongoProxy;
  let store: Store;

  beforeEach(async () => {
    proxy = await instances.proxy();
    store = await instances.open({ proxy });
  });

  async function losingTheAnswer<T>(write: () => Promise<T>): Promise<T> {
    const lost = loseAnswer();
    const result = await write();
    await lost;
    return result;
  }

  async function loseAnswer(): Promise<void> {
    await proxy.loseAnswer(named('commitTransaction'));
    if (isForgetful) await proxy.answer(named('commitTransaction'), FORGOTTEN);
  }

  async function eventTypes(): Promise<readonly string[]> {
    const { items } = await store.events.since(undefined, 100);
    return items.map(({ event }) => event.type);
  }

  it('adds its messages once, and returns them', async () => {
    const { id } = await aConversation(store.handoff);
    const messages = { conversationId: id, items: [anAnswer(), anAnswer({ text: 'Again' })] };
    const result = await losingTheAnswer(() => committed(store.handoff, { messages }));
    expect(result.messages.map(({ seq }) => seq)).to.deep.equal([2, 3]);
    const stored = await store.handoff.messages(id, { limit: 10 });
    expect(stored.slice(1)).to.deep.equal(result.messages);
    expect(await eventTypes()).to.deep.equal([
      'conversationStarted',
      ...['messageStored', 'messageStored', 'messageStored'],
    ]);
  });

  it('is no conflict with itself, and no duplicate', async () => {
    const conversation = await aConversation(store.handoff);
    const escalation = await aStoredEscalation(store.handoff);
    const items = [aMessage({ from: 'agent', clientMessageId: 'client-1' })];
    const result = await losingTheAnswer(() =>
      store.handoff.commit({
        conversation: { ...conversation, epoch: 2 },
        escalation: { ...escalation, state: 'assigned', agentId: 'agent-1' },
        agent: anAgent({ holds: [{ escalationId: escalation.id, channelId: 'msteams' }] }),
        messages: { conversationId: conversation.id, items },
      }),
    );
    expect(result.outcome).to.equal('committed');
    expect(await store.handoff.conversation(conversation.id)).to.include({ version: 2, epoch: 2 });
    expect(await store.handoff.agent('agent-1')).to.include({ version: 1 });
    expect(await store.handoff.messages(conversation.id, { limit: 10 })).to.have.length(2);
  });

  it('ends its turn, and goes on with the next one', async () => {
    const { drain, conversationId } = await store.handoff.receive(anInbound(), aLease());
    const second = await store.handoff.receive(anInbound({ text: 'next' }), aLease());
    const { lease, first } = present(drain);
    const change = {
      messages: { conversationId, items: [anAnswer()] },
      turn: { lease, entry: first },
    };
    const result = await losingTheAnswer(() => committed(store.handoff, change));
    expect(result.next).to.include({ activityId: second.entry.activityId });
    const last = { turn: { lease, entry: present(result.next) } };
    expect(await committed(store.handoff, last)).to.not.have.property('next');
    expect(await store.handoff.messages(conversationId, { limit: 10 })).to.have.length(3);
  });

  it('receives an activity once, and hands out its drain', async () => {
    const inbound = anInbound();
    const receipt = await losingTheAnswer(() => store.handoff.receive(inbound, aLease()));
    expect(receipt.seen).to.equal('new');
    expect(receipt.message).to.include({ seq: 1, text: 'hello' });
    const { lease, first } = present(receipt.drain);
    expect(first).to.deep.include({ activityId: inbound.activityId, attempts: 0 });
    await committed(store.handoff, { turn: { lease, entry: first } });
    expect(await store.handoff.messages(receipt.conversationId, { limit: 10 })).to.have.length(1);
    expect(await eventTypes()).to.deep.equal(['conversationStarted', 'messageStored']);
  });

  it('receives an activity behind another without a right to drain', async () => {
    await store.handoff.receive(anInbound(), aLease());
    const receipt = await losingTheAnswer(() =>
      store.handoff.receive(anInbound({ text: 'two' }), aLease()),
    );
    expect(receipt).to.include({ seen: 'new' });
    expect(receipt.message).to.include({ seq: 2, text: 'two' });
    expect(receipt.drain).to.equal(undefined);
  });

  it('leaves the drain to the one who has begun it meanwhile', async () => {
    const other = await instances.open();
    const { drain } = await other.handoff.receive(anInbound(), aLease());
    const lost = loseAnswer();
    // From the loss on nothing gets through until the other instance has gone on to this activity.
    const again = lost.then(() => proxy.hold(() => true));
    const receiving = store.handoff.receive(anInbound({ text: 'two' }), aLease());
    const hold = await again;
    const { lease, first } = present(drain);
    const { next } = await committed(other.handoff, { turn: { lease, entry: first } });
    hold.release();
    const receipt = await receiving;
    expect(receipt.entry.activityId).to.equal(present(next).activityId);
    expect(receipt.drain).to.equal(undefined);
  });

  it('settles a sent message, and says so', async () => {
    const { id } = await aConversation(store.handoff);
    const messages = { conversationId: id, items: [anAnswer(), anAnswer({ text: 'Second' })] };
    await committed(store.handoff, { messages });
    const [claim] = await store.handoff.claimOutbox(aLease(), 10);
    const result = { status: 'sent', channelMessageId: 'teams-1' } as const;
    const settled = await losingTheAnswer(() => store.handoff.settleOutbox(present(claim), result));
    expect(settled).to.equal(true);
    const [next] = await store.handoff.claimOutbox(aLease(), 10);
    expect(next?.message).to.include({ seq: 3, text: 'Second' });
    const types = await eventTypes();
    expect(types.filter((type) => type === 'messageStatus')).to.have.length(1);
  });

  it('saves an account with its agent', async () => {
    const account = anAccount();
    expect(await losingTheAnswer(() => store.accounts.saveAccount(account, anAgent()))).to.equal(
      'saved',
    );
    expect(await store.accounts.account(account.id)).to.deep.equal({ ...account, version: 1 });
    expect(await eventTypes()).to.deep.equal(['agentChanged']);
  });

  it('saves a revision of an article', async () => {
    await store.articles.save(anArticle(), 0);
    const second = anArticle({ revision: 2, title: 'Fourteen days' });
    expect(await losingTheAnswer(() => store.articles.save(second, 1))).to.equal('saved');
    expect(await store.articles.article('returns', 'en')).to.deep.equal(second);
    expect(await store.articles.revisions('returns', 'en')).to.have.length(2);
  });

  it('does nothing that a connection lost before it did not do', async () => {
    const { id } = await aConversation(store.handoff);
    const commit = proxy.hold(named('commitTransaction'));
    const messages = { conversationId: id, items: [anAnswer()] };
    const writing = committed(store.handoff, { messages });
    await commit.held;
    proxy.cut(); // the server never saw it
    commit.release();
    expect((await writing).messages.map(({ seq }) => seq)).to.deep.equal([2]);
    expect(await store.handoff.messages(id, { limit: 10 })).to.have.length(2);
  });

  it('takes effect once wherever the way breaks', async () => {
    const { id } = await aConversation(store.handoff);
    const steps = ['findAndModify', 'insert', 'update', 'commitTransaction'] as const;
    for (const [index, step] of steps.entries()) {
      const lost = proxy.loseAnswer(named(step));
      const messages = { conversationId: id, items: [anAnswer({ text: step })] };
      const result = await committed(store.handoff, { messages });
      await lost;
      expect(result.messages.map(({ seq }) => seq)).to.deep.equal([index + 2]);
    }
    expect(await store.handoff.messages(id, { limit: 10 })).to.have.length(5);
  });
}

function anAccount(): Account {
  return {
    id: 'agent-1',
    version: 0,
    email: 'mei@shop.example',
    name: 'Mei',
    passwordHash: 'scrypt$…',
    roles: ['agent'],
    createdAt: NOW,
  };
}

function anArticle(fields: Partial<Article> = {}): Article {
  return {
    id: 'returns',
    language: 'en',
    revision: 1,
    status: 'published',
    title: 'Returns within seven days',
    body: 'You may return it.',
    questions: ['Can I return it?'],
    intents: ['returnPolicy'],
    product: '',
    issueType: 'returns',
    urgency: 'normal',
    audience: 'customers',
    channels: {},
    validFrom: null,
    validUntil: null,
    reviewBy: null,
    tags: [],
    author: 'editor-1',
    note: '',
    at: NOW,
    ...fields,
  };
}
