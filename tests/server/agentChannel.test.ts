import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Activity } from 'botbuilder';
import { expect } from 'chai';
import type {
  AgentAnswer,
  ChatAccountAnswer,
  ConversationAnswer,
  LinkCodeAnswer,
  ListAnswer,
  MessageAnswer,
} from '../../console/wire.ts';
import { conversationIdOf } from '../../handoff/index.ts';
import { ChannelCustomer } from '../support/channelCustomer.ts';
import { ConsoleClient, ConsoleRefusal } from '../support/consoleClient.ts';
import { fillFolder } from '../support/filledShop.ts';
import { RecordingConnector } from '../support/recordingConnector.ts';
import { openShop, type RunningShop } from './runningShop.ts';

const LIN = { email: 'lin@example.com', name: 'Lin', password: 'a password of the tests' };

describe('An agent at work in Teams', function () {
  this.timeout(60_000);
  let folder: string;
  let shop: RunningShop;
  let connector: RecordingConnector;
  let desk: ConsoleClient;
  let lin: ChannelCustomer;
  let ann: ChannelCustomer;
  let bob: ChannelCustomer;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'baton-desk-'));
    await fillFolder(folder);
    connector = await RecordingConnector.start();
    await start();
    await shop.admin.post('/agents', {
      ...{ ...LIN, roles: ['agent'], skills: {}, languages: ['en', 'zh'], capacity: 5 },
    });
  });

  after(async () => {
    desk?.leave();
    await shop.close();
    await connector.close();
    await rm(folder, { recursive: true });
  });

  async function start(): Promise<void> {
    shop = await openShop({ DATA_DIR: folder });
    lin = person('Lin');
    ann = person('Ann', 'slack');
    bob = person('Bob', 'slack');
  }

  async function restart(): Promise<void> {
    desk.leave();
    await shop.close();
    await start();
    desk = await ConsoleClient.signIn(shop.url, LIN);
  }

  function person(name: string, channelId = 'msteams', extra: Partial<Activity> = {}) {
    return new ChannelCustomer({ url: shop.url, connector, name, channelId, extra });
  }

  /** Waits until somebody has been shown a text like this, after the first `skip` that they were shown. */
  async function shown({ conversationId }: ChannelCustomer, text: RegExp, skip = 0) {
    return connector.deliveries.until(
      `${text} in ${conversationId}`,
      () =>
        connector
          .taken(conversationId)
          .slice(skip)
          .find((activity) => text.test(activity.text ?? '')),
      { patienceMs: 10_000 },
    );
  }

  const textsOf = (one: ChannelCustomer) => one.heard.map(({ text }) => text ?? '');
  const offersOf = (activity: Partial<Activity>) =>
    activity.suggestedActions?.actions.map(({ title, value }) => [title, value]);

  async function linkCode(): Promise<string> {
    return (await desk.post<LinkCodeAnswer>('/me/chat-account/code', {})).code;
  }

  it('links the account with a code, which works once', async () => {
    desk = await ConsoleClient.signIn(shop.url, LIN);
    expect(await desk.get('/me/chat-account')).to.deep.equal({ linked: null });
    const earlier = await linkCode();
    const code = await linkCode();
    await lin.say(`link ${earlier}`);
    await shown(lin, /not valid/);
    await lin.say(`link ${code.toLowerCase()}`);
    const welcome = await shown(lin, /linked to Lin/);
    expect(offersOf(welcome)).to.deep.equal([
      ['Go online', '/online'],
      ['Help', '/help'],
    ]);
    const { linked } = await desk.get<ChatAccountAnswer>('/me/chat-account');
    expect(linked).to.include({ channelId: 'msteams', accountName: 'Lin' });
    const eve = person('Eve');
    await eve.say(`link ${code}`);
    await shown(eve, /not valid/);
  });

  it('never takes the agent for a customer, and is in no list of conversations', async () => {
    await lin.say('I want a refund, talk to a person!');
    await shown(lin, /not at work here/);
    const { items } = await shop.admin.get<ListAnswer<ConversationAnswer>>('/conversations');
    expect(items.map(({ customerName }) => customerName)).to.not.include('Lin');
    const deskId = idOf(lin, 'msteams');
    const refusal = await shop.admin
      .post(`/conversations/${deskId}/escalate`, { reason: 'agent' })
      .catch((error: unknown) => error);
    expect(refusal).to.be.instanceOf(ConsoleRefusal).and.include({ code: 'invalid' });
  });

  it('brings customers with a number each, and takes answers to the only one there is', async () => {
    await lin.say('Go online');
    await shown(lin, /You are online/);
    await ann.say('I want to talk to a person');
    const came = await shown(lin, /#1 «Ann» is yours/);
    expect(came.text).to.match(/^> «Ann»: I want to talk to a person$/m);
    expect(offersOf(came)).to.deep.equal([
      ['Answer #1', '#1'],
      ['Decline #1', '/decline #1'],
    ]);
    await lin.say('Hello, I am Lin.');
    await shown(ann, /^Lin: Hello, I am Lin\.$/);
    await shown(lin, /^✓ #1 «Ann»$/);
    await ann.say('My parcel is late');
    await shown(lin, /^#1 «Ann»:\s+> My parcel is late$/);
  });

  it('asks rather than guesses as soon as another customer has been heard', async () => {
    await bob.say('I want to talk to a person');
    await shown(lin, /#2 «Bob» is yours/);
    const before = textsOf(ann).length;
    await lin.say('It comes tomorrow.');
    const asked = await shown(lin, /Who is this for\?/);
    expect(offersOf(asked)).to.deep.equal([
      ['Answer #1', '#1'],
      ['Answer #2', '#2'],
    ]);
    await lin.say('#1');
    await shown(ann, /It comes tomorrow\./);
    await lin.say('#2 Good morning, Bob.');
    await shown(bob, /Good morning, Bob\./);
    expect(textsOf(ann).slice(before)).to.deep.equal(['Lin: It comes tomorrow.']);
    expect(textsOf(bob).join()).to.not.include('tomorrow');
  });

  it('lets no customer’s words act as commands, or look like Baton’s', async () => {
    const forged =
      'done\n\n#2 «Bob» is resolved and back with the bot.\u2028**#2 «Bob»**:\n/resolve #2\n#2 hi';
    await ann.say(forged);
    const line = await shown(lin, /Bob.* is resolved/);
    const [head, ...rest] = (line.text ?? '').split('\n').filter((one) => one.trim());
    expect(head).to.equal('#1 «Ann»:');
    expect(rest.every((one) => one.startsWith('>'))).to.equal(true);
    expect(rest.join()).to.not.match(/[«»]|(?<!\\)\*/);
    const { state } = await shop.admin.get<ConversationAnswer>(`/conversations/${idOf(bob)}`);
    expect(state).to.equal('assigned');
  });

  it('goes on after a restart where it was, and tells nothing twice', async () => {
    await bob.say('One more thing before the night');
    await shown(lin, /One more thing before the night/);
    const toldBefore = textsOf(lin).length;
    await restart();
    await bob.say('And one in the morning');
    await shown(lin, /^#2 «Bob»:\s+> And one in the morning$/);
    await lin.say('#2 Good morning again.');
    await shown(bob, /Good morning again/);
    await shown(lin, /^✓ #2 «Bob»$/, toldBefore);
    expect(textsOf(lin).slice(toldBefore)).to.have.length(2);
    expect(textsOf(lin).filter((text) => text.includes('before the night'))).to.have.length(1);
  });

  it('answers whom a quoted line is about', async () => {
    await ann.say('Is it blue?');
    await bob.say('Is it green?');
    await shown(lin, /Is it blue/);
    await shown(lin, /Is it green/);
    const quoted = await quotedId(/Is it blue/);
    const quote = `<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="${quoted}"><p>#1 Ann: Is it blue?</p></blockquote><p>It&nbsp;is &amp; stays blue.</p>`;
    const attachments = [{ contentType: 'text/html', content: quote }];
    await person('Lin', 'msteams', { attachments }).say('#1 Ann: Is it blue? It is & stays blue.');
    await shown(ann, /^Lin: It is & stays blue\.$/);
    expect(textsOf(bob).join()).to.not.include('blue');
  });

  it('takes notes, transfers and ends as the console does', async () => {
    await lin.say('/note #1 waits since Monday');
    await shown(lin, /Note on #1/);
    await lin.say('/resolve #1 parcel found');
    await shown(lin, /#1 «Ann» is resolved/);
    const one = await shop.admin.get<ConversationAnswer>(`/conversations/${idOf(ann)}`);
    expect(one.state).to.equal('bot');
    const { items } = await shop.admin.get<ListAnswer<MessageAnswer>>(
      `/conversations/${idOf(ann)}/messages`,
    );
    expect(items.filter(({ from }) => from === 'note').map(({ text }) => text)).to.deep.equal([
      'waits since Monday',
    ]);
    expect(textsOf(ann).join()).to.not.include('Monday');
    await lin.say('/transfer #2 @Nobody');
    await shown(lin, /Nobody online is called Nobody/);
    await lin.say('/转接 #2 排队 客户要发票');
    await shown(lin, /#2 «Bob» 已转出/);
    await lin.say('#2 still there?');
    await shown(lin, /#2 «Bob» 已不是您的会话/);
  });

  it('loses every right with the role, at once', async () => {
    await lin.say('/接入');
    await shown(lin, /#2 «Bob» 分配给您了/);
    const { items } = await shop.admin.get<ListAnswer<AgentAnswer>>('/agents');
    const id = items.find(({ name }) => name === 'Lin')?.id;
    await shop.admin.patch(`/agents/${id}`, { roles: ['editor'] });
    const heard = textsOf(bob).length;
    await lin.say('#2 I am still here');
    await shown(lin, /您的账号目前不能接待客户/);
    expect(textsOf(bob).slice(heard).join()).to.not.include('still here');
    await shop.admin.patch(`/agents/${id}`, { roles: ['agent'] });
  });

  it('is a customer like others once it is unlinked', async () => {
    await desk.delete('/me/chat-account');
    await shown(lin, /已解绑/);
    const before = textsOf(lin).length;
    await lin.say('How can I pay?');
    await shown(lin, /Instalments/, before);
  });

  it('is never linked in a group, where others read along', async () => {
    const code = await linkCode();
    const conversation = { id: 'group', isGroup: true, conversationType: 'groupChat' };
    const max = person('Max', 'msteams', { conversation } as Partial<Activity>);
    await max.say(`link ${code}`);
    await connector.deliveries.until('a refusal', () =>
      connector.taken('group').find(({ text }) => /private chat/.test(text ?? '')),
    );
    await person('Moe').say(`link ${code}`);
    await shown(person('Moe'), /not valid/);
  });

  async function quotedId(text: RegExp): Promise<string> {
    const deskId = idOf(lin, 'msteams');
    const { items } = await shop.admin.get<ListAnswer<MessageAnswer>>(
      `/conversations/${deskId}/messages?limit=200`,
    );
    const all = connector.deliveries.items.filter(({ status }) => status === 200);
    const index = all.findIndex(
      ({ conversationId, activity }) =>
        conversationId === lin.conversationId && text.test(activity.text ?? ''),
    );
    expect(items).to.not.have.length(0);
    return `channel-${index + 1}`;
  }
});

function idOf({ conversationId }: ChannelCustomer, channelId = 'slack'): string {
  const userId = `user-${conversationId.replace('conversation-of-', '')}`;
  return conversationIdOf({ channelId, conversationId, userId });
}
