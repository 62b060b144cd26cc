import type { Account } from '../../console/store.ts';
import type { Order } from '../../customers/store.ts';
import { DEFAULT_QUEUE } from '../../handoff/index.ts';
import type { AnswerNote } from '../../knowledge/answers/store.ts';
import type { QuickReply } from '../../knowledge/quickReplies/store.ts';
import type { Article } from '../../knowledge/store.ts';
import type { NewModel, Training } from '../../recognizers/store.ts';
import type { BatonEvent, Store } from '../../storage/index.ts';
import { aCode, aLink } from '../contracts/agentLinkStore.ts';
import { A_POLICY, anOutcome } from '../contracts/answerStore.ts';
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
  present,
} from '../contracts/records.ts';

/** Ids of what was put into a store. */
export interface Filled {
  readonly conversationIds: readonly string[];
  readonly escalationIds: readonly string[];
  /** An activity whose turn is over, and one whose turn is still to run. */
  readonly finished: ReturnType<typeof anInbound>;
  readonly pending: ReturnType<typeof anInbound>;
  readonly orderNumber: string;
}

const HOUR_MS = 60 * 60 * 1000;

/** Puts some of everything into a store; `now`: the computer's clock, since old things run out. */
export async function fillStore(store: Store, now: Date): Promise<Filled> {
  const hence = (hours: number) => new Date(now.getTime() + hours * HOUR_MS);
  await fillShop(store, now, hence);
  await fillRecognition(store, now);
  await store.answers.savePolicy(A_POLICY);
  const { handoff } = store;

  const finished = anInbound({ userId: 'finished', at: now, text: '你好 👋 {"$date": 5}' });
  const quiet = await aConversation(handoff, finished);
  await committed(handoff, {
    notes: [
      { note: 'given', outcome: anOutcome({ conversationId: quiet.id, at: now }) } as AnswerNote,
    ],
    conversation: { ...quiet, dialogState: { $date: 1, 'a.b': [now], '': null } },
    messages: {
      conversationId: quiet.id,
      items: [
        aMessage({ from: 'note', text: 'VIP', agentId: 'agent-1', clientMessageId: 'n1', at: now }),
      ],
    },
  });

  const pending = anInbound({ userId: 'pending', at: now, text: 'are you there?' });
  const lost = await handoff.receive(pending, aLease(now));
  await handoff.releaseTurn(present(lost.drain).lease);
  await handoff.claimTurns(aLease(now), 10); // the token grows, and the holder dies

  const unsent = await aConversation(handoff, { userId: 'unsent', at: now });
  const items = [
    anAnswer({ at: now, text: 'one' }),
    anAnswer({ at: now, text: 'two', analysis: { quickReplyId: 'own' } }),
  ];
  await committed(handoff, { messages: { conversationId: unsent.id, items } });
  const [claim] = await handoff.claimOutbox(aLease(now), 1);
  const retry = { status: 'retry', at: now, failure: '429' } as const;
  await handoff.settleOutbox(present(claim), retry);

  const escalationIds: string[] = [];
  for (const state of ['waiting', 'assigned', 'closed'] as const) {
    const conversation = await aConversation(handoff, { userId: state, at: now });
    const agentId = state === 'waiting' ? null : 'agent-1';
    const closedAt = state === 'closed' ? now : null;
    const escalation = anEscalation({ conversationId: conversation.id, state, agentId, closedAt });
    escalationIds.push(escalation.id);
    const owned = { state, escalationId: escalation.id, agentId, epoch: 3 };
    await committed(handoff, {
      escalation,
      decision: aDecision({ conversationId: conversation.id, escalationId: escalation.id }),
      ...(state !== 'closed' && { conversation: { ...conversation, ...owned, state } }),
    });
  }
  await handoff.prolongPresence('agent-1', 'online', hence(9));
  const { items: rows } = await handoff.conversations({ limit: 200 });
  const conversationIds = rows.map(({ conversation }) => conversation.id);
  return { conversationIds, escalationIds, finished, pending, orderNumber: ORDER.number };
}

/** All that can be read of it, by the store's own interface. */
export async function everythingOf(store: Store, filled: Filled, now: Date) {
  const { handoff, articles, intents, models, unanswered, accounts, attachments } = store;
  const transcripts = filled.conversationIds.map((id) => handoff.messages(id, { limit: 500 }));
  const model = await models.activeModel();
  const file = await attachments.attachment('file-1');
  return {
    conversations: await handoff.conversations({ limit: 200 }),
    transcripts: await Promise.all(transcripts),
    decisions: await Promise.all(filled.conversationIds.map((id) => handoff.decisions(id))),
    escalations: await Promise.all(filled.escalationIds.map((id) => handoff.escalation(id))),
    waiting: await handoff.waiting(10),
    lastAgent: await handoff.lastAgentOf(
      present((await handoff.conversation(filled.conversationIds[0] ?? ''))?.customerId),
    ),
    agents: await handoff.agents(),
    queues: await handoff.queues(),
    nextOutboxDue: await handoff.nextOutboxDue(),
    events: await eventsOf(store),
    articles: await articles.articles(),
    standing: await articles.standing(),
    taxonomy: await store.taxonomy.taxonomy(),
    synonyms: await store.synonyms.synonymHistory(10),
    revisions: await articles.revisions('returns', 'en'),
    intents: await intents.intents(),
    earlierIntents: await intents.intents(1),
    changes: await intents.changes({ limit: 10 }),
    changedUtterances: await intents.changedUtterances(2),
    models: await models.models({ limit: 10 }),
    report: await models.modelReport('model-1'),
    modelBytes: model && Buffer.from(model.bytes).toString('base64'),
    training: await models.training(),
    unanswered: await unanswered.unanswered({ limit: 10 }),
    keptMessages: await unanswered.keptMessages(),
    quickReplies: await store.quickReplies.quickReplies('agent-1'),
    shopFacts: await store.quickReplies.shopFacts(),
    customer: await store.customers.customer('customer-1'),
    order: await store.orders.order(filled.orderNumber),
    accounts: await accounts.accounts(),
    session: await accounts.session('session-1', now),
    file: file && { ...file, bytes: Buffer.from(file.bytes).toString('base64') },
    secret: await store.secrets.secret('directLine', 'another'),
  };
}

async function eventsOf(store: Store): Promise<readonly (BatonEvent & { readonly at: Date })[]> {
  const events: (BatonEvent & { readonly at: Date })[] = [];
  for (let cursor: string | undefined; ; ) {
    const { items, next } = await store.events.since(cursor, 10);
    events.push(...items.map(({ at, event }) => ({ ...event, at })));
    if (items.length === 0 || next === null) return events;
    cursor = next;
  }
}

async function fillShop(store: Store, now: Date, hence: (hours: number) => Date): Promise<void> {
  const { accounts, articles, attachments, customers, handoff, orders, secrets } = store;
  await accounts.saveAccount(ACCOUNT, anAgent({ skills: { 'a.b': 1, $set: 0.5 } }));
  const session = { id: 'session-1', accountId: 'agent-1', csrfToken: 'csrf' };
  await accounts.saveSession({ ...session, expiresAt: hence(8) });
  await accounts.saveSession({ ...session, id: 'over', expiresAt: hence(-1) });
  await handoff.saveQueue(DEFAULT_QUEUE);
  for (const [index, status] of (['archived', 'published', 'draft'] as const).entries()) {
    const revision = index + 1;
    const article = { ...ARTICLE, revision, status, title: `Title ${revision}`, at: now };
    await articles.save(article, index);
  }
  const category = { id: 'audio', names: { zh: '音频', en: 'Audio' }, children: [] };
  await store.taxonomy.saveTaxonomy({ version: 0, products: [category], issueTypes: [] });
  const synonyms = { author: 'editor-1', at: now, groups: { zh: [['运费', '邮费']], en: [] } };
  await store.synonyms.saveSynonyms({ ...synonyms, version: 0 });
  await store.synonyms.saveSynonyms({ ...synonyms, version: 1, author: 'editor-2' });
  await articles.save({ ...ARTICLE, language: 'zh', revision: 1, at: now }, 0);
  await store.quickReplies.saveQuickReply(QUICK_REPLY);
  await store.quickReplies.saveQuickReply({ ...QUICK_REPLY, id: 'own', owner: 'agent-1' });
  await store.quickReplies.saveShopFacts({ version: 0, facts: { name: { en: 'The Shop' } } });
  await customers.remember({
    ...{ id: 'customer-1', channelId: 'msteams', userId: 'user-1', firstSeenAt: now },
  });
  await orders.replaceOrders([ORDER]);
  const attempt = { conversationId: 'c1', orderNumber: ORDER.number, at: now };
  await orders.recordAttempt({ ...attempt, id: 'a1' }, now);
  await orders.recordAttempt({ ...attempt, id: 'a2', conversationId: 'c2' }, now);
  await attachments.saveAttachment({
    ...{ id: 'file-1', conversationId: 'c1', name: '发票.pdf', contentType: 'application/pdf' },
    ...{ bytes: Buffer.alloc(4 * 1024 * 1024 + 3, '发票'), at: now },
  });
  await secrets.secret('directLine', 'the signing secret');
  const code = aCode({ expiresAt: hence(1) });
  await store.agentLinks.saveCode(code);
  await store.agentLinks.link(code, aLink({ linkedAt: now }));
  await store.agentLinks.saveCode(aCode({ agentId: 'agent-2', expiresAt: hence(1) }));
  await store.agentLinks.saveCode(aCode({ agentId: 'agent-3', expiresAt: hence(-1) }));
}

async function fillRecognition(store: Store, now: Date): Promise<void> {
  const { intents, models, unanswered } = store;
  const change = { at: now, author: 'editor-1', note: '', intents: ['refund'], removed: 0 };
  const profile = { name: 'refund', description: 'money back', humanOnly: true };
  const utterance = { utterance: '我要退款', intent: 'refund', language: 'zh' } as const;
  await intents.saveIntents({
    ...{ change: { ...change, revision: 1, added: 2 }, profiles: [profile], ended: [] },
    ...{ added: [utterance, { ...utterance, utterance: '退钱' }], removed: [] },
  });
  await intents.saveIntents({
    ...{ change: { ...change, revision: 2, added: 0, removed: 1 }, ended: [], added: [] },
    ...{ profiles: [{ ...profile, humanOnly: false }], removed: [1] },
  });
  await models.addModel({ ...MODEL, at: now }, { bytes: 5, versions: 50 });
  await models.addModel(
    { ...MODEL, id: 'model-2', report: null, at: now },
    { bytes: 5, versions: 50 },
  );
  await models.activateModel('model-1', { over: null, now });
  const training = { ...TRAINING, startedAt: now, seenAt: now };
  await models.saveTraining(training, { event: null, begins: true });
  await unanswered.noteUnanswered([{ ...UNANSWERED, lastAt: now }], 100);
  await unanswered.keepMessages([{ id: 'k1', utterance: '在吗', language: 'zh', at: now }], 100);
}

const ACCOUNT: Account = {
  id: 'agent-1',
  version: 0,
  email: 'mei@shop.example',
  name: 'Mei',
  passwordHash: 'scrypt$…',
  roles: ['agent'],
  createdAt: new Date('2026-11-01T08:00:00Z'),
};

const ARTICLE: Article = {
  id: 'returns',
  language: 'en',
  revision: 1,
  status: 'published',
  title: 'Returns within seven days',
  body: 'You may return it.',
  questions: ['Can I return it?'],
  intents: ['returnPolicy'],
  product: '',
  issueType: 'returns',
  urgency: 'normal',
  audience: 'customers',
  channels: { 'a.b': '短' },
  validFrom: null,
  validUntil: new Date('2026-12-01T00:00:00Z'),
  reviewBy: null,
  tags: [],
  author: 'editor-1',
  note: '',
  at: new Date('2026-11-01T08:00:00Z'),
};

const QUICK_REPLY: QuickReply = {
  id: 'hello',
  version: 0,
  key: 'hello',
  category: 'greeting',
  titles: { en: 'Hello' },
  texts: { en: 'Hello {{customer.name}}!' },
  owner: null,
  author: 'editor-1',
  at: new Date('2026-11-01T08:00:00Z'),
  useCount: 0,
  lastUsedAt: null,
};

const ORDER: Order = {
  number: '202611220001',
  customerName: '王小明',
  phoneLast4: '6688',
  items: [],
  totalCents: 19900,
  currency: 'CNY',
  placedAt: new Date('2026-11-22T08:00:00Z'),
  status: 'paid',
  logistics: null,
};

const MODEL: Omit<NewModel, 'at'> = {
  id: 'model-1',
  author: 'editor-1',
  note: '',
  revision: 1,
  seed: 1,
  learnedFrom: 0,
  trainer: 'v1',
  trainSeconds: 1.5,
  byteLength: 3,
  accuracy: 0.92,
  bytes: Buffer.from([0, 255, 128]),
  report: { intents: { 'a.b': 1 } },
};

const TRAINING: Omit<Training, 'startedAt' | 'seenAt'> = {
  id: 'training-1',
  state: 'finished',
  author: 'editor-1',
  note: '',
  revision: 1,
  seed: 1,
  learnFromLog: false,
  step: '',
  share: 1,
  modelId: 'model-1',
  error: null,
};

const UNANSWERED = {
  id: 'u1',
  text: 'can I pay with shells?',
  language: 'en',
  reason: 'notUnderstood',
  conversationId: 'c1',
  seq: 1,
  ranking: [{ intent: 'payment', confidence: 0.4 }],
  margin: 0.1,
  wrongIntent: null,
} as const;
