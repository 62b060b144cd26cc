import { setTimeout as delay } from 'node:timers/promises';
import type { Evidence } from './checker.ts';
import { isShown, visitsOf } from './rules/conversationsOf.ts';

const LOOK_MS = 1_000;

/** Looks until nothing is on its way any more, but not for ever; resolves with what it saw last. */
export async function settled(
  look: () => Promise<Evidence>,
  patienceMs: number,
): Promise<Evidence> {
  const deadline = Date.now() + patienceMs;
  while (true) {
    const evidence = await look();
    if (isSettled(evidence) || Date.now() > deadline) return evidence;
    await delay(LOOK_MS);
  }
}

function isSettled({ journals, records }: Evidence): boolean {
  const local = journals.customers.filter(
    ({ channelId, stayed }) => channelId === 'directline' && stayed,
  );
  const end = records.log.at(-1)?.cursor;
  return (
    records.inbox.every(({ done }) => done) &&
    records.outbox.length === 0 &&
    records.escalations.every(({ state }) => state === 'closed') &&
    visitsOf(local, records).every(({ customer, transcript }) => {
      const due = transcript.filter((one) => isShown(one) && one.from !== 'customer');
      return customer.heard.length >= due.length;
    }) &&
    journals.agents.every(({ heard }) => heard.at(-1)?.cursor === end)
  );
}
