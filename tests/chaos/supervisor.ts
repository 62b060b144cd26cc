import type {
  AgentAnswer,
  ConversationAnswer,
  EscalationAnswer,
  QueueEntryAnswer,
} from '../../console/wire.ts';
import { type ConsoleClient, ConsoleRefusal } from '../support/consoleClient.ts';
import type { LoadSighting, Sighting } from './journals.ts';

/** Somebody who watches the line and the agents, and puts customers in line. */
export class Supervisor {
  /** Escalations that were acknowledged, or seen in line. */
  readonly escalations: Sighting[] = [];
  readonly loads: LoadSighting[] = [];
  readonly #client: ConsoleClient;

  constructor(client: ConsoleClient) {
    this.#client = client;
  }

  /** Looks once. */
  async look(): Promise<void> {
    const line = await this.#client.list<QueueEntryAnswer>('/queue');
    for (const { escalationId, conversationId, queuedAt } of line) {
      this.#saw(escalationId, conversationId, queuedAt);
    }
    for (const { id, load } of await this.#client.list<AgentAnswer>('/agents')) {
      this.loads.push({ agentId: id, load, at: Date.now() });
    }
  }

  /** Puts the customer's newest conversation in line, if it is the bot's. */
  async escalate(customerName: string): Promise<void> {
    const found = await this.#client.list<ConversationAnswer>(
      `/conversations?limit=50&state=bot&q=${encodeURIComponent(customerName)}`,
    );
    const id = found.find((one) => one.customerName === customerName)?.id;
    if (!id) return;
    try {
      const path = `/conversations/${id}/escalate`;
      const asked = await this.#client.post<EscalationAnswer>(path, { reason: 'agent' });
      this.#saw(asked.id, id, asked.queuedAt);
    } catch (error) {
      if (!(error instanceof ConsoleRefusal && error.status === 409)) throw error;
    }
  }

  #saw(escalationId: string, conversationId: string, queuedAt: string): void {
    const known = { escalationId, conversationId, queuedAt: Date.parse(queuedAt) };
    this.escalations.push({ ...known, at: Date.now() });
  }
}
