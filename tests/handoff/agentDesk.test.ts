import { randomUUID } from 'node:crypto';
import { type Activity, TestAdapter } from 'botbuilder';
import { expect } from 'chai';
import {
  AgentDesk,
  AgentLinks,
  conversationIdOf,
  DEFAULT_QUEUE,
  DeskFollower,
  Handoff,
  inboundOf,
  sweepClocks,
  TurnRunner,
} from '../../handoff/index.ts';
import { openSqliteStore, type Store } from '../../storage/index.ts';
import { present, WORDING } from '../support/desk.ts';
import { anAgent, NOW } from '../support/records.ts';

const LIN = { channelId: 'msteams', conversationId: 'room of lin', userId: 'lin' };
const ANN = { channelId: 'slack', conversationId: 'room of ann', userId: 'ann' };

const BOB = { channelId: 'slack', conversationId: 'room of bob', userId: 'bob' };

describe('A desk', () => {
  let stage: Awaited<ReturnType<typeof aStage>>;

  beforeEach(async () => {
    stage = await aStage();
    await stage.link();
    await stage.write(LIN, '/online');
  });

  afterEach(() => stage.store.close());

  it('says an answer once, though its turn dies and runs again', async () => {
    await stage.assign();
    await stage.write(LIN, 'On its way', { diesFirst: true });
    expect(await stage.said(ANN, 'agent')).to.deep.equal(['On its way']);
    expect(await stage.said(LIN, 'bot')).to.include('✓ #1 «ann»');
  });

  it('keeps an answer for the number that says whom it is for, but not for long', async () => {
    await stage.assign();
    await stage.assign(BOB);
    await stage.write(LIN, 'Come tomorrow');
    await stage.write(LIN, '#2');
    await stage.write(ANN, 'Really?');
    await stage.follower().sweep();
    await stage.write(LIN, 'Perhaps');
    await stage.pass(200);
    await stage.write(LIN, '#1');
    expect(await stage.said(BOB, 'agent')).to.deep.equal(['Come tomorrow']);
    expect(await stage.said(ANN, 'agent')).to.deep.equal([]);
  });

  it('is told once, whoever tells it', async () => {
    await stage.assign();
    await stage.write(ANN, 'Are you there?');
    const [one, other] = [stage.follower(), stage.follower()];
    await Promise.all([one.sweep(), other.sweep(), one.sweep()]);
    await other.sweep();
    const told = (await stage.said(LIN, 'bot')).filter((text) => text.includes('Are you there'));
    expect(told).to.have.length(1);
  });

  it('tells that an answer was not delivered', async () => {
    await stage.assign();
    await stage.write(LIN, 'On its way');
    await stage.deliver((text) => (text === 'On its way' ? 'failed' : 'sent'));
    await stage.follower().sweep();
    expect((await stage.said(LIN, 'bot')).at(-1)).to.match(
      /Not delivered to #1 «ann»:\s+> On its way/,
    );
  });

  it('tells that who was not answered in time has gone on to others', async () => {
    await stage.assign();
    await stage.pass(DEFAULT_QUEUE.answerSeconds + 1);
    expect((await stage.said(LIN, 'bot')).at(-1)).to.equal(
      '#1 «ann» is back in line, and not yours any more.',
    );
    await stage.write(LIN, 'Hello Ann');
    expect(await stage.said(ANN, 'agent')).to.deep.equal([]);
  });

  it('holds a presence for two hours after the last message, and tells when it is over', async () => {
    await stage.pass(7_000);
    await stage.write(LIN, '/list');
    await stage.pass(7_000);
    expect((await stage.said(LIN, 'bot')).at(-1)).to.match(/^You have no conversation/);
    await stage.pass(300);
    expect((await stage.said(LIN, 'bot')).at(-1)).to.match(/^You are offline now/);
  });

  it('tells nothing more, and does nothing, once the account may not work', async () => {
    await stage.assign();
    stage.rights.delete('agent-1');
    await stage.write(ANN, 'My secret');
    await stage.follower().sweep();
    await stage.write(LIN, '#1 hello');
    expect((await stage.said(LIN, 'bot')).join()).to.not.include('My secret');
    expect(await stage.said(ANN, 'agent')).to.deep.equal([]);
  });

  it('stops guesses of codes, also before the right one', async () => {
    const { code } = present(await stage.links.offer('agent-1'));
    const eve = { channelId: 'slack', conversationId: 'room of eve', userId: 'eve' };
    for (let guess = 0; guess < 5; guess += 1) await stage.write(eve, `link AAAAA-AAAA${guess}`);
    await stage.write(eve, `link ${code}`);
    expect((await stage.said(eve, 'bot')).at(-1)).to.match(/Too many codes/);
    expect((await stage.links.of('agent-1'))?.accountName).to.equal('lin');
  });
});

/** A handoff on a store in memory, with an agent in Teams and a customer elsewhere. */
async function aStage() {
  const store: Store = await openSqliteStore({ file: ':memory:' });
  let clock = NOW;
  const now = () => clock;
  const rights = new Set(['agent-1']);
  const onError = (error: unknown) => {
    throw error;
  };
  const handoff = new Handoff({ store: store.handoff, wording: WORDING, newId: randomUUID, now });
  const links = new AgentLinks({ store: store.agentLinks, now });
  const mayWork = async (agentId: string) => rights.has(agentId);
  const parts = { store: store.handoff, handoff, links, mayWork, now };
  const desk = new AgentDesk(parts);
  const { events } = store;
  const turns = new TurnRunner({
    ...{ store: store.handoff, handoff, wording: WORDING, now, desk, sends: 'outbox' },
  });
  const adapter = new TestAdapter(async () => {});
  const follower = () => new DeskFollower({ ...parts, events, onError });
  const idOf = (key: typeof LIN) => conversationIdOf(key);
  await store.handoff.commit({ agent: anAgent({ id: 'agent-1', presence: 'offline' }) });

  return {
    ...{ store, links, rights, follower },
    async link() {
      const { code } = present(await links.offer('agent-1'));
      await this.write(LIN, `link ${code}`);
    },
    /** Somebody writes; with `diesFirst` the first attempt is never committed. */
    async write(key: typeof LIN, text: string, { diesFirst = false } = {}): Promise<void> {
      const activity: Partial<Activity> = {
        ...{ type: 'message', id: randomUUID(), text, channelId: key.channelId },
        ...{ serviceUrl: 'https://channel.example/', recipient: { id: 'bot', name: 'bot' } },
        conversation: { id: key.conversationId } as Activity['conversation'],
        from: { id: key.userId, name: key.userId },
      };
      const lease = { holder: 'test', now: now(), until: new Date(now().getTime() + 30_000) };
      const inbound = inboundOf(activity, key, 'push', now());
      const { drain } = await store.handoff.receive(inbound, lease);
      const { lease: turnLease, first } = present(drain);
      const run = () =>
        adapter.processActivity(structuredClone(first.activity), async (context) => {
          await turns.run(context, turnLease, first, async () => {
            await context.sendActivity('bot');
          });
        });
      if (diesFirst) {
        const commit = store.handoff.commit.bind(store.handoff);
        store.handoff.commit = async (change) => {
          if (change.turn) throw new Error('the process dies here');
          return commit(change);
        };
        await run().catch(() => undefined);
        store.handoff.commit = commit;
      }
      await run();
    },
    /** The customer's conversation becomes the agent's, and the desk is told. */
    async assign(key = ANN): Promise<void> {
      await this.write(key, 'a person, please');
      await handoff.claim(idOf(key), { agentId: 'agent-1', supervisor: false });
      await follower().sweep();
    },
    async pass(seconds: number): Promise<void> {
      clock = new Date(clock.getTime() + seconds * 1000);
      await sweepClocks({ store: store.handoff, handoff }, now());
      await follower().sweep();
    },
    /** Takes what is to be sent to the channels. */
    async deliver(statusOf: (text: string) => 'sent' | 'failed'): Promise<void> {
      const lease = { holder: 'test', now: now(), until: new Date(now().getTime() + 30_000) };
      for (;;) {
        const claims = await store.handoff.claimOutbox(lease, 10);
        if (claims.length === 0) return;
        for (const claim of claims) {
          const status = statusOf(claim.message.text);
          await store.handoff.settleOutbox(
            claim,
            status === 'sent' ? { status } : { status, failure: 'gone' },
          );
        }
      }
    },
    async said(key: typeof LIN, from: 'bot' | 'agent'): Promise<string[]> {
      const messages = await store.handoff.messages(idOf(key), { limit: 500 });
      return messages.filter((message) => message.from === from).map(({ text }) => text);
    },
  };
}
