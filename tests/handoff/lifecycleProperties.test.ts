import { expect } from 'chai';
import fc from 'fast-check';
import { nextClock } from '../../handoff/clocks.ts';
import type { Conversation, Escalation, EventFeed, Queue } from '../../handoff/index.ts';
import { DEFAULT_QUEUE, HandoffError, Router, sweepClocks } from '../../handoff/index.ts';
import { aDesk, present, WORDING } from '../support/desk.ts';
import { rankAll } from '../support/plainRouting.ts';
import { anAgent } from '../support/records.ts';

const AGENTS = ['ada', 'bo', 'cy'] as const;
const CUSTOMERS = ['ann', 'dan', 'eve', 'joe'] as const;
/** After so many seconds of nobody doing anything everything has come to its end. */
const LONG = 3_000;

const agent = fc.constantFrom(...AGENTS);
const customer = fc.constantFrom(...CUSTOMERS);
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constant('asks' as const), customer }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('writes' as const), customer }) },
  fc.record({ does: fc.constant('leaves' as const), customer }),
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('comes' as const),
      agent,
      presence: fc.constantFrom('online' as const, 'online' as const, 'away' as const),
      seconds: fc.constantFrom(30, 5_000),
    }),
  },
  fc.record({ does: fc.constant('goes' as const), agent }),
  fc.record({ does: fc.constant('claims' as const), agent, customer }),
  fc.record({ does: fc.constant('says' as const), agent, customer }),
  fc.record({ does: fc.constant('declines' as const), agent, customer }),
  fc.record({ does: fc.constant('transfers' as const), agent, to: agent, customer }),
  fc.record({ does: fc.constant('resolves' as const), agent, customer }),
  fc.record({ does: fc.constant('releases' as const), agent, customer }),
  fc.record({
    does: fc.constant('changesQueue' as const),
    answerSeconds: fc.constantFrom(20, 60),
    wrapUpSeconds: fc.constantFrom(0, 15),
    relaxSeconds: fc.constantFrom(0, 40),
  }),
  fc.record({ does: fc.constant('restarts' as const) }),
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('waits' as const),
      seconds: fc.constantFrom(1, 5, 20, 61, 130),
    }),
  },
);
const steps = fc.array(step, { minLength: 8, maxLength: 40, size: 'max' });
type Acted = { readonly agent: string; readonly customer: string };
type Step = (typeof step extends fc.Arbitrary<infer S> ? S : never) & { readonly does: string };

describe('Whatever customers, agents and time do', () => {
  it('every rule of the lifecycle holds after each step, and everybody comes to an end', () => {
    return fc.assert(
      fc.asyncProperty(steps, async (story) => {
        const shop = await aShop();
        try {
          for (const each of story) {
            await shop.play(each);
            await shop.holds();
          }
          await shop.comesToAnEnd();
        } finally {
          await shop.close();
        }
      }),
      { numRuns: 40, seed: 8 },
    );
  }).timeout(60_000);

  it('the same steps give the same state', () => {
    return fc.assert(
      fc.asyncProperty(steps, async (story) => {
        const states = [];
        for (let run = 0; run < 2; run += 1) {
          const shop = await aShop();
          for (const each of story) await shop.play(each);
          states.push(await shop.state());
          await shop.close();
        }
        expect(states[0]).to.deep.equal(states[1]);
      }),
      { numRuns: 20, seed: 9 },
    );
  }).timeout(60_000);
});

/** A shop with two routing instances: one that follows the events, one that hears of them as another's. */
async function aShop() {
  const desk = await aDesk(async (context) => {
    const { text } = context.activity;
    const value = { skills: text === 'human please' ? ['refunds'] : [] };
    if (text?.startsWith('human')) {
      await context.sendActivity({ type: 'event', name: 'handoff.initiate', value });
    }
  });
  const { store, handoff } = desk;
  const sla = {
    ...{ firstAnswerSeconds: 100, nextAnswerSeconds: 50, resolutionSeconds: 600 },
    ...{ warnAt: 0.8, raisePriority: 1, overflowTo: 'help' },
  };
  const policy = { ...DEFAULT_QUEUE, passOverSeconds: 30, idleSeconds: 200, relaxSeconds: 20, sla };
  await store.handoff.saveQueue(policy);
  await store.handoff.saveQueue({ ...policy, id: 'help', name: 'Help', sla: null });
  for (const [place, id] of AGENTS.entries()) {
    const skills: Readonly<Record<string, number>> = place === 0 ? { refunds: 0.9 } : {};
    const hired = anAgent({ id, name: id, skills, capacity: 1 + (place % 2), presence: 'offline' });
    await store.handoff.commit({
      agent: hired,
      events: [{ type: 'agentChanged', agentId: id }],
    });
  }
  let stop = desk.router.start();
  const routers = [desk.router, otherInstance(desk)];
  const said = new Map<string, string[]>();
  const firstQueued = new Map<string, number>();
  let serial = 0;

  const id = (name: string) => desk.idOf(name);
  const route = () => Promise.all(routers.map((router) => router.drain()));
  const conversations = async () =>
    (await Promise.all(CUSTOMERS.map((name) => store.handoff.conversation(id(name))))).filter(
      (found) => found !== undefined,
    );
  /** What has struck is done with after a few sweeps; one more does nothing. */
  const settles = async () => {
    for (let sweeps = 0; sweeps < 10; sweeps += 1) {
      const before = await store.events.latest();
      await sweepClocks({ store: store.handoff, handoff }, desk.in(0));
      if ((await store.events.latest()) === before) return;
      await route();
    }
    throw new Error('A clock strikes again and again');
  };
  const refused = async (command: Promise<unknown>) => {
    await command.catch((error: unknown) => {
      if (!(error instanceof HandoffError)) throw error;
    });
  };
  const write = async (name: string, text: string) => {
    serial += 1;
    said.set(name, [...(said.get(name) ?? []), text]);
    await desk.write(text, name, `activity-${serial}`);
  };

  /** Agents mostly act on what they hold, and now and then on what they don't. */
  const meant = async ({ agent: agentId, customer: name }: Acted): Promise<string> => {
    const held = (await conversations()).find((one) => one.agentId === agentId);
    return serial % 5 && held ? held.id : id(name);
  };

  async function act(each: Step): Promise<unknown> {
    const actor = 'agent' in each ? { agentId: each.agent, supervisor: false } : undefined;
    const about = 'agent' in each && 'customer' in each ? await meant(each) : '';
    switch (each.does) {
      case 'asks':
        return write(each.customer, serial % 2 ? 'human please' : 'human');
      case 'writes':
        return write(each.customer, `word ${serial}`);
      case 'leaves':
        return write(each.customer, 'bot');
      case 'comes':
        return handoff.setPresence(each.agent, each.presence, desk.in(each.seconds));
      case 'goes':
        return handoff.setPresence(each.agent, 'offline', desk.in(0));
      case 'claims':
        return refused(handoff.claim(id(each.customer), present(actor)));
      case 'says': {
        const message = { text: 'How can I help?', clientMessageId: `said-${serial}` };
        // A repeat that the agent's page sends because it heard no answer.
        await refused(handoff.say(about, present(actor), message));
        return refused(handoff.say(about, present(actor), message));
      }
      case 'declines':
        return refused(handoff.decline(about, present(actor)));
      case 'transfers':
        return refused(
          handoff.transfer(about, present(actor), { agentId: each.to, note: 'please' }),
        );
      case 'resolves':
        return refused(handoff.resolve(about, present(actor)));
      case 'releases':
        return refused(handoff.release(about, present(actor)));
      case 'changesQueue': {
        const { does: _, ...changes } = each;
        return store.handoff.saveQueue({ ...(await handoff.queue()), ...changes });
      }
      case 'restarts':
        stop();
        stop = desk.router.start();
        routers[1] = otherInstance(desk);
        return undefined;
      case 'waits':
        return desk.pass(each.seconds);
    }
  }

  return {
    async play(each: Step): Promise<void> {
      desk.tick(); // no two things happen at the same millisecond
      await act(each);
      await route();
    },

    async holds(): Promise<void> {
      const all = await conversations();
      const agents = await store.handoff.agents();
      const line = await store.handoff.waiting(100);
      const queues = new Map((await store.handoff.queues()).map((queue) => [queue.id, queue]));
      const queueOf = ({ queueId }: Escalation): Queue => present(queues.get(queueId));
      const { items } = await store.events.since(undefined, 10_000);
      for (const conversation of all) {
        const { escalationId } = conversation;
        const escalation = escalationId ? await store.handoff.escalation(escalationId) : undefined;
        ownsOnce(conversation, escalation, agents);
        // The epoch grows by one at each change of owner, and at nothing else.
        const epochs = items.flatMap(({ event }) =>
          event.type === 'ownerChanged' && event.conversationId === conversation.id
            ? [event.epoch]
            : [],
        );
        expect(epochs).to.deep.equal(epochs.map((_, index) => index + 1));
        expect(conversation.epoch).to.equal(epochs.length);
        if (!escalation) continue;
        const queuedAt = escalation.queuedAt.getTime();
        expect(queuedAt).to.equal(firstQueued.get(escalation.id) ?? queuedAt); // never younger
        firstQueued.set(escalation.id, queuedAt);
        // The line is a query on what is stored.
        expect(line.some((waits) => waits.id === escalation.id)).to.equal(
          conversation.state === 'waiting',
        );
      }
      for (const { holds, capacity } of agents) {
        expect(holds.length).to.be.at.most(capacity as number);
      }
      // Nobody is forgotten: who waits, waits for want of an agent.
      const view = {
        agents,
        line,
        queueOf,
        lastAgents: new Map<string, string>(),
        now: desk.in(0),
      };
      for (const escalation of line) expect(rankAll(escalation, view).eligible).to.equal(0);
      for (const [name, texts] of said) {
        const stored = (await desk.transcript(name)).filter(({ from }) => from === 'customer');
        expect(stored.map(({ text }) => text)).to.deep.equal(texts);
      }
    },

    /** Every clock that runs strikes once; then everything is the bot's, and every slot is free. */
    async comesToAnEnd(): Promise<void> {
      for (const name of AGENTS) await handoff.setPresence(name, 'online', desk.in(50_000));
      for (let passed = 0; passed < LONG; passed += 100) {
        await desk.pass(100);
        await route();
        await settles();
        for (const { id: agentId } of (await store.handoff.agents()).filter(
          ({ presence }) => presence !== 'online',
        )) {
          await handoff.setPresence(agentId, 'online', desk.in(50_000)); // back from their pause
        }
        for (const conversation of await conversations()) {
          const owner = conversation.agentId;
          if (!owner) continue;
          const actor = { agentId: owner, supervisor: false };
          const message = { text: 'Hello?', clientMessageId: `${conversation.id} ${passed}` };
          if (passed < 500) await refused(handoff.say(conversation.id, actor, message));
        }
        await route();
        const open = (await conversations()).filter(({ state }) => state !== 'bot');
        for (const { escalationId } of open) {
          const escalation = present(await store.handoff.escalation(present(escalationId)));
          const queue = await handoff.queue(escalation.queueId);
          expect(escalation.dueAt).to.deep.equal(nextClock(escalation, queue)?.at ?? null);
        }
      }
      expect((await conversations()).map(({ state }) => state)).to.deep.equal(
        (await conversations()).map(() => 'bot'),
      );
      for (const { holds } of await store.handoff.agents()) expect(holds).to.deep.equal([]);
      expect(await store.handoff.waiting(1)).to.deep.equal([]);
    },

    async state() {
      const agents = (await store.handoff.agents()).map(({ holds, ...fields }) => ({
        ...fields,
        holds: holds.length,
      }));
      const lines = await Promise.all(CUSTOMERS.map((name) => desk.lines(name)));
      const owned = (await conversations()).map(({ state, agentId, epoch }) => ({
        ...{ state, agentId, epoch },
      }));
      return { agents, lines, owned };
    },

    close() {
      stop();
      return desk.close();
    },
  };
}

/** A second process: it hears of everything as somebody else's doing. */
function otherInstance({ store, in: from }: Awaited<ReturnType<typeof aDesk>>): Router {
  const events: Pick<EventFeed, 'subscribe'> = store.events;
  let serial = 0;
  const router = new Router({
    store: store.handoff,
    events: {
      subscribe: (listener, onGap) =>
        events.subscribe((heard) => listener({ ...heard, isOwn: false }), onGap),
    },
    wording: WORDING,
    newId: () => `other-${process.hrtime.bigint()}-${serial++}`,
    now: () => from(0),
    onError: (error) => {
      throw error;
    },
  });
  router.start();
  return router;
}

/** One owner, and everybody knows who. */
function ownsOnce(
  conversation: Conversation,
  escalation: Escalation | undefined,
  agents: readonly { readonly id: string; readonly holds: readonly { escalationId: string }[] }[],
): void {
  const { state, agentId, escalationId } = conversation;
  expect(agentId !== null).to.equal(state === 'assigned');
  expect(escalationId !== null).to.equal(state !== 'bot');
  if (state !== 'bot') expect(escalation?.state).to.equal(state);
  if (!escalation) return;
  const holders = agents.filter(({ holds }) =>
    holds.some((held) => held.escalationId === escalation.id),
  );
  expect(holders.map(({ id }) => id)).to.deep.equal(agentId === null ? [] : [agentId]);
}
