import type { Db } from 'mongodb';
import {
  agentOf,
  conversationOf,
  escalationOf,
  eventOf,
  messageOf,
  type Raw,
} from './rawRecords.ts';
import type { Records } from './records.ts';

/** What the collections of a MongoDB database hold. */
export async function mongoRecords(database: Db): Promise<Omit<Records, 'log' | 'told'>> {
  const all = (name: string) =>
    database
      .collection<Raw>(name, { readConcern: { level: 'majority' } })
      .find()
      .toArray();
  const outbox = (await all('outbox')) as unknown as readonly {
    readonly _id: string;
    readonly items: readonly { readonly seq: number }[];
  }[];
  return {
    conversations: (await all('conversations')).map(conversationOf),
    messages: (await all('messages')).map(messageOf),
    inbox: (await all('inbox')).map((raw) => ({
      conversationId: String(raw.conversationId),
      activityId: String(raw.activityId),
      done: raw.done === true,
    })),
    outbox: outbox.flatMap(({ _id, items }) =>
      items.map(({ seq }) => ({ conversationId: _id, seq })),
    ),
    escalations: (await all('escalations')).map(escalationOf),
    agents: (await all('agents')).map(agentOf),
    events: (await all('events')).flatMap(({ event }) => (event ? [eventOf(event as Raw)] : [])),
  };
}
