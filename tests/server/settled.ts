import type { MessageAnswer } from '../../console/wire.ts';
import { repeated } from '../support/persistence.ts';
import type { BusyShop } from './busyShop.ts';
import { askServer, conversationOf, type ServerRecord } from './serverRecord.ts';

/** How long things may be on their way after the last restart, in milliseconds. */
const PATIENCE_MS = 60_000;

/** Resolves when nothing is on its way any more. */
export async function settled(shop: BusyShop): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  await repeated(async () => {
    const late = lateThings(shop, await askServer(shop.admin, []));
    if (late.length === 0) return true;
    if (performance.now() > deadline) throw new Error(`Still on their way: ${late.join(', ')}`);
    return undefined;
  });
}

/** What has not yet reached a channel, the web chat, or a live stream. */
function lateThings({ webCustomers, agents }: BusyShop, record: ServerRecord): readonly string[] {
  const end = record.events.at(-1)?.cursor;
  return [
    ...record.conversations
      .filter(({ messages }) => messages.some(isUnsent))
      .map(({ customerName }) => `messages to ${customerName}`),
    ...webCustomers
      .filter(({ name, client }) => {
        const visible = conversationOf(record, name).messages.filter(isVisible);
        return client.received.items.length < visible.length;
      })
      .map(({ name }) => `what ${name} sees`),
    ...agents
      .filter(({ client, handled }) => {
        const { items } = client.events;
        return items.at(-1)?.cursor !== end || handled < items.length;
      })
      .map(({ client }) => `events to agent ${client.accountId}`),
  ];
}

/** Whether it is said to a customer. */
export function isOutgoing({ from }: MessageAnswer): boolean {
  return from === 'bot' || from === 'agent';
}

/** Whether a channel has yet to take it. */
export function isUnsent(message: MessageAnswer): boolean {
  return isOutgoing(message) && message.status === 'stored';
}

/** Whether customers get to see it. */
export function isVisible({ from }: MessageAnswer): boolean {
  return from !== 'note' && from !== 'event';
}
