import { setMaxListeners } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { type SeededRandom, seededRandom } from '../support/seededRandom.ts';
import { freePort, type ServerOptions, ServerProcess } from '../support/serverProcess.ts';
import { type BusyShop, openBusyShop, SITE_SECRET } from './busyShop.ts';
import { QUESTIONS } from './customers.ts';
import { deliveryFault } from './delivered.ts';
import { replay } from './escalationLog.ts';
import { askServer, conversationOf, type ServerRecord } from './serverRecord.ts';
import { isOutgoing, isUnsent, isVisible, settled } from './settled.ts';

const KILLS = 20;
/** A contract of the command `npm start`. */
const LONGEST_START_MS = 20_000;
const SEED = Number(process.env.KILL_SEED ?? Math.floor(Math.random() * 1e6));

/*
 * Clients of every kind keep journals of what they were promised while the server is killed at random
 * moments; then the journals are held against what the server says. KILL_SEED repeats the
 * moments and the clients' choices.
 */
describe(`the server, killed ${KILLS} times under load (KILL_SEED=${SEED})`, function () {
  this.timeout(900_000);
  const starts: number[] = [];
  const closing = new AbortController();
  let folder: string;
  let server: ServerProcess;
  let shop: BusyShop;
  let record: ServerRecord;

  before(async () => {
    setMaxListeners(0, closing.signal);
    folder = await mkdtemp(join(tmpdir(), 'baton-kill-'));
    const env = { DIRECT_LINE_SECRET: SITE_SECRET };
    const options = { dataDir: folder, port: await freePort(), env };
    server = new ServerProcess(options);
    await server.ready();
    shop = await openBusyShop(server.url, SEED, closing.signal);
    const random = seededRandom(SEED);
    for (let kill = 1; kill <= KILLS; kill += 1) {
      await Promise.race([delay(random.between(100, 1_500)), shop.trouble]);
      await server.kill9();
      server = await restarted(options, random, starts);
    }
    await Promise.race([shop.stop(), shop.trouble]);
    await settled(shop);
    // What is due to be done again would be done again by now.
    await server.stop();
    server = await restarted(options, random, starts);
    await settled(shop);
    record = await askServer(shop.admin, [...new Set(shop.articles.map(({ id }) => id))]);
  });

  after(async () => {
    closing.abort();
    await server?.kill9();
    await rm(folder, { recursive: true });
  });

  it('is asked a good deal in between', () => {
    const promised = shop.customers.map(({ journal }) => journal.length);
    expect(Math.min(...promised)).to.be.greaterThan(5);
    const repeats = shop.customers.flatMap(({ journal }) => journal).filter((m) => m.attempts > 1);
    expect(repeats.length).to.be.greaterThan(0);
    expect(shop.agents.every(({ client }) => client.journal.length > 10)).to.equal(true);
    expect(shop.articles.length).to.be.greaterThan(30);
    expect(shop.escalations.length).to.be.greaterThan(0);
  });

  it('is back in time', () => {
    expect(Math.max(...starts)).to.be.lessThan(LONGEST_START_MS);
  });

  it('has each acknowledged message of a customer once, in their order', () => {
    for (const { name, journal } of shop.customers) {
      const said = conversationOf(record, name).messages.filter(({ from }) => from === 'customer');
      expect(textsOf(said), name).to.deep.equal(textsOf(journal));
    }
  });

  it('has each acknowledged message of an agent once, in their order', () => {
    for (const { client } of shop.agents) {
      for (const { id: conversationId, messages } of record.conversations) {
        const said = messages.filter(({ agentId, from }) => {
          return agentId === client.accountId && from === 'agent';
        });
        const promised = client.journal.filter((one) => one.conversationId === conversationId);
        expect(said.map(({ id }) => id)).to.deep.equal(promised.map(({ id }) => id));
        expect(new Set(textsOf(said)).size).to.equal(said.length);
      }
    }
  });

  it('answers each message that is the bot’s exactly once, as it does in calm', () => {
    for (const { name, journal } of shop.botCustomers) {
      const { messages, channelId } = conversationOf(record, name);
      const answers = messages.filter(({ from }) => from === 'bot');
      const welcomes = channelId === 'directline' ? 1 : 0;
      const expected = journal.map((_, index) => shop.calmAnswers[index % QUESTIONS.length]);
      expect(textsOf(answers.slice(welcomes)), name).to.deep.equal(expected);
    }
  });

  it('shows the web chat everything once and in order, through all its reconnects', () => {
    for (const { name, client } of shop.webCustomers) {
      const visible = conversationOf(record, name).messages.filter(isVisible);
      expect(textsOf(client.received.items), name).to.deep.equal(textsOf(visible));
      expect(new Set(client.received.items.map(({ id }) => id)).size).to.equal(visible.length);
    }
  });

  it('delivers to channels everything in order, or shows it as failed', () => {
    const onChannels = shop.customers.filter(
      (one) => !shop.webCustomers.some((web) => web === one),
    );
    expect(onChannels).to.have.length(3);
    for (const { name } of onChannels) {
      const { messages } = conversationOf(record, name);
      const outgoing = messages.filter(isOutgoing);
      const taken = shop.connector.taken(`conversation-of-${name.replaceAll(' ', '-')}`);
      const texts = taken.map(({ text = '' }) => text);
      expect(deliveryFault(texts, outgoing), name).to.equal(undefined);
      const failed = outgoing.filter(({ status }) => status === 'failed');
      expect(failed.filter(({ failure }) => !failure?.startsWith('superseded'))).to.deep.equal([]);
      expect(outgoing.filter(isUnsent)).to.deep.equal([]);
    }
  });

  it('forgets no escalation, and makes none younger', () => {
    const { escalations, faults } = replay(record.events);
    expect(faults).to.deep.equal([]);
    const first = new Map<string, string>();
    const seen = shop.sightings.waiting.map(({ escalationId: id, queuedAt }) => ({ id, queuedAt }));
    for (const { id, queuedAt } of [...shop.escalations, ...seen]) {
      expect(escalations.has(id), id).to.equal(true);
      expect(first.get(id) ?? queuedAt, id).to.equal(queuedAt);
      first.set(id, queuedAt);
    }
    for (const { id, state, conversationId, agentId } of escalations.values()) {
      if (state === 'closed') continue;
      const conversation = record.conversations.find((one) => one.id === conversationId);
      expect(conversation?.escalation).to.include({ id, state });
      expect(conversation).to.include({ state, agentId });
      const queuedAt = conversation?.escalation?.queuedAt ?? '';
      expect(first.get(id) ?? queuedAt, id).to.equal(queuedAt);
      const inLine = record.waiting.filter(({ escalationId }) => escalationId === id);
      expect(inLine.map((entry) => entry.queuedAt)).to.deep.equal(
        state === 'waiting' ? [queuedAt] : [],
      );
    }
  });

  it('never gives an agent more than their capacity', () => {
    const { highestLoads, escalations } = replay(record.events);
    const over = [...shop.sightings.agents, ...record.agents].filter(
      ({ load, capacity }) => typeof capacity === 'number' && load > capacity,
    );
    expect(over).to.deep.equal([]);
    for (const { id, capacity, load } of record.agents) {
      expect(highestLoads.get(id) ?? 0).to.be.at.most(Number(capacity));
      const held = [...escalations.values()].filter(
        ({ agentId, state }) => agentId === id && state === 'assigned',
      );
      expect(load, id).to.equal(held.length);
    }
  });

  it('has each acknowledged revision of each article', () => {
    for (const [id, revisions] of record.revisions) {
      const notes = revisions.map(({ note }) => note);
      expect(notes).to.deep.equal(notes.map((_, index) => `revision ${index + 1} of ${id}`));
      const saved = shop.articles.filter((article) => article.id === id);
      expect(revisions.slice(0, saved.length)).to.deep.equal(saved);
    }
  });

  it('gives the live streams each event once, in the order of the log', () => {
    for (const { client } of shop.agents) {
      const [first] = client.events.items;
      const start = record.events.findIndex(({ cursor }) => cursor === first?.cursor);
      expect(client.events.items).to.deep.equal(record.events.slice(start));
    }
  });

  it('logs each message of each transcript once', () => {
    for (const { id, messages } of record.conversations) {
      const logged = record.events.flatMap(({ event }) =>
        event.type === 'messageStored' && event.conversationId === id ? [event.seq] : [],
      );
      expect(logged).to.deep.equal(messages.map(({ seq }) => seq));
      expect(logged).to.deep.equal(logged.map((_, index) => index + 1));
    }
  });
});

/** Starts the server again; one start in five is killed too, before it is done. */
async function restarted(
  options: ServerOptions & { readonly port: number },
  random: SeededRandom,
  starts: number[],
): Promise<ServerProcess> {
  const server = new ServerProcess(options);
  if (random.chance(0.2)) {
    await delay(random.between(50, 1_200));
    await server.kill9();
    return restarted(options, random, starts);
  }
  starts.push(await server.ready());
  return server;
}

function textsOf(messages: readonly { readonly text: string }[]): readonly string[] {
  return messages.map(({ text }) => text);
}
