import type { Db, MongoClient } from 'mongodb';
import type { Store } from '../store.ts';
import { MongoAccountStore } from './accounts.ts';
import { MongoAgentLinkStore } from './agentLinks.ts';
import { AgentCollection } from './agents.ts';
import { MongoAnswerStore } from './answers.ts';
import { MongoArticleStore } from './articles.ts';
import { MongoAttachmentStore } from './attachments.ts';
import { Blobs } from './blobs.ts';
import { ChangeHub } from './changeHub.ts';
import { collectionsOf } from './collections.ts';
import { Commits } from './commits.ts';
import { MongoCustomerStore } from './customers.ts';
import { MongoEventLog } from './eventLog.ts';
import { handoffCollections } from './handoffCollections.ts';
import { MongoHandoffStore } from './handoffStore.ts';
import { MongoIntentStore } from './intents.ts';
import { MongoJobStore } from './jobs.ts';
import { LiveInstances } from './liveInstances.ts';
import { MongoModelStore } from './models.ts';
import { MongoOrderStore } from './orders.ts';
import { MongoQuickReplyStore } from './quickReplies.ts';
import { MongoRetention } from './retention.ts';
import { prepareDatabase } from './schema.ts';
import { MongoSecretStore } from './secrets.ts';
import { SessionPool } from './sessionPool.ts';
import { withStoreErrors } from './storeErrors.ts';
import { MongoSynonymStore } from './synonyms.ts';
import { MongoTaxonomyStore } from './taxonomy.ts';
import { Transactions } from './transactions.ts';
import { MongoUnansweredStore } from './unanswered.ts';

/** Puts the store together on a database that answers. */
export async function composeStore(parts: {
  readonly client: MongoClient;
  readonly database: Db;
  readonly instanceId: string;
  readonly onError: (error: unknown) => void;
}): Promise<Store> {
  const { client, database, instanceId, onError } = parts;
  const collections = collectionsOf(database);
  await prepareDatabase(database, collections);
  const { signals, instances } = collections;
  const hub = await ChangeHub.open({ database, signals, instanceId, onError });
  const log = new MongoEventLog({ database, collections, hub, instanceId });
  await log.keepStart(new Date());
  const pool = new SessionPool(client);
  const transactions = new Transactions(pool);
  const commits = new Commits({ transactions, events: log });
  const agents = new AgentCollection(collections.agents);
  const handoff = handoffCollections(collections, { commits, agents, instanceId });
  const living = new LiveInstances({
    ...{ database, instances, instanceId, sessions: pool.ids, onError },
    async onGone(id) {
      await handoff.conversations.endLeasesOf(id);
      await handoff.outbox.endClaimsOf(id);
    },
  });
  await living.start();

  const blobs = new Blobs(collections.blobs);
  const { articles, attachments, customers, jobs, secrets, synonyms, taxonomy } = collections;
  return {
    handoff: withStoreErrors(new MongoHandoffStore(handoff, collections)),
    events: withStoreErrors(log) as Store['events'],
    signals: hub,
    articles: withStoreErrors(new MongoArticleStore({ articles, commits })),
    taxonomy: withStoreErrors(new MongoTaxonomyStore({ taxonomy, commits })),
    synonyms: withStoreErrors(new MongoSynonymStore({ synonyms, commits })),
    answers: withStoreErrors(new MongoAnswerStore({ collections, commits })),
    quickReplies: withStoreErrors(new MongoQuickReplyStore({ collections, commits })),
    intents: withStoreErrors(new MongoIntentStore({ collections, commits })),
    models: withStoreErrors(new MongoModelStore({ collections, blobs, commits })),
    unanswered: withStoreErrors(new MongoUnansweredStore({ collections, transactions })),
    customers: withStoreErrors(new MongoCustomerStore(customers)),
    orders: withStoreErrors(new MongoOrderStore({ collections, commits, transactions })),
    accounts: withStoreErrors(new MongoAccountStore({ collections, commits, agents })),
    agentLinks: withStoreErrors(new MongoAgentLinkStore({ collections, commits })),
    attachments: withStoreErrors(new MongoAttachmentStore({ attachments, blobs })),
    secrets: withStoreErrors(new MongoSecretStore(secrets)),
    jobs: withStoreErrors(new MongoJobStore(jobs)),
    retention: withStoreErrors(
      new MongoRetention({ collections, transactions, blobs, events: log }),
    ),
    ...withStoreErrors({
      async ping() {
        await database.command({ ping: 1, maxTimeMS: 2_000 });
      },
      async close() {
        await living.close();
        await hub.close();
        await pool.close();
        await client.close();
      },
    }),
  };
}
