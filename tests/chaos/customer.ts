import { ChannelCustomer } from '../support/channelCustomer.ts';
import { DirectLineClient } from '../support/directLineClient.ts';
import type { Doors } from '../support/doors.ts';
import type { GrowingList } from '../support/growingList.ts';
import type { RecordingConnector } from '../support/recordingConnector.ts';
import type { CustomerJournal, Heard, Said } from './journals.ts';
import { saidInto } from './saying.ts';

/** Lets customers in by name. */
export const SITE_SECRET = 'a-secret-that-only-the-shop-knows';

/** A customer in one conversation, with their journal. */
export interface Customer {
  readonly name: string;
  say(text: string): Promise<Said>;
  /** What the customer has been told so far; what came twice in a row is there once. */
  heard(): readonly string[];
  /** Resolves with whether that made `holds` true before the signal aborted. */
  hears(holds: (heard: readonly string[]) => boolean, giveUp: AbortSignal): Promise<boolean>;
  /** Closes the page; a channel has none. */
  leave(): void;
  journal(): CustomerJournal;
}

/** Who a customer is. */
export interface Person {
  readonly name: string;
  readonly userId: string;
  readonly onlyAsks: boolean;
}

/** How a channel reaches the server, and is reached. */
export interface ChannelParts {
  readonly doors: Doors;
  readonly connector: RecordingConnector;
  readonly signal: AbortSignal;
}

/** Opens the web chat, and is welcomed. */
export async function onThePage(
  person: Person,
  doors: Doors,
  signal: AbortSignal,
): Promise<Customer> {
  const { name, userId, onlyAsks } = person;
  const user = { id: userId, name };
  const client = await DirectLineClient.enter(doors, { user, secret: SITE_SECRET, signal });
  const { received, conversationId } = client;
  const said: Said[] = [];
  let stayed = true;
  const texts = () => client.heard.slice(1).map(({ text }) => text);
  return {
    name,
    say: (text) =>
      saidInto(said, { text }, (clientId, giveUp) => client.say(text, clientId, giveUp)),
    heard: texts,
    hears: (holds, giveUp) => until(received, () => holds(texts()), giveUp, signal),
    leave() {
      stayed = false;
      client.leave();
    },
    journal: () => ({
      ...{ name, channelId: 'directline', conversationId, userId, said, onlyAsks, stayed },
      heard: client.heard.map(({ id, text }): Heard => ({ id, text })),
    }),
  };
}

/** Writes in a channel that the bot sends to. */
export function inAChannel(
  person: Person,
  channelId: string,
  { doors, connector, signal }: ChannelParts,
): Customer {
  const { name, userId, onlyAsks } = person;
  const extra = { from: { id: userId, name } };
  const client = new ChannelCustomer({ url: doors, connector, name, channelId, extra, signal });
  const { conversationId } = client;
  const said: Said[] = [];
  const heard = () =>
    client.heard.map(({ text = '' }) => text).filter((text, index, all) => text !== all[index - 1]);
  return {
    ...{ name, heard },
    say: (text) => saidInto(said, { text }, (id, giveUp) => client.say(text, id, giveUp)),
    hears: (holds, giveUp) => until(connector.deliveries, () => holds(heard()), giveUp, signal),
    leave() {},
    journal: () => ({
      ...{ name, channelId, conversationId, userId, said, onlyAsks, stayed: true },
      heard: connector.deliveries.items
        .filter((one) => one.conversationId === conversationId && one.status === 200)
        .map(({ activity }) => ({ id: null, text: activity.text ?? '' })),
    }),
  };
}

async function until<T>(
  list: GrowingList<T>,
  holds: () => boolean,
  giveUp: AbortSignal,
  left: AbortSignal,
): Promise<boolean> {
  try {
    return await list.until('', holds, { signal: AbortSignal.any([giveUp, left]) });
  } catch {
    left.throwIfAborted();
    return false;
  }
}
