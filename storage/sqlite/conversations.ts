import type { Conversation, Delivery } from '../../handoff/index.ts';
import type { Database } from './database.ts';
import { VersionedTable } from './versionedTable.ts';

/** The conversations, and when each was last active. */
export class ConversationTable extends VersionedTable<Conversation> {
  readonly #delivery;
  readonly #touch;

  constructor(database: Database) {
    super({
      database,
      table: 'conversations',
      columns: {
        state: (conversation) => conversation.state,
        agent_id: (conversation) => conversation.agentId,
        customer_id: (conversation) => conversation.customerId,
        customer_name: (conversation) => conversation.customerName,
        delivery: (conversation) => conversation.delivery,
      },
    });
    this.#delivery = database
      .prepare<[string], Delivery>('SELECT delivery FROM conversations WHERE id = ?')
      .pluck();
    this.#touch = database.prepare<[number, string, number]>(
      'UPDATE conversations SET active_at = ? WHERE id = ? AND active_at < ?',
    );
  }

  delivery(id: string): Delivery | undefined {
    return this.#delivery.get(id);
  }

  /** Notes an activity, which moves the conversation up in the list; not a write of the record. */
  touch(id: string, at: Date): void {
    this.#touch.run(at.getTime(), id, at.getTime());
  }

  override write(conversation: Conversation): Conversation {
    const written = super.write(conversation);
    if (written.version === 1) this.touch(written.id, written.startedAt);
    return written;
  }
}
