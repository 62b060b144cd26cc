import type { IndexDescription } from 'mongodb';
import type { Collections } from './collections.ts';

/** An index, and what it is for. */
export interface ServingIndex extends IndexDescription {
  readonly name: string;
  /** The query that it serves, or the rule that it keeps. */
  readonly serves: string;
}

const DAY_SECONDS = 24 * 60 * 60;

/** Every index beside those on `_id`; made at each start, where missing. */
export const INDEXES: Partial<Record<keyof Collections, readonly ServingIndex[]>> = {
  conversations: [
    {
      name: 'drainable',
      key: { drainableAt: 1 },
      partialFilterExpression: { drainableAt: { $type: 'date' } },
      serves: 'turns whose holder died or gave up, oldest first (each second)',
    },
    { name: 'byActivity', key: { activeAt: -1, _id: -1 }, serves: 'the list of conversations' },
    {
      name: 'ofState',
      key: { state: 1, activeAt: -1, _id: -1 },
      serves: 'the list of conversations in one state',
    },
    {
      name: 'ofAgent',
      key: { agentId: 1, activeAt: -1, _id: -1 },
      partialFilterExpression: { agentId: { $type: 'string' } },
      serves: "the list of an agent's conversations",
    },
    { name: 'ofCustomer', key: { customerId: 1 }, serves: 'who served a customer last' },
  ],
  messages: [
    {
      name: 'inOrder',
      key: { conversationId: 1, seq: 1 },
      unique: true,
      serves: 'a transcript from a message on; numbers are given once',
    },
    {
      name: 'byClientId',
      key: { conversationId: 1, clientMessageId: 1 },
      unique: true,
      partialFilterExpression: { clientMessageId: { $type: 'string' } },
      serves: 'a message that is sent twice is stored once',
    },
  ],
  inbox: [
    {
      name: 'byActivity',
      key: { conversationId: 1, activityId: 1 },
      unique: true,
      serves: 'an activity that is delivered twice is stored once',
    },
    {
      name: 'pending',
      key: { conversationId: 1, position: 1 },
      partialFilterExpression: { done: false },
      serves: 'the next turn of a conversation',
    },
    {
      name: 'ofMessage',
      key: { conversationId: 1, messageSeq: 1 },
      partialFilterExpression: { messageSeq: { $type: 'number' } },
      serves: 'the entry of a message that comes again under another activity id',
    },
    {
      name: 'finished',
      key: { doneAt: 1 },
      expireAfterSeconds: 7 * DAY_SECONDS,
      serves: 'removes entries a week after their turn; channels repeat within minutes',
    },
  ],
  outbox: [
    {
      name: 'ready',
      key: { readyAt: 1 },
      partialFilterExpression: { readyAt: { $type: 'date' } },
      serves: 'what is due to be sent, oldest first',
    },
  ],
  escalations: [
    {
      name: 'line',
      key: { state: 1, priority: -1, queuedAt: 1, _id: 1 },
      partialFilterExpression: { state: 'waiting' },
      serves: 'the line of all queues',
    },
    {
      name: 'lineOfQueue',
      key: { queueId: 1, priority: -1, queuedAt: 1, _id: 1 },
      partialFilterExpression: { state: 'waiting' },
      serves: 'the place in line',
    },
    {
      name: 'due',
      key: { dueAt: 1, _id: 1 },
      partialFilterExpression: { dueAt: { $type: 'date' } },
      serves: 'clocks that have struck (each second)',
    },
    {
      name: 'assigned',
      key: { state: 1, agentId: 1 },
      partialFilterExpression: { state: 'assigned' },
      serves: 'escalations whose agents are gone (each second)',
    },
    {
      name: 'ofConversation',
      key: { conversationId: 1, queuedAt: -1, _id: -1 },
      serves: "a conversation's escalations, and who served a customer last",
    },
    {
      name: 'byTime',
      key: { queuedAt: -1, _id: -1 },
      serves: 'what estimates, their report and replays look back on',
    },
  ],
  decisions: [
    {
      name: 'ofConversation',
      key: { conversationId: 1, at: -1 },
      serves: 'why a conversation was assigned as it was',
    },
  ],
  events: [{ name: 'byTime', key: { at: 1 }, serves: 'retention' }],
  eventStarts: [
    {
      name: 'expired',
      key: { at: 1 },
      expireAfterSeconds: 30 * DAY_SECONDS,
      serves: 'the oldest point that the log can be read from',
    },
  ],
  signals: [
    {
      name: 'expired',
      key: { at: 1 },
      expireAfterSeconds: 60,
      serves: 'removes signals when everybody has heard them',
    },
  ],
  articles: [
    {
      name: 'revisions',
      key: { id: 1, language: 1, revision: -1 },
      unique: true,
      serves: 'the revisions of an article; a revision is written once',
    },
    {
      name: 'latest',
      key: { isLatest: 1, id: 1, language: 1 },
      partialFilterExpression: { isLatest: true },
      serves: 'all articles as they are now',
    },
    {
      name: 'standing',
      key: { isStanding: 1, id: 1, language: 1 },
      partialFilterExpression: { isStanding: true },
      serves: 'all articles as readers see them',
    },
  ],
  answers: [
    { name: 'ofConversation', key: { conversationId: 1 }, serves: 'retention of a transcript' },
    {
      name: 'byTime',
      key: { at: -1, _id: -1 },
      serves: 'the newest answers, and those since a day',
    },
    {
      name: 'expired',
      key: { at: 1 },
      expireAfterSeconds: 365 * DAY_SECONDS,
      serves: 'removes answers after a year',
    },
  ],
  quickReplies: [
    {
      name: 'byKey',
      key: { owner: 1, key: 1 },
      unique: true,
      serves: "an account's quick replies and the shared ones; a key is used once",
    },
  ],
  utterances: [{ name: 'from', key: { since: 1 }, serves: 'the intents as they were' }],
  intentProfiles: [{ name: 'byName', key: { name: 1, until: 1 }, serves: 'an intent as it is' }],
  models: [
    {
      name: 'byNumber',
      key: { number: -1 },
      unique: true,
      partialFilterExpression: { number: { $type: 'number' } },
      serves: 'the list of versions; a number is given once',
    },
    {
      name: 'active',
      key: { state: 1 },
      unique: true,
      partialFilterExpression: { state: 'active' },
      serves: 'the active version; there is one at most',
    },
  ],
  unanswered: [
    { name: 'byTime', key: { state: 1, lastAt: -1, _id: 1 }, serves: 'the inbox, newest first' },
  ],
  keptMessages: [{ name: 'byTime', key: { at: -1, _id: 1 }, serves: 'the oldest give way' }],
  customers: [
    {
      name: 'byUser',
      key: { channelId: 1, userId: 1 },
      unique: true,
      serves: 'one customer for each user of a channel',
    },
  ],
  attempts: [
    { name: 'byAttempt', key: { 'attempts.id': 1 }, serves: 'a try that is taken back' },
    {
      name: 'expired',
      key: { at: 1 },
      expireAfterSeconds: 30 * DAY_SECONDS,
      serves: 'removes tries that count no more',
    },
  ],
  accounts: [
    {
      name: 'byEmail',
      key: { email: 1 },
      unique: true,
      serves: 'sign-in; an address is used once',
    },
  ],
  sessions: [
    { name: 'ofAccount', key: { accountId: 1 }, serves: 'ending all sessions of an account' },
    {
      name: 'expired',
      key: { expiresAt: 1 },
      expireAfterSeconds: 0,
      serves: 'removes sessions at their end',
    },
  ],
  agentLinks: [
    {
      name: 'byAccount',
      key: { accountId: 1 },
      unique: true,
      serves: 'whether an agent writes (each message); an account is one agent’s',
    },
  ],
  linkCodes: [
    {
      name: 'expired',
      key: { expiresAt: 1 },
      expireAfterSeconds: 0,
      serves: 'removes unused codes at their end',
    },
  ],
  attachments: [
    { name: 'ofConversation', key: { conversationId: 1 }, serves: 'retention of a transcript' },
  ],
};
