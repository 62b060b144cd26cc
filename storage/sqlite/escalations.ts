import type { Escalation, EscalationSpan } from '../../handoff/index.ts';
import { decodeDocument } from '../documents.ts';
import type { Database } from './database.ts';
import { VersionedTable } from './versionedTable.ts';

/** The escalations; the line is a query on them. */
export class EscalationTable extends VersionedTable<Escalation> {
  readonly #waiting;
  readonly #place;
  readonly #recent;
  readonly #recentOfQueue;
  readonly #due;
  readonly #orphaned;
  readonly #newest;
  readonly #lastAgent;

  constructor(database: Database) {
    super({
      database,
      table: 'escalations',
      columns: {
        conversation_id: (escalation) => escalation.conversationId,
        queue_id: (escalation) => escalation.queueId,
        state: (escalation) => escalation.state,
        priority: (escalation) => escalation.priority,
        queued_at: (escalation) => escalation.queuedAt.getTime(),
        agent_id: (escalation) => escalation.agentId,
        due_at: (escalation) => escalation.dueAt?.getTime() ?? null,
        ended_at: (escalation) => endedAt(escalation)?.getTime() ?? null,
      },
    });
    this.#waiting = database
      .prepare<[number], string>(
        `SELECT document FROM escalations WHERE state = 'waiting'
         ORDER BY priority DESC, queued_at, id LIMIT ?`,
      )
      .pluck();
    this.#place = database
      .prepare<[string, number, number, string], number>(
        `SELECT COUNT(*) + 1 FROM escalations WHERE state = 'waiting' AND queue_id = ?
         AND (-priority, queued_at, id) < (-?, ?, ?)`,
      )
      .pluck();
    this.#recent = database
      .prepare<[number, number, number], string>(
        `SELECT document FROM escalations WHERE queued_at >= ? AND queued_at < ?
         ORDER BY queued_at DESC, id DESC LIMIT ?`,
      )
      .pluck();
    this.#recentOfQueue = database
      .prepare<[number, number, string, number], string>(
        `SELECT document FROM escalations WHERE queued_at >= ? AND queued_at < ? AND queue_id = ?
         ORDER BY queued_at DESC, id DESC LIMIT ?`,
      )
      .pluck();
    this.#due = database
      .prepare<[number, number], string>(
        `SELECT document FROM escalations
         WHERE due_at IS NOT NULL AND state <> 'closed' AND due_at <= ?
         ORDER BY due_at, id LIMIT ?`,
      )
      .pluck();
    this.#orphaned = database
      .prepare<[number, number], string>(
        `SELECT escalations.document FROM escalations
         LEFT JOIN agents ON agents.id = escalations.agent_id
         WHERE state = 'assigned'
         AND (presence IS NULL OR presence = 'offline' OR presence_until <= ?)
         ORDER BY queued_at, escalations.id LIMIT ?`,
      )
      .pluck();
    this.#newest = database
      .prepare<[string], string>(
        `SELECT document FROM escalations WHERE conversation_id = ?
         ORDER BY state = 'closed', queued_at DESC, id DESC LIMIT 1`,
      )
      .pluck();
    this.#lastAgent = database
      .prepare<[string], string>(
        `SELECT escalations.agent_id FROM escalations
         JOIN conversations ON conversations.id = conversation_id
         WHERE customer_id = ? AND ended_at IS NOT NULL AND escalations.agent_id IS NOT NULL
         ORDER BY ended_at DESC LIMIT 1`,
      )
      .pluck();
  }

  /** Waiting ones in the order of the line. */
  waiting(limit: number): readonly Escalation[] {
    return this.#waiting.all(limit).map(decodeDocument<Escalation>);
  }

  /** How many of its queue stand before it, plus one. */
  place({ queueId, priority, queuedAt, id }: Escalation): number {
    return this.#place.get(queueId, priority, queuedAt.getTime(), id) ?? 1;
  }

  /** Those that began to wait within the span, newest first. */
  recent({ from, to, queueId }: EscalationSpan, limit: number): readonly Escalation[] {
    const span = [from.getTime(), to.getTime()] as const;
    const documents =
      queueId === undefined
        ? this.#recent.all(...span, limit)
        : this.#recentOfQueue.all(...span, queueId, limit);
    return documents.map(decodeDocument<Escalation>);
  }

  due(now: Date, limit: number): readonly Escalation[] {
    return this.#due.all(now.getTime(), limit).map(decodeDocument<Escalation>);
  }

  orphaned(now: Date, limit: number): readonly Escalation[] {
    return this.#orphaned.all(now.getTime(), limit).map(decodeDocument<Escalation>);
  }

  /** The conversation's newest escalation, an open one first. */
  newestOf(conversationId: string): Escalation | undefined {
    const document = this.#newest.get(conversationId);
    return document === undefined ? undefined : decodeDocument<Escalation>(document);
  }

  lastAgentOf(customerId: string): string | undefined {
    return this.#lastAgent.get(customerId);
  }
}

/** For the customer it ends when it is resolved; wrap-up is the agent's. */
function endedAt({ state, resolvedAt, closedAt }: Escalation): Date | null {
  return state === 'wrapUp' || state === 'closed' ? (resolvedAt ?? closedAt) : null;
}
