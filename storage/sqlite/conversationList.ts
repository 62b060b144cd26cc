import type { Conversation } from '../../handoff/index.ts';
import type { ConversationFilter, ConversationRow, Page } from '../../handoff/store.ts';
import { decodeDocument } from '../documents.ts';
import { pageCursorOf, parsePageCursor } from '../pageCursor.ts';
import type { Database } from './database.ts';
import type { EscalationTable } from './escalations.ts';
import type { MessageTable } from './messages.ts';

type Row = { readonly id: string; readonly active_at: number; readonly document: string };

/** The list of conversations, newest activity first. */
export class ConversationList {
  readonly #database: Database;
  readonly #messages: MessageTable;
  readonly #escalations: EscalationTable;

  constructor(parts: {
    readonly database: Database;
    readonly messages: MessageTable;
    readonly escalations: EscalationTable;
  }) {
    this.#database = parts.database;
    this.#messages = parts.messages;
    this.#escalations = parts.escalations;
  }

  page(filter: ConversationFilter): Page<ConversationRow> {
    const rows = this.#select(filter);
    const shown = rows.slice(0, filter.limit);
    const last = shown.at(-1);
    return {
      items: shown.map((row) => this.#complete(decodeDocument<Conversation>(row.document))),
      next:
        last && rows.length > filter.limit ? pageCursorOf(new Date(last.active_at), last.id) : null,
    };
  }

  /** One row more than asked for, which tells whether there is a next page. */
  #select(filter: ConversationFilter): readonly Row[] {
    const conditions = ["document ->> '$.deskOf' IS NULL"];
    const values: (string | number)[] = [];
    const where = (condition: string, ...bound: (string | number)[]) => {
      conditions.push(condition);
      values.push(...bound);
    };
    if (filter.state !== undefined) where('state = ?', filter.state);
    if (filter.agentId !== undefined) where('agent_id = ?', filter.agentId);
    if (filter.q) {
      where(
        `(instr(lower(customer_name), lower(?)) > 0 OR EXISTS (
           SELECT 1 FROM messages WHERE conversation_id = conversations.id
           AND instr(lower(messages.document ->> '$.text'), lower(?)) > 0))`,
        filter.q,
        filter.q,
      );
    }
    if (filter.cursor !== undefined) {
      const { at, id } = parsePageCursor(filter.cursor);
      where('(active_at, id) < (?, ?)', at.getTime(), id);
    }
    return this.#database
      .prepare<(string | number)[], Row>(
        `SELECT id, active_at, document FROM conversations
         WHERE ${conditions.join(' AND ')}
         ORDER BY active_at DESC, id DESC LIMIT ?`,
      )
      .all(...values, filter.limit + 1);
  }

  #complete(conversation: Conversation): ConversationRow {
    return {
      conversation,
      escalation: this.#escalations.newestOf(conversation.id) ?? null,
      lastMessage: this.#messages.lastSpoken(conversation.id) ?? null,
    };
  }
}
