import { setImmediate } from 'node:timers/promises';
import { expect } from 'chai';
import { type SinonFakeTimers, useFakeTimers } from 'sinon';
import type { ChannelSender, Message, NewMessage } from '../../handoff/index.ts';
import { Outbox, SendError } from '../../handoff/index.ts';
import { openSqliteStore, type Store } from '../../storage/index.ts';
import { aConversation, anAnswer, committed, NOW, present } from '../contracts/records.ts';

type Answer = ReturnType<ChannelSender['send']>;

/** A sender that keeps what it gets and answers as the test says; by default it takes everything. */
class Channel implements ChannelSender {
  readonly attempts: { readonly text: string; readonly second: number }[] = [];
  answer: (text: string, attempt: number) => Answer = async () => ({});

  async send(_: unknown, { text }: Message): Answer {
    this.attempts.push({ text, second: (Date.now() - NOW.getTime()) / 1000 });
    return this.answer(text, this.attempts.filter((attempt) => attempt.text === text).length);
  }

  get texts(): string[] {
    return this.attempts.map(({ text }) => text);
  }

  get seconds(): number[] {
    return this.attempts.map(({ second }) => second);
  }
}

const refusal = (retryable: boolean, retryAfterSeconds?: number) =>
  new SendError('The channel answered badly', { retryable, retryAfterSeconds });
const never = () => new Promise<never>(() => {});

describe('Outbox', () => {
  let clock: SinonFakeTimers;
  let store: Store;
  let channel: Channel;
  let outbox: Outbox;
  let errors: unknown[];
  let stop: () => Promise<void>;

  beforeEach(async () => {
    clock = useFakeTimers({ now: NOW, toFake: ['Date', 'setTimeout', 'clearTimeout'] });
    store = await openSqliteStore({ file: ':memory:' });
    channel = new Channel();
    errors = [];
    outbox = new Outbox({
      store: store.handoff,
      events: store.events,
      sender: channel,
      instanceId: 'test',
      now: () => new Date(),
      onError: (error) => errors.push(error),
    });
    stop = outbox.start();
  });

  afterEach(async () => {
    clock.restore();
    await store.close();
  });

  /** Lets so many seconds pass, with a sweep in each. */
  async function pass(seconds: number): Promise<void> {
    for (let second = 0; second < seconds; second += 1) {
      clock.tick(1000);
      outbox.pump();
      await settled();
    }
  }

  async function conversation(userId = 'ann'): Promise<string> {
    return (await aConversation(store.handoff, { userId })).id;
  }

  async function commit(conversationId: string, ...items: NewMessage[]): Promise<void> {
    await committed(store.handoff, { messages: { conversationId, items } });
    await settled();
  }

  async function statuses(conversationId: string): Promise<string[]> {
    const messages = await store.handoff.messages(conversationId, { after: 1, limit: 500 });
    return messages.map(({ text, status }) => `${text} ${status}`);
  }

  it('sends what is committed, each once and in order', async () => {
    const id = await conversation();
    await commit(id, anAnswer({ text: 'one' }), anAnswer({ text: 'two' }));
    await commit(id, anAnswer({ text: 'three' }));
    await pass(5);
    expect(channel.texts).to.deep.equal(['one', 'two', 'three']);
    expect(await statuses(id)).to.deep.equal(['one sent', 'two sent', 'three sent']);
  });

  it('keeps the id that the channel gave the message', async () => {
    channel.answer = async () => ({ id: 'teams-7' });
    const id = await conversation();
    await commit(id, anAnswer({ text: 'one' }));
    const [message] = await store.handoff.messages(id, { after: 1, limit: 1 });
    expect(message?.activity).to.include({ id: 'teams-7' });
  });

  it('waits for the message before, but for no other conversation', async () => {
    channel.answer = (text) => (text === 'one' ? never() : Promise.resolve({}));
    await commit(await conversation('ann'), anAnswer({ text: 'one' }), anAnswer({ text: 'two' }));
    await commit(await conversation('bob'), anAnswer({ text: 'hello bob' }));
    expect(channel.texts).to.deep.equal(['one', 'hello bob']);
  });

  it('serves the others while a hundred conversations get no answer', async () => {
    channel.answer = (text) => (text === 'hangs' ? never() : Promise.resolve({}));
    for (let count = 0; count < 100; count += 1) {
      await commit(await conversation(`stuck-${count}`), anAnswer({ text: 'hangs' }));
    }
    await commit(await conversation('bob'), anAnswer({ text: 'hello bob' }));
    await pass(2);
    expect(channel.texts).to.include('hello bob');
  });

  it('tries again with growing pauses: 1, 2, 4, 8 … seconds', async () => {
    channel.answer = async (text, attempt) => {
      if (text === 'one' && attempt <= 4) throw refusal(true);
      return {};
    };
    const id = await conversation();
    await commit(id, anAnswer({ text: 'one' }), anAnswer({ text: 'two' }));
    await pass(20);
    expect(channel.seconds).to.deep.equal([0, 1, 3, 7, 15, 15]);
    expect(await statuses(id)).to.deep.equal(['one sent', 'two sent']);
  });

  it('waits as long as the channel asks for', async () => {
    channel.answer = async (text, attempt) => {
      if (text === 'one' && attempt === 1) throw refusal(true, 7);
      return {};
    };
    await commit(await conversation(), anAnswer({ text: 'one' }), anAnswer({ text: 'two' }));
    await pass(6);
    expect(channel.texts).to.deep.equal(['one']);
    await pass(1);
    expect(channel.texts).to.deep.equal(['one', 'one', 'two']);
  });

  it('shows a refused message as failed, and goes on with the next', async () => {
    channel.answer = async (text) => {
      if (text === 'one') throw refusal(false);
      return {};
    };
    const id = await conversation();
    await commit(id, anAnswer({ text: 'one' }), anAnswer({ text: 'two' }));
    expect(await statuses(id)).to.deep.equal(['one failed', 'two sent']);
    const [message] = await store.handoff.messages(id, { after: 1, limit: 1 });
    expect(message?.failure).to.equal('The channel answered badly');
  });

  it('gives up after 15 minutes, visibly', async () => {
    channel.answer = async () => {
      throw refusal(true);
    };
    const id = await conversation();
    await commit(id, anAnswer({ text: 'one' }));
    await pass(14 * 60);
    expect(await statuses(id)).to.deep.equal(['one stored']);
    await pass(61);
    expect(await statuses(id)).to.deep.equal(['one failed']);
  });

  it('ends an attempt after 20 seconds, and tries again', async () => {
    channel.answer = (_, attempt) => (attempt === 1 ? never() : Promise.resolve({}));
    const id = await conversation();
    await commit(id, anAnswer({ text: 'one' }));
    await pass(25);
    expect(channel.seconds).to.deep.equal([0, 21]);
    expect(await statuses(id)).to.deep.equal(['one sent']);
  });

  it('sends nothing of an owner who has gone, but every answer of an agent', async () => {
    const id = await conversation();
    const before = present(await store.handoff.conversation(id));
    const items = [
      anAnswer({ text: 'bot before', validThroughEpoch: before.epoch }),
      anAnswer({ text: 'bot after', validThroughEpoch: before.epoch + 1 }),
      anAnswer({ text: 'agent', from: 'agent' }),
    ];
    await committed(store.handoff, {
      conversation: { ...before, epoch: before.epoch + 1 },
      messages: { conversationId: id, items },
    });
    await settled();
    expect(channel.texts).to.deep.equal(['bot after', 'agent']);
    expect(await statuses(id)).to.deep.equal(['bot before failed', 'bot after sent', 'agent sent']);
  });

  it('drops a message whose owner goes while it waits for its next attempt', async () => {
    channel.answer = async () => {
      throw refusal(true, 5);
    };
    const id = await conversation();
    await commit(id, anAnswer({ text: 'bot', validThroughEpoch: 0 }));
    const now = present(await store.handoff.conversation(id));
    await committed(store.handoff, { conversation: { ...now, epoch: 1 } });
    await pass(5);
    expect(channel.texts).to.deep.equal(['bot']);
    const [message] = await store.handoff.messages(id, { after: 1, limit: 1 });
    expect(message?.failure).to.match(/superseded/);
  });

  it('reports what the sender never meant to throw, and tries again', async () => {
    const mistake = new TypeError('not a function');
    channel.answer = async (_, attempt) => {
      if (attempt === 1) throw mistake;
      return {};
    };
    const id = await conversation();
    await commit(id, anAnswer({ text: 'one' }));
    expect(errors).to.deep.equal([mistake]);
    await pass(1);
    expect(await statuses(id)).to.deep.equal(['one sent']);
  });

  it('finishes what is under way when it stops, and begins nothing', async () => {
    let arrive = (_: object) => {};
    channel.answer = () => new Promise((resolve) => (arrive = resolve));
    const id = await conversation();
    await commit(id, anAnswer({ text: 'one' }), anAnswer({ text: 'two' }));
    const stopped = stop();
    arrive({});
    await stopped;
    await settled();
    expect(channel.texts).to.deep.equal(['one']);
    expect(await statuses(id)).to.deep.equal(['one sent', 'two stored']);
  });
});

/** Resolves when everything that needs no clock has happened. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await setImmediate();
}
