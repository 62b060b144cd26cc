import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import {
  type Activity,
  ConversationState,
  EventFactory,
  MemoryStorage,
  TestAdapter,
  TurnContext,
} from 'botbuilder';
import { expect } from 'chai';
import {
  conversationIdOf,
  Handoff,
  HandoffMiddleware,
  Router,
  TurnRunner,
  type Typing,
  type TypingSignals,
} from '../../handoff/index.ts';
import { openSqliteStore, type Store } from '../../storage/index.ts';
import { present } from '../contracts/records.ts';
import { WORDING } from '../support/desk.ts';
import { anAgent } from '../support/records.ts';

type Bot = (context: TurnContext) => Promise<unknown>;

const KEY = { channelId: 'msteams', conversationId: 'room', userId: 'ann' };
const ID = conversationIdOf(KEY);
const LIN = { agentId: 'lin', supervisor: false };

/** Any bot: it knows nothing of handoff but its event. */
const bot: Bot = async (context) => {
  const { text } = context.activity;
  if (text !== 'human') return context.sendActivity(`bot: ${text}`);
  await context.sendActivity('One moment');
  return context.sendActivity(EventFactory.createHandoffInitiation(context, { skills: ['tv'] }));
};

describe('HandoffMiddleware', () => {
  let store: Store;
  let handoff: Handoff;
  let router: Router;
  let typing: TypingSignals;
  let adapter: TestAdapter;

  beforeEach(async () => {
    store = await openSqliteStore({ file: ':memory:' });
    const parts = { store: store.handoff, wording: WORDING, newId: randomUUID, now };
    handoff = new Handoff(parts);
    router = new Router({ ...parts, events: store.events, onError: fail });
    typing = store.signals;
    adapter = new TestAdapter(async () => {}).use(
      new HandoffMiddleware({
        ...{ store: store.handoff, typing, instanceId: 'test', now },
        turns: new TurnRunner({ ...parts, handoff, sends: 'direct' }),
      }),
    );
  });

  afterEach(() => store.close());

  function write(text: string, fields: Partial<Activity> = {}, answer: Bot = bot): Promise<void> {
    const activity: Partial<Activity> = {
      ...{ type: 'message', id: randomUUID(), text, channelId: KEY.channelId },
      serviceUrl: 'https://channel.example',
      conversation: { id: KEY.conversationId } as Activity['conversation'],
      from: { id: KEY.userId, name: 'Ann' },
      recipient: { id: 'bot', name: 'Bot' },
      ...fields,
    };
    return adapter.processActivity(activity, async (context) => {
      await answer(context);
    });
  }

  async function assign(): Promise<void> {
    const agent = anAgent({ presenceUntil: new Date(Date.now() + 60_000) });
    await store.handoff.commit({ agent });
    await write('human');
    await router.drain();
    expect((await conversation()).agentId).to.equal('lin');
  }

  const conversation = async () => present(await store.handoff.conversation(ID));
  /** What went straight to the channel. */
  const sent = () => adapter.activeQueue.map(({ type, text }) => text ?? type);
  const lines = async () => {
    const messages = await store.handoff.messages(ID, { limit: 100 });
    return messages.map(({ from, text, status }) => `${from}: ${text} (${status})`);
  };

  it('lets the bot answer as ever, and keeps what was said', async () => {
    await write('hello');
    expect(sent()).to.deep.equal(['bot: hello']);
    expect(await lines()).to.deep.equal(['customer: hello (sent)', 'bot: bot: hello (sent)']);
  });

  it('lets the bot answer what comes in the moment in which the agent gives the conversation back', async () => {
    await assign();
    const commit = store.handoff.commit.bind(store.handoff);
    store.handoff.commit = async (change) => {
      store.handoff.commit = commit;
      await handoff.release(ID, LIN);
      return commit(change);
    };
    await write('hello again');
    expect(sent().at(-1)).to.equal('bot: hello again');
    expect((await conversation()).state).to.equal('bot');
  });

  it('gives the bot the ids of what it sent', async () => {
    const ids: unknown[] = [];
    await write('hello', {}, async (context) => ids.push(await context.sendActivity('hi')));
    expect(ids).to.deep.equal([{ id: adapter.activeQueue[0]?.id }]);
  });

  it('answers an activity that is delivered three times once', async () => {
    const same = { id: 'same' };
    await Promise.all([write('hello', same), write('hello', same), write('hello', same)]);
    expect(sent()).to.deep.equal(['bot: hello']);
  });

  it('runs the turns of a conversation one after the other, as they came', async () => {
    let running = 0;
    const slowly: Bot = async (context) => {
      running += 1;
      expect(running).to.equal(1);
      await delay(5);
      running -= 1;
      return bot(context);
    };
    const texts = Array.from({ length: 10 }, (_, index) => String(index));
    await Promise.all(texts.map((text) => write(text, {}, slowly)));
    expect(sent()).to.deep.equal(texts.map((text) => `bot: ${text}`));
  });

  it('lets nobody overtake who waits for their turn', async () => {
    const patiently: Bot = async (context) => {
      await delay(5);
      return bot(context);
    };
    const first = write('1', {}, patiently);
    await write('ignored', { type: 'typing' });
    const second = write('2', {}, patiently);
    await first;
    await write('3', {}, patiently);
    await second;
    expect(sent()).to.deep.equal([...['bot: ignored', 'bot: 1', 'bot: 2', 'bot: 3']]);
  });

  it('leaves the bot its own state and its own middleware', async () => {
    const state = new ConversationState(new MemoryStorage());
    const count = state.createProperty<number>('count');
    const seen: string[] = [];
    adapter.use(async (context, next) => {
      seen.push(context.activity.text);
      await next();
      await state.saveChanges(context);
    });
    const counting: Bot = async (context) => {
      const turns = (await count.get(context, 0)) + 1;
      await count.set(context, turns);
      await context.sendActivity(`turn ${turns}`);
    };
    await Promise.all(['a', 'b', 'c'].map((text) => write(text, {}, counting)));
    expect(sent()).to.deep.equal(['turn 1', 'turn 2', 'turn 3']);
    expect(seen).to.deep.equal(['a', 'b', 'c']);
  });

  it('puts the customer in line for handoff.initiate, and keeps the event from the channel', async () => {
    await write('human');
    expect(sent()).to.deep.equal(['One moment']);
    const { state, escalationId } = await conversation();
    expect(state).to.equal('waiting');
    const escalation = await store.handoff.escalation(present(escalationId));
    expect(escalation).to.deep.include({ reason: 'initiated', skills: ['tv'] });
  });

  it('keeps the customer’s messages for the agent, and the bot silent', async () => {
    await assign();
    await write('are you there?');
    expect(sent()).to.deep.equal(['One moment']);
    expect((await lines()).at(-1)).to.equal('customer: are you there? (sent)');
  });

  it('gives the bot the next message after the agent is done', async () => {
    await assign();
    await handoff.resolve(ID, LIN);
    await write('hello again');
    expect(sent()).to.deep.equal(['One moment', 'bot: hello again']);
  });

  it('passes on what the bot throws, and works on', async () => {
    const failures: unknown[] = [];
    const mistake = new Error('broken');
    adapter.onTurnError = async (_, error) => {
      failures.push(error);
    };
    await write('hello', {}, () => Promise.reject(mistake));
    await write('hello again');
    expect(failures).to.deep.equal([mistake]);
    expect(sent()).to.deep.equal(['bot: hello again']);
  });

  it('shows that the customer types, and leaves typing and invokes to the bot', async () => {
    const signals: Typing[] = [];
    const types: string[] = [];
    typing.subscribe((signal) => signals.push(signal));
    const note: Bot = async ({ activity }) => types.push(activity.type);
    await write('', { type: 'typing' }, note);
    await write('', { type: 'invoke' }, note);
    expect(signals).to.deep.equal([{ conversationId: ID, from: 'customer' }]);
    expect(types).to.deep.equal(['typing', 'invoke']);
    expect(await store.handoff.conversation(ID)).to.equal(undefined);
  });

  it('takes the bot’s own proactive turns for no customer’s activity', async () => {
    const reference = TurnContext.getConversationReference({ id: '1' });
    const event = { type: 'event', name: 'ContinueConversation', relatesTo: reference };
    await write('', event as Partial<Activity>, (context) => context.sendActivity('by the way'));
    expect(sent()).to.deep.equal(['by the way']);
    expect(await store.handoff.conversation(ID)).to.equal(undefined);
  });
});

function now(): Date {
  return new Date();
}

function fail(error: unknown): never {
  throw error;
}
