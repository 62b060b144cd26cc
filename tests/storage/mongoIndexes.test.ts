import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { type Document, type IndexDescription, MongoClient } from 'mongodb';
import { INDEXES, type ServingIndex } from '../../storage/mongodb/indexes.ts';
import type { Store } from '../../storage/store.ts';
import {
  aConversation,
  aDecision,
  aLease,
  aMessage,
  anAgent,
  anAnswer,
  anEscalation,
  anInbound,
  committed,
  later,
  NOW,
  present,
} from '../contracts/records.ts';
import { mongoInstances } from './mongoInstances.ts';
import type { Command } from './mongoProxy.ts';

/** Collections that stay small: a few documents for each instance, agent, author, article or day. */
const SMALL: ReadonlySet<string> = new Set([
  ...['instances', 'jobs', 'meta', 'queues', 'eventStarts', 'models', 'agents', 'accounts'],
]);
/** Those of the message path, whose every index must be of use. */
const PATH = ['conversations', 'messages', 'inbox', 'outbox', 'escalations'] as const;

/** What a command looks for. */
interface Query {
  readonly collection: string;
  readonly filter: Document;
  readonly sort?: Document;
}

describe('the indexes on MongoDB', function () {
  this.timeout(60_000);
  const instances = mongoInstances();

  it('serve every query on what grows', async () => {
    const proxy = await instances.proxy();
    const store = await instances.open({ proxy });
    proxy.isRecording = true;
    await useAll(store);
    proxy.isRecording = false;
    const client = await MongoClient.connect(instances.uri());
    const queries = [...new Map(proxy.commands.flatMap(queriesOf)).values()];
    const { secantusVersion } = await client.db('admin').command({ buildInfo: 1 });
    const scans: Query[] = [];
    const used = new Set<string>();
    for (const query of queries.filter(({ collection }) => !SMALL.has(collection))) {
      const planned = await plannedIndex(client, query);
      const fitting = planned === undefined && secantusVersion ? fittingIndexes(query) : [];
      for (const name of [...fitting, planned ?? []].flat())
        used.add(`${query.collection}.${name}`);
      if (planned === undefined && fitting.length === 0) scans.push(query);
    }
    await client.close();
    expect(queries.length).to.be.greaterThan(40);
    expect(scans).to.deep.equal([]);
    const named = PATH.flatMap(
      (name) => INDEXES[name]?.map((index) => `${name}.${index.name}`) ?? [],
    );
    const idle = named.filter((name) => !used.has(name));
    expect(idle).to.deep.equal(['inbox.finished']); // it removes, and serves no query
  });

  it('are all made, and all told of in the documentation', async () => {
    await instances.open();
    const client = await MongoClient.connect(instances.uri());
    const made: string[] = [];
    for (const { name } of await client.db().listCollections().toArray()) {
      const indexes = await client.db().collection(name).indexes();
      made.push(...indexes.map((index) => `${name}.${index.name}`));
    }
    await client.close();
    const wanted = Object.entries(INDEXES).flatMap(([collection, indexes]) =>
      indexes.map((index) => ({ collection, ...index })),
    );
    expect(made.filter((name) => !name.endsWith('._id_'))).to.have.members(
      wanted.map(({ collection, name }) => `${collection}.${name}`),
    );
    const page = await readFile(new URL('../../docs/storage.md', import.meta.url), 'utf8');
    const rows = page.split('\n').filter((line) => /^\| `\w+` \| `\w+` \|/.test(line));
    expect(rows).to.deep.equal(wanted.map(rowOf));
  });
});

/** A row of the documentation's table. */
function rowOf({ collection, name, key, serves }: ServingIndex & { readonly collection: string }) {
  const fields = Object.entries(key).map(([field, order]) => (order === -1 ? `${field} ↓` : field));
  return `| \`${collection}\` | \`${name}\` | ${fields.join(', ')} | ${serves} |`;
}

/** Calls what the message path, the sweeps, the console and the shop's records ask of the store. */
async function useAll(store: Store): Promise<void> {
  const { handoff, accounts, articles, orders, customers, attachments, events } = store;
  const inbound = anInbound({ message: aMessage({ clientMessageId: 'client-1' }) });
  await handoff.receive(inbound, aLease());
  await handoff.receive(inbound, aLease());
  await handoff.receive({ ...inbound, activityId: 'again' }, aLease());
  const [turn] = await handoff.claimTurns(aLease(later(31)), 10);
  const { lease, first } = present(turn);
  const conversationId = lease.conversationId;
  const messages = { conversationId, items: [anAnswer(), anAnswer()] };
  await committed(handoff, { messages, turn: { lease, entry: first } });
  await handoff.commit({ messages, turn: { lease, entry: first } });
  await handoff.releaseTurn(lease);
  const conversation = present(await handoff.conversation(conversationId));
  const escalation = anEscalation({ conversationId, dueAt: NOW });
  await committed(handoff, {
    escalation,
    decision: aDecision({ conversationId }),
    agent: anAgent(),
  });
  const waiting = present(await handoff.escalation(escalation.id));
  await handoff.waiting(10);
  await handoff.place(waiting);
  await handoff.dueEscalations(NOW, 10);
  await handoff.recentEscalations({ from: NOW, to: later(60) }, 10);
  await committed(handoff, {
    conversation: { ...conversation, state: 'assigned', agentId: 'agent-1' },
    escalation: { ...waiting, state: 'assigned', agentId: 'agent-1' },
    agent: anAgent({ version: 1, holds: [{ escalationId: escalation.id, channelId: 'msteams' }] }),
  });
  await handoff.orphanedEscalations(later(7200), 10);
  await handoff.lastAgentOf(present(conversation.customerId));
  await handoff.decisions(conversationId);
  await handoff.prolongPresence('agent-1', 'online', later(60));

  const claims = await handoff.claimOutbox(aLease(), 10);
  await handoff.settleOutbox(present(claims[0]), { status: 'retry', at: NOW, failure: 'busy' });
  const [claim] = await handoff.claimOutbox(aLease(), 10);
  await handoff.settleOutbox(present(claim), { status: 'sent' });
  await handoff.nextOutboxDue();

  await handoff.messages(conversationId, { after: 1, limit: 10 });
  await handoff.messageByClientId(conversationId, 'client-1');
  await aConversation(handoff, { userId: 'another' });
  const { next } = await handoff.conversations({ limit: 1 });
  await handoff.conversations({ limit: 1, cursor: present(next) });
  await handoff.conversations({ limit: 1, state: 'assigned' });
  await handoff.conversations({ limit: 1, agentId: 'agent-1' });

  await events.latest();
  await events.since(undefined, 10);
  const account = { id: 'a', version: 0, email: 'a@shop.example', name: 'A', passwordHash: 'x' };
  await accounts.saveAccount({ ...account, roles: ['agent'], createdAt: NOW });
  await accounts.accountByEmail('a@shop.example');
  await accounts.saveSession({ id: 's', accountId: 'a', csrfToken: 'c', expiresAt: later(60) });
  await accounts.session('s', NOW);
  await accounts.endSessionsOf('a');
  await accounts.endSession('s');
  await articles.articles();
  await articles.article('returns', 'en');
  await articles.revisions('returns', 'en');
  await customers.customer('c');
  await orders.order('1');
  const attempt = { id: 't', conversationId, orderNumber: '1', at: NOW };
  await orders.recordAttempt(attempt, NOW);
  await orders.withdrawAttempt('t');
  await attachments.attachment('f');
  await store.jobs.acquire('sweep', aLease());
}

/** The queries within a command, each under its shape. */
function queriesOf({ name, body }: Command): readonly (readonly [string, Query])[] {
  const collection: string = body[name];
  const found: Query[] = [];
  if (name === 'find') found.push({ collection, filter: body.filter, sort: body.sort });
  if (name === 'findAndModify') found.push({ collection, filter: body.query, sort: body.sort });
  if (name === 'distinct') found.push({ collection, filter: body.query });
  for (const each of body.updates ?? body.deletes ?? []) found.push({ collection, filter: each.q });
  const match = name === 'aggregate' && body.pipeline[0]?.$match;
  if (match) found.push({ collection, filter: match });
  return found.map((query) => [
    `${collection} ${shapeOf(query.filter)} ${shapeOf(query.sort)}`,
    query,
  ]);
}

function shapeOf(value: Document | undefined): string {
  return JSON.stringify(value, (key, inner) =>
    typeof inner === 'object' || key.startsWith('$') ? inner : typeof inner,
  );
}

/** The index of the server's plan; undefined: it scans. Updates and deletes find what they change in the same way. */
async function plannedIndex(client: MongoClient, { collection, ...query }: Query) {
  const { filter = {}, sort } = query;
  const find = { find: collection, filter, ...(sort && { sort }) };
  const answer = await client.db().command({ explain: find, verbosity: 'queryPlanner' });
  const plan = JSON.stringify(answer.queryPlanner.winningPlan);
  if (plan.includes('"COLLSCAN"')) return undefined;
  return /"indexName":"(\w+)"/.exec(plan)?.[1] ?? '_id_';
}

/**
 * The indexes that MongoDB plans with: one whose first field the query bounds, or that has the order
 * asked for; a partial one only if the query states its condition to the letter (from a date it does
 * not conclude that the type is `date`; src/mongo/db/matcher/expression_algo.cpp, `isSubsetOf`). The
 * test server plans with fewer: not with conditions on the type, and not with `_id` and more.
 */
function fittingIndexes({ collection, filter, sort }: Query): readonly string[] {
  const listed = INDEXES[collection as keyof typeof INDEXES] ?? [];
  const indexes: readonly IndexDescription[] = [...listed, { name: '_id_', key: { _id: 1 } }];
  return indexes
    .filter(({ key, partialFilterExpression = {} }) => {
      const [first = ''] = Object.keys(key);
      const isStated = Object.entries(partialFilterExpression).every(([field, condition]) =>
        states(filter[field], condition),
      );
      return isStated && (isBound(filter[first]) || (sort !== undefined && isSameOrder(key, sort)));
    })
    .map(({ name = '' }) => name);
}

function states(asked: unknown, condition: unknown): boolean {
  if (typeof condition !== 'object' || condition === null) return asked === condition;
  return Object.entries(condition).every(
    ([operator, value]) => (asked as Document | undefined)?.[operator] === value,
  );
}

/** Whether a condition leaves a part of an index to read. */
function isBound(condition: unknown): boolean {
  if (condition === undefined) return false;
  const operators = Object.keys(Object(condition)).filter((name) => name.startsWith('$'));
  const bounds = ['$eq', '$in', '$gt', '$gte', '$lt', '$lte'];
  return operators.length === 0 || operators.some((name) => bounds.includes(name));
}

/** Forwards or backwards. */
function isSameOrder(key: object, sort: Document): boolean {
  const [ours, theirs] = [Object.entries(key), Object.entries(sort)];
  const factors = theirs.map(([field, order], at) =>
    ours[at]?.[0] === field ? Number(order) * Number(ours[at]?.[1]) : 0,
  );
  return factors.every((factor) => factor === 1) || factors.every((factor) => factor === -1);
}
