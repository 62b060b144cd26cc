import type { Escalation, Presence, Queue } from '../../handoff/index.ts';
import type {
  Change,
  ConversationFilter,
  EscalationSpan,
  HandoffStore,
  InboundActivity,
  LeaseRequest,
  OutboxClaim,
  SendResult,
  TurnLease,
} from '../../handoff/store.ts';
import { decodeDocument } from '../documents.ts';
import { commitChange } from './commitChange.ts';
import { ConversationList } from './conversationList.ts';
import type { Database } from './database.ts';
import type { GroupCommit } from './groupCommit.ts';
import type { HandoffTables } from './handoffTables.ts';
import { receiveActivity } from './receiveActivity.ts';

/** Handoff's memory in SQLite: writes share transactions, reads answer at once. */
export class SqliteHandoffStore implements HandoffStore {
  readonly #tables: HandoffTables;
  readonly #writes: GroupCommit;
  readonly #list: ConversationList;
  readonly #queues;

  constructor(parts: {
    readonly database: Database;
    readonly tables: HandoffTables;
    readonly writes: GroupCommit;
  }) {
    this.#tables = parts.tables;
    this.#writes = parts.writes;
    this.#list = new ConversationList({ database: parts.database, ...parts.tables });
    this.#queues = parts.database
      .prepare<[], string>('SELECT document FROM queues ORDER BY id')
      .pluck();
  }

  receive(inbound: InboundActivity, lease: LeaseRequest) {
    return this.#writes.run(() => receiveActivity(this.#tables, inbound, lease));
  }

  claimTurns(lease: LeaseRequest, limit: number) {
    return this.#writes.run(() => this.#tables.turns.grantWaiting(lease, limit));
  }

  releaseTurn(lease: TurnLease) {
    return this.#writes.run(() => this.#tables.turns.release(lease));
  }

  commit(change: Change) {
    return this.#writes.run(() => commitChange(this.#tables, change));
  }

  claimOutbox(lease: LeaseRequest, limit: number) {
    return this.#writes.run(() => this.#tables.outbox.claim(lease, limit));
  }

  settleOutbox(claim: OutboxClaim, result: SendResult) {
    return this.#writes.run(() => this.#tables.outbox.settle(claim, result));
  }

  async nextOutboxDue() {
    return this.#tables.outbox.nextDue();
  }

  async conversation(id: string) {
    return this.#tables.conversations.get(id);
  }

  async conversations(filter: ConversationFilter) {
    return this.#list.page(filter);
  }

  async messages(
    conversationId: string,
    { after = 0, limit }: { readonly after?: number; readonly limit: number },
  ) {
    return this.#tables.messages.after(conversationId, after, limit);
  }

  async messageByClientId(conversationId: string, clientMessageId: string) {
    return this.#tables.messages.withClientId(conversationId, clientMessageId);
  }

  async escalation(id: string) {
    return this.#tables.escalations.get(id);
  }

  async waiting(limit: number) {
    return this.#tables.escalations.waiting(limit);
  }

  async place(escalation: Escalation) {
    return this.#tables.escalations.place(escalation);
  }

  async recentEscalations(span: EscalationSpan, limit: number) {
    return this.#tables.escalations.recent(span, limit);
  }

  async dueEscalations(now: Date, limit: number) {
    return this.#tables.escalations.due(now, limit);
  }

  async orphanedEscalations(now: Date, limit: number) {
    return this.#tables.escalations.orphaned(now, limit);
  }

  async lastAgentOf(customerId: string) {
    return this.#tables.escalations.lastAgentOf(customerId);
  }

  async decisions(conversationId: string) {
    return this.#tables.decisions.newestOf(conversationId);
  }

  async agent(id: string) {
    return this.#tables.agents.get(id);
  }

  async agents() {
    return this.#tables.agents.all();
  }

  async agentStamps() {
    return this.#tables.agents.stamps();
  }

  prolongPresence(agentId: string, presence: Presence, until: Date) {
    return this.#writes.run(() => this.#tables.agents.prolong(agentId, presence, until));
  }

  async queue(id: string) {
    return this.#tables.queues.get(id);
  }

  async queues() {
    return this.#queues.all().map(decodeDocument<Queue>);
  }

  saveQueue(queue: Queue) {
    return this.#writes.run((): 'saved' | 'conflict' => {
      if (!this.#tables.queues.isAt(queue.id, queue.version)) return 'conflict';
      this.#tables.queues.write(queue);
      this.#tables.events.append({ type: 'queueChanged', queueId: queue.id });
      return 'saved';
    });
  }
}
