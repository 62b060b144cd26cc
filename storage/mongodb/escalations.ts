import type { Escalation, EscalationSpan } from '../../handoff/index.ts';
import type { Collections, DocumentOf, EscalationDocument } from './collections.ts';
import { fromDocument, toDocument } from './documents.ts';
import { VersionedCollection } from './versionedCollection.ts';

/** The escalations; the line is a query on them. */
export class EscalationCollection extends VersionedCollection<Escalation> {
  readonly #escalations: Collections['escalations'];
  readonly #conversations: Collections['conversations'];

  constructor(collections: Pick<Collections, 'escalations' | 'conversations'>) {
    super(collections.escalations as never);
    this.#escalations = collections.escalations;
    this.#conversations = collections.conversations;
  }

  /** Waiting ones in the order of the line. */
  async waiting(limit: number): Promise<readonly Escalation[]> {
    const documents = await this.#escalations
      .find({ state: 'waiting' })
      .sort({ priority: -1, queuedAt: 1, _id: 1 })
      .limit(limit)
      .toArray();
    return documents.map((document) => this.record(document));
  }

  /** How many of its queue stand before it, plus one. */
  async place({ queueId, priority, queuedAt, id }: Escalation): Promise<number> {
    const before = await this.#escalations.countDocuments({
      state: 'waiting',
      queueId,
      $or: [
        { priority: { $gt: priority } },
        { priority, queuedAt: { $lt: queuedAt } },
        { priority, queuedAt, _id: { $lt: id } },
      ],
    });
    return before + 1;
  }

  /** Those that began to wait within the span, newest first. */
  async recent({ from, to, queueId }: EscalationSpan, limit: number) {
    const documents = await this.#escalations
      .find({ queuedAt: { $gte: from, $lt: to }, ...(queueId !== undefined && { queueId }) })
      .sort({ queuedAt: -1, _id: -1 })
      .limit(limit)
      .toArray();
    return documents.map((document) => this.record(document));
  }

  async due(now: Date, limit: number): Promise<readonly Escalation[]> {
    const documents = await this.#escalations
      .find({ dueAt: { $type: 'date', $lte: now }, state: { $ne: 'closed' } })
      .sort({ dueAt: 1, _id: 1 })
      .limit(limit)
      .toArray();
    return documents.map((document) => this.record(document));
  }

  /** The agents who hold an escalation now. */
  assignedAgents(): Promise<readonly string[]> {
    return this.#escalations
      .distinct('agentId', { state: 'assigned' })
      .then((ids) => ids.filter((id) => id !== null));
  }

  /** The escalations of these agents, oldest first. */
  async assignedTo(agentIds: readonly string[], limit: number): Promise<readonly Escalation[]> {
    const documents = await this.#escalations
      .find({ state: 'assigned', agentId: { $in: [...agentIds] } })
      .sort({ queuedAt: 1, _id: 1 })
      .limit(limit)
      .toArray();
    return documents.map((document) => this.record(document));
  }

  /** The newest escalation of each of these conversations, an open one before those closed. */
  async newestOf(conversationIds: readonly string[]): Promise<ReadonlyMap<string, Escalation>> {
    const documents = await this.#escalations
      .find({ conversationId: { $in: [...conversationIds] } })
      .sort({ queuedAt: 1, _id: 1 })
      .toArray();
    const newest = new Map<string, Escalation>();
    for (const document of documents) {
      const known = newest.get(document.conversationId);
      if (document.state === 'closed' && known && known.state !== 'closed') continue;
      newest.set(document.conversationId, this.record(document));
    }
    return newest;
  }

  async lastAgentOf(customerId: string): Promise<string | undefined> {
    const conversations = await this.#conversations
      .find({ customerId })
      .project<{ _id: string }>({ _id: 1 })
      .toArray();
    const [last] = await this.#escalations
      .find({
        conversationId: { $in: conversations.map(({ _id }) => _id) },
        endedAt: { $ne: null },
        agentId: { $ne: null },
      })
      .sort({ endedAt: -1 })
      .limit(1)
      .toArray();
    return last?.agentId ?? undefined;
  }

  protected override document(escalation: Escalation): EscalationDocument {
    return { ...toDocument(escalation), endedAt: endedAt(escalation) };
  }

  protected override record(document: DocumentOf<Escalation>): Escalation {
    const { endedAt: _, ...fields } = document as EscalationDocument;
    return fromDocument<Escalation>(fields);
  }
}

/** For the customer it ends when it is resolved; wrap-up is the agent's. */
function endedAt({ state, resolvedAt, closedAt }: Escalation): Date | null {
  return state === 'wrapUp' || state === 'closed' ? (resolvedAt ?? closedAt) : null;
}
