import { expect } from 'chai';
import type { ConversationAnswer, ListAnswer, MessageAnswer } from '../../console/wire.ts';
import { conversationIdOf } from '../../handoff/index.ts';
import { ChannelCustomer } from '../support/channelCustomer.ts';
import { ConsoleClient } from '../support/consoleClient.ts';
import { RecordingConnector } from '../support/recordingConnector.ts';
import { type ForeignBot, type ForeignProject, installForeignProject } from './foreignProject.ts';

const ADMIN = { email: 'admin@example.com', password: 'the admin of the foreign bot' };
const AGENT = { email: 'lin@example.com', name: 'Lin', password: 'a password of the tests' };

const STRANGER = `
  import { createHandoff, type HandoffOptions, type HandoffPlugin } from 'botbuilder-baton';
  import { Handoff, HandoffMiddleware } from 'botbuilder-baton/handoff';
  import { KnowledgeBase } from 'botbuilder-baton/knowledge';
  import { Recognizer } from 'botbuilder-baton/recognizers';
  import { openSqliteStore } from 'botbuilder-baton/storage';

  export const parts = [Handoff, HandoffMiddleware, KnowledgeBase, Recognizer];
  export async function add(options: Omit<HandoffOptions, 'store'>): Promise<HandoffPlugin> {
    return createHandoff({ ...options, store: await openSqliteStore({ file: ':memory:' }) });
  }
  // @ts-expect-error: an adapter and a store are needed
  createHandoff({});
`;

describe('The packed package in a foreign project', function () {
  this.timeout(300_000);
  let project: ForeignProject;
  let bot: ForeignBot;
  let connector: RecordingConnector;
  let ann: ChannelCustomer;
  let agent: ConsoleClient;
  const closers: (() => unknown)[] = [];

  before(async () => {
    connector = await RecordingConnector.start();
    closers.push(() => connector.close());
    project = await installForeignProject();
    closers.push(() => project.remove());
    bot = await project.start(ADMIN.password);
    closers.push(() => bot.kill9());
    ann = customerOf(bot);
    const admin = await ConsoleClient.signIn(bot.url, ADMIN);
    await admin.post('/agents', {
      ...AGENT,
      ...{ roles: ['agent'], skills: {}, languages: ['en', 'zh'], capacity: 3 },
    });
    admin.leave();
    agent = await signIn(bot);
    closers.push(() => agent.leave());
  });

  after(async () => {
    for (const close of closers.reverse()) await close();
  });

  const customerOf = ({ url }: ForeignBot) => new ChannelCustomer({ url, connector, name: 'Ann' });

  async function signIn({ url }: ForeignBot): Promise<ConsoleClient> {
    const client = await ConsoleClient.signIn(url, AGENT);
    await client.put('/me/presence', { presence: 'online', leaseSeconds: 600 });
    return client;
  }

  const id = () =>
    conversationIdOf({
      ...{ channelId: 'msteams', conversationId: ann.conversationId, userId: 'user-Ann' },
    });

  const heard = (count: number) =>
    connector.deliveries.until(`${count} messages to Ann`, () => {
      const texts = ann.heard.map(({ text }) => text);
      return texts.length >= count && texts;
    });

  const conversation = () => agent.get<ConversationAnswer>(`/conversations/${id()}`);

  /** The transcript, once the channel is known to have all of the agent's answers. */
  async function transcript(): Promise<readonly MessageAnswer[]> {
    const path = `/conversations/${id()}/messages`;
    while (true) {
      const { items } = await agent.get<ListAnswer<MessageAnswer>>(path);
      if (items.every(({ from, status }) => from !== 'agent' || status === 'sent')) return items;
    }
  }

  it('holds the library with its pages, licence and readme, and nothing that only we need', () => {
    const { packed } = project;
    expect(packed).to.include.members([
      ...['LICENSE', 'README.md', 'package.json', 'dist/bot/index.js', 'dist/bot/index.d.ts'],
      ...['dist/console/web/index.html', 'dist/recognizers/data/emotion.jsonl'],
    ]);
    const ours = packed.filter((path) =>
      /tests?\/(?!contracts)|sampleShop\/|\.map$|(?<!\.d)\.tsx?$/.test(path),
    );
    expect(ours).to.deep.equal([]);
  });

  it('has types for all its entrances', async () => {
    expect(await project.compile(STRANGER)).to.equal('');
  });

  it('lets the author of another store prove it by the same contract', async () => {
    expect(await project.proveStore()).to.match(/\d{2,} passing/);
  });

  it('serves the console with its script', async () => {
    const page = await fetch(`${bot.url}/console/`);
    expect(page.status).to.equal(200);
    const [, script] = /<script[^>]+src="([^"]+)"/.exec(await page.text()) ?? [];
    const answer = await fetch(new URL(script ?? '', bot.url));
    expect(answer.headers.get('content-type')).to.match(/javascript/);
    expect(answer.status).to.equal(200);
  });

  it('leaves the bot its own answers, state and middleware', async () => {
    await ann.say('hello');
    await ann.say('how are you?');
    expect(await heard(2)).to.deep.equal(['1: hello', '2: how are you?']);
  });

  it('brings the bot’s customer to an agent by handoff.initiate', async () => {
    await ann.say('human, please');
    await heard(4);
    expect(await conversation()).to.include({ state: 'assigned', agentName: 'Lin' });
    expect((await heard(4))[2]).to.equal('Let me find somebody.');
    expect((await heard(4))[3]).to.match(/^Lin/);
  });

  it('takes the agent’s answer to the customer, and keeps the bot silent', async () => {
    await ann.say('it is about my order');
    await agent.say(id(), 'Hello Ann');
    expect((await heard(5)).slice(4)).to.deep.equal(['Lin: Hello Ann']);
    const messages = await transcript();
    expect(messages.slice(-2).map(({ from, text }) => `${from}: ${text}`)).to.deep.equal([
      'customer: it is about my order',
      'agent: Hello Ann',
    ]);
  });

  it('keeps the conversation with that agent when the process is killed and starts again', async () => {
    agent.leave();
    await bot.kill9();
    bot = await project.start(ADMIN.password);
    agent = await signIn(bot);
    expect(await conversation()).to.include({ state: 'assigned', agentName: 'Lin' });
    ann = customerOf(bot);
    await ann.say('are you still there?');
    await agent.say(id(), 'Yes, I am');
    expect((await heard(6)).slice(5)).to.deep.equal(['Lin: Yes, I am']);
  });

  it('gives the conversation back to the bot when the agent is done', async () => {
    await agent.post(`/conversations/${id()}/resolve`);
    await heard(7);
    await ann.say('hello again');
    expect((await heard(8))[7]).to.equal('1: hello again');
  });
});
