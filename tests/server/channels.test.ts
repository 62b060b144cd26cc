import { randomUUID } from 'node:crypto';
import type { Activity } from 'botbuilder';
import { expect } from 'chai';
import type { ConversationAnswer, ListAnswer, MessageAnswer } from '../../console/wire.ts';
import { conversationIdOf } from '../../handoff/index.ts';
import { ChannelCustomer } from '../support/channelCustomer.ts';
import { ConsoleClient } from '../support/consoleClient.ts';
import { send } from '../support/persistence.ts';
import { type Delivery, RecordingConnector } from '../support/recordingConnector.ts';
import { openShop, type RunningShop } from './runningShop.ts';

type Place = Pick<ChannelCustomer, 'conversationId'>;

const QUESTIONS = [
  'How can I pay?',
  'how long does a refund take?',
  'do you ship abroad?',
  'hello',
] as const;
const AGENT = { email: 'lin@example.com', name: 'Lin', password: 'a password of the tests' };

describe('The shop on Bot Framework’s channels', function () {
  this.timeout(60_000);
  let shop: RunningShop;
  let connector: RecordingConnector;
  let agent: ConsoleClient;

  before(async () => {
    shop = await openShop();
    connector = await RecordingConnector.start();
    await shop.admin.post('/agents', {
      ...AGENT,
      ...{ roles: ['agent'], skills: {}, languages: ['en', 'zh'], capacity: 50 },
    });
    agent = await ConsoleClient.signIn(shop.url, AGENT);
    await agent.put('/me/presence', { presence: 'online', leaseSeconds: 600 });
  });

  after(async () => {
    agent.leave();
    await shop.close();
    await connector.close();
  });

  afterEach(() => {
    connector.treat = () => ({});
  });

  function customer(name: string, extra: Partial<Activity> = {}): ChannelCustomer {
    const channelId = extra.channelId ?? 'msteams';
    return new ChannelCustomer({ url: shop.url, connector, name, channelId, extra });
  }

  function idOf(name: string, channelId = 'msteams'): string {
    const { conversationId } = customer(name);
    return conversationIdOf({ channelId, conversationId, userId: `user-${name}` });
  }

  async function answers({ conversationId }: Place, count = 1) {
    return connector.deliveries.until(`${count} answers in ${conversationId}`, () => {
      const taken = connector.taken(conversationId);
      return taken.length >= count && taken;
    });
  }

  const attemptsIn = ({ conversationId }: Place): readonly Delivery[] =>
    connector.deliveries.items.filter((delivery) => delivery.conversationId === conversationId);

  async function transcript(id: string): Promise<readonly MessageAnswer[]> {
    const page = await shop.admin.get<ListAnswer<MessageAnswer>>(`/conversations/${id}/messages`);
    return page.items;
  }

  /** Reads the transcript until it is as wanted. */
  async function transcriptWith(
    id: string,
    isWanted: (messages: readonly MessageAnswer[]) => boolean,
  ): Promise<readonly MessageAnswer[]> {
    for (let messages = await transcript(id); ; messages = await transcript(id)) {
      if (isWanted(messages)) return messages;
    }
  }

  async function post(activity: object): Promise<number> {
    const url = `${shop.url}/api/messages`;
    const { status } = await send({ method: 'POST', url, json: activity });
    return status;
  }

  describe('takes a channel’s activities in their own shapes:', () => {
    it('a post in a Teams channel, without the mention that brought it here', async () => {
      const conversation = {
        ...{ id: '19:abc@thread.tacv2;messageid=1700000000001', conversationType: 'channel' },
        ...{ isGroup: true, tenantId: '72f988bf-0000-4000-8000-2d7cd011db47', name: 'Help' },
      };
      const ann = customer('Ann', {
        conversation,
        from: { id: '29:ann', name: 'Ann', aadObjectId: 'b7b9a0f0-0000-4000-8000-000000000001' },
        recipient: { id: '28:bot', name: 'Baton' },
        textFormat: 'plain',
        attachments: [
          { contentType: 'text/html', content: '<p><at>Baton</at>&nbsp;How can I pay?</p>' },
        ],
        entities: [
          { type: 'mention', mentioned: { id: '28:bot', name: 'Baton' }, text: '<at>Baton</at>' },
          { type: 'clientInfo', locale: 'en-US', country: 'US', platform: 'Windows' },
        ],
        channelData: { tenant: { id: '72f988bf' }, team: { id: '19:abc' } },
      } as Partial<Activity>);
      await ann.say('<at>Baton</at>&nbsp;How can I pay?\n');
      const [answer] = await answers({ conversationId: conversation.id });
      expect(answer?.text).to.match(/\*\*Instalments:\*\*/);
      expect(answer).to.include({ type: 'message', textFormat: 'markdown' });
      expect(answer?.recipient).to.include({ id: '29:ann' });
      const key = { channelId: 'msteams', conversationId: conversation.id, userId: '29:ann' };
      expect((await transcript(conversationIdOf(key)))[0]?.text).to.equal('How can I pay?');
    });

    it('a personal chat in Teams, answered in the customer’s language', async () => {
      const li = customer('Li', {
        locale: 'zh-CN',
        entities: [{ type: 'clientInfo', locale: 'zh-CN', country: 'CN', platform: 'iOS' }],
      });
      await li.say('退款要多久到账？');
      const [answer] = await answers(li);
      expect(answer?.text).to.match(/\p{Script=Han}/u);
      expect(answer?.locale).to.equal('zh');
    });

    it('a message on Facebook, answered without Markdown', async () => {
      const fay = customer('Fay', {
        channelId: 'facebook',
        channelData: {
          ...{ sender: { id: '2740' }, recipient: { id: '1091' }, timestamp: 1_700_000_000_000 },
          message: { mid: 'm_1', text: 'How can I pay?' },
        },
      });
      await fay.say('How can I pay?');
      const [answer] = await answers(fay);
      expect(answer?.text).to.match(/Instalments:/);
      expect(answer?.text).to.not.match(/\*\*|^- |\]\(/m);
      expect(answer?.textFormat).to.equal('plain');
    });

    it('somebody who comes in is welcomed once', async () => {
      const tom = customer('Tom');
      const update = {
        ...{ type: 'conversationUpdate', channelId: 'msteams', serviceUrl: connector.serviceUrl },
        conversation: { id: tom.conversationId },
        ...{ from: { id: 'user-Tom' }, recipient: { id: 'bot' } },
        membersAdded: [{ id: 'bot' }, { id: 'user-Tom' }],
      };
      expect(await post({ ...update, id: 'u1' })).to.equal(200);
      expect(await post({ ...update, id: 'u2' })).to.equal(200);
      await tom.say('hello');
      const heard = await answers(tom, 2);
      expect(heard.map(({ text }) => /welcome/i.test(text ?? ''))).to.deep.equal([true, false]);
    });

    it('typing and reactions need no answer', async () => {
      const uma = customer('Uma');
      const base = {
        ...{ channelId: 'msteams', serviceUrl: connector.serviceUrl, from: { id: 'user-Uma' } },
        ...{ conversation: { id: uma.conversationId }, recipient: { id: 'bot' } },
      };
      expect(await post({ ...base, id: 'r0', type: 'typing' })).to.equal(200);
      const reactionsAdded = [{ type: 'like' }];
      const reaction = { type: 'messageReaction', id: 'r1', replyToId: 'x', reactionsAdded };
      expect(await post({ ...base, ...reaction })).to.equal(200);
      await uma.say('hello');
      expect(await answers(uma)).to.have.length(1);
    });

    it('Facebook’s standby and handover events, with nobody in them, are left alone', async () => {
      const base = { channelId: 'facebook', serviceUrl: connector.serviceUrl };
      const pass_thread_control = { new_owner_app_id: '123', metadata: '' };
      const standby = [{ sender: { id: '2740' }, message: { mid: 'm_2', text: 'hi' } }];
      const before = connector.deliveries.items.length;
      for (const activity of [
        { ...base, type: 'event', value: { pass_thread_control } },
        { ...base, type: 'conversationUpdate', channelData: { pass_thread_control } },
        {
          ...{ ...base, type: 'message', id: 'm_2', text: 'hi', channelData: { standby } },
          ...{ from: { id: '2740' }, conversation: { id: '2740-1091' }, recipient: { id: '1091' } },
        },
      ]) {
        expect(await post(activity)).to.equal(200);
      }
      const ada = customer('Ada');
      await ada.say('hello');
      await answers(ada);
      expect(connector.deliveries.items.length).to.equal(before + 1);
    });
  });

  describe('delivers', () => {
    it('one answer to an activity that comes three times', async () => {
      const bo = customer('Bo');
      const id = randomUUID();
      await Promise.all([bo.say('hello', id), bo.say('hello', id), bo.say('hello', id)]);
      await bo.say('How can I pay?');
      expect(await answers(bo, 2)).to.have.length(2);
    });

    it('every answer once and in order, however slow the channel is', async () => {
      const cy = customer('Cy');
      let requests = 0;
      connector.treat = () => {
        requests += 1;
        return { delayMs: requests % 2 ? 120 : 5 };
      };
      for (const question of QUESTIONS) await cy.say(question);
      const heard = await answers(cy, QUESTIONS.length);
      const said = (await transcript(idOf('Cy'))).filter(({ from }) => from === 'bot');
      const starts = said.map(({ text }) => text.slice(0, 12));
      expect(heard.map(({ text }) => text?.slice(0, 12))).to.deep.equal(starts);
    });

    it('after as long as the channel asks for with 429', async () => {
      const di = customer('Di');
      connector.treat = ({ conversation }, attempt) =>
        conversation?.id === di.conversationId && attempt === 1
          ? { status: 429, retryAfterSeconds: 3 }
          : {};
      await di.say('How can I pay?');
      await answers(di);
      const [refused, taken] = attemptsIn(di);
      expect(refused?.status).to.equal(429);
      expect(gap(refused, taken)).to.be.greaterThan(2_900);
    });

    it('again, with growing pauses, when the channel is broken', async () => {
      const ed = customer('Ed');
      connector.treat = ({ conversation }, attempt) =>
        conversation?.id === ed.conversationId && attempt < 3 ? { status: 500 } : {};
      await ed.say('How can I pay?');
      await answers(ed);
      const [first, second, third] = attemptsIn(ed);
      expect(attemptsIn(ed).map(({ status }) => status)).to.deep.equal([500, 500, 200]);
      expect(gap(first, second)).to.be.greaterThan(900);
      expect(gap(second, third)).to.be.greaterThan(1_900);
    });

    it('what the channel refuses never, and shows it as failed', async () => {
      const flo = customer('Flo');
      connector.treat = ({ conversation }) =>
        conversation?.id === flo.conversationId ? { status: 400 } : {};
      await flo.say('How can I pay?');
      const messages = await transcriptWith(idOf('Flo'), (all) => all[1]?.status === 'failed');
      expect(messages[1]).to.include({ from: 'bot', failure: 'The channel answered 400' });
      expect(attemptsIn(flo)).to.have.length(1);
      connector.treat = () => ({});
      await flo.say('hello');
      expect(await answers(flo)).to.have.length(1);
    });

    it('to the others while one conversation’s channel never answers', async () => {
      const gus = customer('Gus');
      const hal = customer('Hal');
      connector.treat = ({ conversation }) =>
        conversation?.id === gus.conversationId ? { status: 'never' } : {};
      await gus.say('How can I pay?');
      await connector.deliveries.until('a request that hangs', () => attemptsIn(gus).length > 0);
      for (const question of QUESTIONS) await hal.say(question);
      await answers(hal, QUESTIONS.length);
      expect(attemptsIn(gus)).to.have.length(1);
      expect((await transcript(idOf('Gus')))[1]?.status).to.equal('stored');
    });
  });

  describe('hands over', () => {
    async function assigned(name: string): Promise<string> {
      const id = idOf(name);
      const path = `/conversations/${id}`;
      let conversation = await agent.get<ConversationAnswer>(path);
      while (conversation.state !== 'assigned') conversation = await agent.get(path);
      return id;
    }

    it('to an agent, who gets the customer’s words and whose answers get to the channel', async () => {
      const ivy = customer('Ivy');
      await ivy.say('let me talk to a person');
      const id = await assigned('Ivy');
      await ivy.say('my earphones broke');
      const messages = await transcriptWith(id, (all) => all.at(-1)?.text === 'my earphones broke');
      expect(messages.at(-1)).to.include({ from: 'customer' });
      const before = (await answers(ivy, 2)).length;
      await agent.say(id, 'I am sorry to hear that.');
      const heard = await answers(ivy, before + 1);
      expect(heard.at(-1)).to.include({ text: 'Lin: I am sorry to hear that.' });
      expect(heard).to.have.length(before + 1);
    });

    it('and sends nothing of the bot’s that was still on its way', async () => {
      const joe = customer('Joe');
      let broken = true;
      connector.treat = ({ conversation }) =>
        broken && conversation?.id === joe.conversationId ? { status: 500 } : {};
      await joe.say('How can I pay?');
      await connector.deliveries.until('a failed attempt', () => attemptsIn(joe).length > 0);
      const id = idOf('Joe');
      await agent.post(`/conversations/${id}/claim`);
      broken = false;
      await agent.say(id, 'Hello Joe');
      const heard = await answers(joe, 2);
      expect(heard.map(({ text }) => text)).to.have.length(2);
      expect(heard[0]?.text).to.match(/^Lin is here/);
      expect(heard[1]?.text).to.equal('Lin: Hello Joe');
      expect((await transcript(id))[1]).to.include({ from: 'bot', status: 'failed' });
    });
  });
});

function gap(before: Delivery | undefined, after: Delivery | undefined): number {
  return (after?.at.getTime() ?? 0) - (before?.at.getTime() ?? 0);
}
