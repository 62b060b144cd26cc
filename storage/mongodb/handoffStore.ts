import type { Decision, Escalation, Presence, Queue } from '../../handoff/index.ts';
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
import type { Collections } from './collections.ts';
import { commitChange } from './commitChange.ts';
import { ConversationList } from './conversationList.ts';
import { fromDocument } from './documents.ts';
import type { HandoffCollections } from './handoffCollections.ts';
import { receiveActivity } from './receiveActivity.ts';

/** Decisions of a conversation that are shown. */
const SHOWN_DECISIONS = 100;

/** Handoff's memory in MongoDB: every method one transaction, or one write of one document. */
export class MongoHandoffStore implements HandoffStore {
  readonly #parts: HandoffCollections;
  readonly #list: ConversationList;

  constructor(parts: HandoffCollections, collections: Collections) {
    this.#parts = parts;
    this.#list = new ConversationList({ ...parts, collection: collections.conversations });
  }

  receive(inbound: InboundActivity, lease: LeaseRequest) {
    return receiveActivity(this.#parts, inbound, lease);
  }

  claimTurns(lease: LeaseRequest, limit: number) {
    return this.#parts.turns.grantWaiting(lease, limit);
  }

  releaseTurn(lease: TurnLease) {
    return this.#parts.conversations.releaseLease(lease);
  }

  commit(change: Change) {
    return commitChange(this.#parts, change);
  }

  claimOutbox(lease: LeaseRequest, limit: number) {
    return this.#parts.outbox.claim(lease, limit);
  }

  settleOutbox(claim: OutboxClaim, result: SendResult) {
    return this.#parts.outbox.settle(claim, result);
  }

  nextOutboxDue() {
    return this.#parts.outbox.nextDue();
  }

  conversation(id: string) {
    return this.#parts.conversations.get(id);
  }

  conversations(filter: ConversationFilter) {
    return this.#list.page(filter);
  }

  messages(
    conversationId: string,
    { after = 0, limit }: { readonly after?: number; readonly limit: number },
  ) {
    return this.#parts.messages.after(conversationId, after, limit);
  }

  messageByClientId(conversationId: string, clientMessageId: string) {
    return this.#parts.messages.withClientId(conversationId, clientMessageId);
  }

  escalation(id: string) {
    return this.#parts.escalations.get(id);
  }

  waiting(limit: number) {
    return this.#parts.escalations.waiting(limit);
  }

  place(escalation: Escalation) {
    return this.#parts.escalations.place(escalation);
  }

  recentEscalations(span: EscalationSpan, limit: number) {
    return this.#parts.escalations.recent(span, limit);
  }

  dueEscalations(now: Date, limit: number) {
    return this.#parts.escalations.due(now, limit);
  }

  async orphanedEscalations(now: Date, limit: number) {
    const { escalations, agents } = this.#parts;
    const holding = await escalations.assignedAgents();
    const present = await agents.present(holding, now);
    const gone = holding.filter((id) => !present.has(id));
    return gone.length === 0 ? [] : escalations.assignedTo(gone, limit);
  }

  lastAgentOf(customerId: string) {
    return this.#parts.escalations.lastAgentOf(customerId);
  }

  async decisions(conversationId: string) {
    const documents = await this.#parts.decisions
      .find({ conversationId })
      .sort({ at: -1 })
      .limit(SHOWN_DECISIONS)
      .toArray();
    return documents.map((document) => fromDocument<Decision>(document));
  }

  agent(id: string) {
    return this.#parts.agents.get(id);
  }

  agents() {
    return this.#parts.agents.all();
  }

  agentStamps() {
    return this.#parts.agents.stamps();
  }

  prolongPresence(agentId: string, presence: Presence, until: Date) {
    return this.#parts.agents.prolong(agentId, presence, until);
  }

  queue(id: string) {
    return this.#parts.queues.get(id);
  }

  queues() {
    return this.#parts.queues.all();
  }

  saveQueue(queue: Queue) {
    const { commits, queues } = this.#parts;
    return commits.run<'saved' | 'conflict'>({
      async write({ session, events }) {
        await queues.write(queue, session);
        events.push({ type: 'queueChanged', queueId: queue.id });
        return 'saved';
      },
      explain: async () => ((await queues.isAt(queue.id, queue.version)) ? undefined : 'conflict'),
    });
  }
}
