import type { EventAnswer, ListAnswer } from '../../console/wire.ts';
import type { ConsoleClient } from '../support/consoleClient.ts';
import type { HeardEvent } from './journals.ts';

/** Between two looks of somebody who has no live stream, in milliseconds. */
const LOOK_MS = 700;

/** Follows the live stream; the returned function tells what was heard so far. */
export async function byLiveStream(client: ConsoleClient): Promise<() => readonly HeardEvent[]> {
  await client.follow();
  return () => client.events.items.map(heardEvent);
}

/** Asks `/sync` again and again, until told to stop; the returned function tells what was heard so far. */
export function bySync(
  client: ConsoleClient,
  every: (work: () => Promise<void>, pauseMs: number) => void,
): () => readonly HeardEvent[] {
  const heard: HeardEvent[] = [];
  let cursor = '';
  every(async () => {
    const since = cursor === '' ? '' : `&since=${encodeURIComponent(cursor)}`;
    const page = await client.get<ListAnswer<EventAnswer>>(`/sync?limit=500${since}`);
    heard.push(...page.items.map(heardEvent));
    cursor = page.next ?? cursor;
  }, LOOK_MS);
  return () => heard;
}

function heardEvent({ cursor, event }: EventAnswer): HeardEvent {
  return { cursor, event: event as HeardEvent['event'] };
}
