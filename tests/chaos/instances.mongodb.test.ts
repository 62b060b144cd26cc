import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import type {
  AgentAnswer,
  ConversationAnswer,
  EventAnswer,
  MessageAnswer,
  QueueEntryAnswer,
} from '../../console/wire.ts';
import { ChannelCustomer } from '../support/channelCustomer.ts';
import { ConsoleClient, ConsoleRefusal } from '../support/consoleClient.ts';
import { DirectLineClient } from '../support/directLineClient.ts';
import { Doors } from '../support/doors.ts';
import { mongoDatabases } from '../support/mongoDatabases.ts';
import { RecordingConnector } from '../support/recordingConnector.ts';
import { ADMIN } from '../support/serverProcess.ts';
import { SITE_SECRET } from './customer.ts';
import { type Ground, mongoGround } from './ground.ts';
import type { Instance } from './instance.ts';

const PASSWORD = 'a password of the tests';
const QUESTION = 'Which payment methods do you accept?';
/** Until others take over from an instance that has gone silent, and a little more, in milliseconds. */
const TAKE_OVER_MS = 40_000;

describe('two instances on one database', function () {
  this.timeout(180_000);
  const databases = mongoDatabases(async () => {
    closing.abort();
    await connector?.close();
    await ground?.close();
  });
  const closing = new AbortController();
  let ground: Ground;
  let one: Instance;
  let two: Instance;
  let connector: RecordingConnector;
  let admins: readonly [ConsoleClient, ConsoleClient];
  let people = 0;

  before(async () => {
    setMaxListeners(0, closing.signal);
    ground = await mongoGround(databases.create(), { instances: 2 });
    [one, two] = ground.instances as unknown as [Instance, Instance];
    connector = await RecordingConnector.start();
    admins = [await signIn(one, ADMIN), await signIn(two, ADMIN)];
    await admins[0].put('/queues/default', { answerSeconds: 4, passOverSeconds: 600 });
  });

  const signIn = (at: Instance, who: { readonly email: string; readonly password: string }) =>
    ConsoleClient.signIn(at.url, who, closing.signal);

  /** An agent with one slot, signed in at an instance. */
  async function employ(at: Instance, presence: 'online' | 'away'): Promise<ConsoleClient> {
    people += 1;
    const who = { email: `agent${people}@example.com`, password: PASSWORD };
    const profile = { name: `Agent ${people}`, roles: ['agent'], capacity: 1 };
    await admins[0].post<AgentAnswer>('/agents', { ...who, ...profile });
    const agent = await signIn(at, who);
    await agent.put('/me/presence', { presence, leaseSeconds: 3600 });
    return agent;
  }

  /** The id of a new conversation on the local channel, and its client. */
  async function arrive(at: Instance, otherwise: Instance = at) {
    people += 1;
    const name = `Customer ${people}`;
    const user = { id: `user-${people}`, name };
    const { signal } = closing;
    const doors = new Doors([at.url, otherwise.url], { patienceMs: 3_000 });
    const client = await DirectLineClient.enter(doors, { user, secret: SITE_SECRET, signal });
    await client.received.until('the welcome', (items) => items.length > 0);
    const found = await admins[0].list<ConversationAnswer>(`/conversations?q=${name}`);
    const id = found.find(({ customerName }) => customerName === name)?.id ?? '';
    return { id, client };
  }

  const stateOf = async (id: string) =>
    (await admins[1].get<ConversationAnswer>(`/conversations/${id}`)).state;

  it('give one free slot to one of two escalations of the same moment; the other waits', async () => {
    const agent = await employ(one, 'online');
    const [first, second] = [await arrive(one), await arrive(two)];
    await Promise.all([
      admins[0].post(`/conversations/${first.id}/escalate`, { reason: 'agent' }),
      admins[1].post(`/conversations/${second.id}/escalate`, { reason: 'agent' }),
    ]);
    await until('an assignment', async () => (await loadOf(agent)) === 1);
    const states = [await stateOf(first.id), await stateOf(second.id)];
    expect(states.sort()).to.deep.equal(['assigned', 'waiting']);
    expect(await loadOf(agent)).to.equal(1);
    expect(await admins[1].list<QueueEntryAnswer>('/queue')).to.have.length(1);
    await agent.put('/me/presence', { presence: 'offline' });
    for (const { client } of [first, second]) await client.say('Back to the bot');
  });

  it('let one of two agents claim a conversation, and tell the other who was faster', async () => {
    const agents = [await employ(one, 'away'), await employ(two, 'away')] as const;
    const { id } = await arrive(one);
    const claims = await Promise.allSettled(
      agents.map((agent) => agent.post<ConversationAnswer>(`/conversations/${id}/claim`)),
    );
    const winner = claims.findIndex(({ status }) => status === 'fulfilled');
    const loser = claims[1 - winner];
    const refusal = loser?.status === 'rejected' ? loser.reason : undefined;
    expect(refusal).to.be.instanceOf(ConsoleRefusal);
    expect(refusal.status).to.equal(409);
    expect(refusal.owner.agentId).to.equal(agents[winner]?.accountId);
    await agents[winner]?.post(`/conversations/${id}/resolve`);
  });

  it('make one conversation of a customer’s two first messages', async () => {
    const customers = [one, two].map(
      ({ url }) => new ChannelCustomer({ url, connector, name: 'Newcomer', channelId: 'line' }),
    );
    await Promise.all(customers.map((customer, index) => customer.say(`${QUESTION} ${index}`)));
    const found = await admins[0].list<ConversationAnswer>('/conversations?q=Newcomer');
    expect(found).to.have.length(1);
    const messages = await admins[1].list<MessageAnswer>(
      `/conversations/${found[0]?.id}/messages?limit=500`,
      'after',
    );
    expect(messages.filter(({ from }) => from === 'customer')).to.have.length(2);
  });

  it('take over turns from an instance that stalls; waking up, it changes nothing', async () => {
    const visits = await Promise.all(Array.from({ length: 8 }, () => arrive(one, two)));
    const said = visits.map(({ client }) => client.say(QUESTION));
    await Promise.race(said); // the others' turns, and this one's, are under way
    const stalled = one.suffer({ kind: 'pause', afterMs: 0, instance: 0, forMs: TAKE_OVER_MS });
    const answersOf = async (id: string) => {
      const path = `/conversations/${id}/messages?limit=500`;
      const messages = await admins[1].list<MessageAnswer>(path, 'after');
      return messages.filter(({ from }) => from === 'bot').slice(1);
    };
    await Promise.all(said);
    for (const { id } of visits) {
      await until('an answer', async () => one.isAway && (await answersOf(id)).length > 0);
    }
    await stalled;
    await delay(3_000); // what it woke up with would have been done by now
    for (const { id } of visits) expect(await answersOf(id)).to.have.length(1);
  });

  it('let the clock of the first answer strike once, though the instance that set it is dead', async () => {
    const agent = await employ(two, 'online');
    const { id } = await arrive(one);
    await admins[0].post(`/conversations/${id}/escalate`, { reason: 'agent' });
    await until('an assignment', async () => (await stateOf(id)) === 'assigned');
    await one.suffer({ kind: 'kill', afterMs: 0, instance: 0, forMs: 0 });
    await until('the clock', async () => (await stateOf(id)) === 'waiting');
    await delay(3_000); // both instances have looked at the clock again by now
    const events = await admins[1].list<EventAnswer>('/sync?limit=1000', 'since');
    const struck = events.filter(
      ({ event }) => event.type === 'requeued' && event.conversationId === id,
    );
    expect(struck.map(({ event }) => 'cause' in event && event.cause)).to.deep.equal(['noAnswer']);
    await agent.put('/me/presence', { presence: 'offline' });
  });
});

async function loadOf(agent: ConsoleClient): Promise<number> {
  return (await agent.get<AgentAnswer>(`/agents/${agent.accountId}`)).load;
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + TAKE_OVER_MS;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}`);
    await delay(100);
  }
}
