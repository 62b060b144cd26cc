import type { Order, OwnershipAttempt } from '../../customers/store.ts';
import type { AnswerOutcome, FittedPolicy } from '../../knowledge/answers/store.ts';
import type { Article, Taxonomy } from '../../knowledge/store.ts';
import type { SynonymRecord } from '../../knowledge/synonyms/store.ts';
import { articleOf } from '../articleRecord.ts';
import { decodeDocument } from '../documents.ts';
import { toDocument } from '../mongodb/documents.ts';
import { daysBefore, plain, type Table, table } from './table.ts';

/** Tries to see orders are removed after so many days, by an index. */
const ATTEMPT_DAYS = 30;
/** Answers, likewise. */
const ANSWER_DAYS = 365;

const articles = table<{
  readonly document: string;
  readonly is_latest: 0 | 1;
  readonly is_standing: 0 | 1;
}>({
  collection: 'articles',
  from: ['articles'],
  sql: `SELECT document, revision = MAX(revision) OVER versions AS is_latest,
          revision IS MAX(revision) FILTER (WHERE status IN ('published', 'archived')) OVER versions
            AS is_standing
        FROM articles WINDOW versions AS (PARTITION BY id, language)
        ORDER BY id, language, revision`,
  document({ document, is_latest, is_standing }) {
    const article = articleOf(decodeDocument<Article>(document));
    const { id, language, revision } = article;
    return {
      ...{ _id: `${id}/${language}/${revision}`, ...article },
      ...{ isLatest: is_latest === 1, isStanding: is_standing === 1 },
    };
  },
});

const taxonomy = table<{ readonly document: string }>({
  collection: 'taxonomy',
  from: ['taxonomy'],
  sql: 'SELECT document FROM taxonomy',
  document: ({ document }) => ({ _id: 'taxonomy', ...decodeDocument<Taxonomy>(document) }),
});

const synonyms = table<{ readonly version: number; readonly document: string }>({
  collection: 'synonyms',
  from: ['synonyms'],
  sql: 'SELECT version, document FROM synonyms ORDER BY version',
  document: ({ version, document }) => ({
    _id: version,
    ...decodeDocument<SynonymRecord>(document),
  }),
});

/** A year's, as an index keeps them. */
const answers = table<{ readonly document: string }>({
  collection: 'answers',
  from: ['answers'],
  sql: `SELECT document FROM answers WHERE at > :now - ${ANSWER_DAYS} * 86400000 ORDER BY id`,
  document: ({ document }) => toDocument(decodeDocument<AnswerOutcome>(document)),
  lasting: (now) => ({ at: { $gt: daysBefore(now, ANSWER_DAYS) } }),
});

const answerPolicy = table<{ readonly document: string }>({
  collection: 'answerPolicy',
  from: ['answer_policy'],
  sql: 'SELECT document FROM answer_policy',
  document: ({ document }) => ({ _id: 'policy', policy: decodeDocument<FittedPolicy>(document) }),
});

const orders = table<{ readonly document: string }>({
  collection: 'orders',
  from: ['orders'],
  sql: 'SELECT document FROM orders ORDER BY number',
  document({ document }) {
    const order = decodeDocument<Order>(document);
    return { _id: order.number, ...order };
  },
});

/** Each try twice: with those of its conversation, and with those on its order. */
const attempts = table<{ readonly id: string; readonly attempts: string; readonly at: number }>({
  collection: 'attempts',
  from: ['ownership_attempts'],
  sql: `
    WITH places AS (
      SELECT 'conversation/' || conversation_id AS place, * FROM ownership_attempts
      UNION ALL SELECT 'order/' || order_number AS place, * FROM ownership_attempts)
    SELECT place AS id, MAX(at) AS at,
      json_group_array(json_object('id', id, 'conversationId', conversation_id,
        'orderNumber', order_number, 'at', at) ORDER BY at, id) AS attempts
    FROM places GROUP BY place HAVING MAX(at) > :now - ${ATTEMPT_DAYS} * 86400000 ORDER BY place`,
  document(row) {
    const tries: readonly (Omit<OwnershipAttempt, 'at'> & { readonly at: number })[] = JSON.parse(
      row.attempts,
    );
    return {
      _id: row.id,
      attempts: tries.map((one) => ({ ...one, at: new Date(one.at) })),
      at: new Date(row.at),
    };
  },
  lasting: (now) => ({ at: { $gt: daysBefore(now, ATTEMPT_DAYS) } }),
});

const sessions = table<{
  readonly id: string;
  readonly account_id: string;
  readonly csrf_token: string;
  readonly expires_at: number;
}>({
  collection: 'sessions',
  from: ['sessions'],
  sql: 'SELECT * FROM sessions WHERE expires_at > :now ORDER BY id',
  document: (row) => ({
    _id: row.id,
    accountId: row.account_id,
    csrfToken: row.csrf_token,
    expiresAt: new Date(row.expires_at),
  }),
  lasting: (now) => ({ expiresAt: { $gt: now } }),
});

const attachments = table<{
  readonly id: string;
  readonly conversation_id: string;
  readonly name: string;
  readonly content_type: string;
  readonly at: number;
  readonly bytes: Buffer;
}>({
  collection: 'attachments',
  from: ['attachments'],
  sql: 'SELECT * FROM attachments ORDER BY id',
  blobs: ['blob'],
  document: (row) => ({
    _id: row.id,
    conversationId: row.conversation_id,
    name: row.name,
    contentType: row.content_type,
    at: new Date(row.at),
    blob: row.bytes,
  }),
});

const secrets = table<{ readonly name: string; readonly value: string }>({
  collection: 'secrets',
  from: ['secrets'],
  sql: 'SELECT name, value FROM secrets ORDER BY name',
  document: ({ name, value }) => ({ _id: name, value }),
});

const jobs = table<{ readonly name: string; readonly token: number }>({
  collection: 'jobs',
  from: ['jobs'],
  sql: 'SELECT name, token FROM jobs ORDER BY name',
  document: ({ name, token }) => ({ _id: name, token, until: null }),
});

/** What the shop knows, and who works in it. */
export const SHOP_TABLES: readonly Table[] = [
  secrets,
  plain('accounts'),
  sessions,
  plain('customers'),
  orders,
  attempts,
  articles,
  taxonomy,
  synonyms,
  answers,
  answerPolicy,
  attachments,
  jobs,
];
