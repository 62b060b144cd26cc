import { randomUUID } from 'node:crypto';
import type { Activity } from 'botbuilder';
import type { Acknowledged } from './directLineClient.ts';
import { type Doors, doorsOf } from './doors.ts';
import type { RecordingConnector } from './recordingConnector.ts';

/** A customer of a Bot Framework channel, as the channel presents them. */
export interface ChannelCustomerParts {
  readonly url: string | Doors;
  readonly connector: RecordingConnector;
  readonly name: string;
  readonly channelId?: string;
  /** Fields of every activity, as this channel sets them. */
  readonly extra?: Partial<Activity>;
  /** Ends the attempts to deliver. */
  readonly signal?: AbortSignal;
}

/** Posts a customer's activities to `/api/messages`, as a channel does: until they are taken, under the same id. */
export class ChannelCustomer {
  readonly conversationId: string;
  /** What the server has taken, in the order in which the customer said it. */
  readonly journal: Acknowledged[] = [];
  readonly #parts: ChannelCustomerParts;
  readonly #doors: Doors;

  constructor(parts: ChannelCustomerParts) {
    this.#parts = parts;
    this.#doors = doorsOf(parts.url);
    this.conversationId = `conversation-of-${parts.name.replaceAll(' ', '-')}`;
  }

  /** Says something; resolves when the server has taken it. The signal makes the channel give up. */
  async say(text: string, id: string = randomUUID(), giveUp?: AbortSignal): Promise<Acknowledged> {
    const { connector, name, channelId = 'msteams', extra, signal } = this.#parts;
    const json = {
      ...{ type: 'message', id, text, channelId, locale: 'en', timestamp: new Date() },
      serviceUrl: connector.serviceUrl,
      conversation: { id: this.conversationId },
      from: { id: `user-${name}`, name },
      recipient: { id: 'bot', name: 'Bot' },
      ...extra,
    };
    const request = { method: 'POST', path: '/api/messages', json };
    const answer = await this.#doors.ask(request, giveUp ?? signal);
    if (answer.status >= 400) {
      throw new Error(`/api/messages answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    }
    const said = { text, id, attempts: answer.attempts };
    this.journal.push(said);
    return said;
  }

  /** What the channel has shown the customer so far. */
  get heard(): readonly Partial<Activity>[] {
    return this.#parts.connector.taken(this.conversationId);
  }
}
