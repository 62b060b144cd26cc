import type { Evidence } from '../checker.ts';
import type { LoggedEvent, StoredEvent } from '../records.ts';
import { transcriptsOf } from './conversationsOf.ts';
import { doubled, grouped } from './grouped.ts';

/** Reading the log from its start gives each stored event once, each conversation's in its order, everywhere. */
export function eventLog(evidence: Evidence) {
  return [...storedOnce(evidence), ...sameEverywhere(evidence), ...messagesInOrder(evidence)];
}

function storedOnce({ records }: Evidence) {
  const twice = doubled(records.log, ({ cursor }) => cursor);
  // What was there before the run, a sample shop perhaps, may be older than the log's first cursor.
  const ofTheRun = ({ conversationId }: StoredEvent) => conversationId !== undefined;
  const stored = countsOf(records.events.filter(ofTheRun));
  const told = countsOf(records.log.map(({ event }) => event).filter(ofTheRun));
  const different = [...new Set([...stored.keys(), ...told.keys()])].filter(
    (key) => stored.get(key) !== told.get(key),
  );
  return [
    ...twice.map((evidence) => ({ what: 'two events have one cursor', evidence })),
    ...different.map((event) => ({
      what: `stored ${stored.get(event) ?? 0} times, logged ${told.get(event) ?? 0} times`,
      evidence: event,
    })),
  ];
}

function sameEverywhere({ records }: Evidence) {
  const ofTheRun = ({ event }: LoggedEvent) => event.conversationId !== undefined;
  return records.told.flatMap((log, index) => {
    const here = grouped(records.log.filter(ofTheRun), conversationOf);
    const there = grouped(log.filter(ofTheRun), conversationOf);
    return [...new Set([...here.keys(), ...there.keys()])]
      .filter((id) => cursorsOf(here.get(id)) !== cursorsOf(there.get(id)))
      .map((id) => ({
        what: `instance ${index + 1} tells conversation ${id} in another way`,
        evidence: { committed: here.get(id), told: there.get(id) },
      }));
  });
}

function messagesInOrder({ records }: Evidence) {
  const logged = grouped(
    records.log.filter(({ event }) => event.type === 'messageStored'),
    conversationOf,
  );
  return [...transcriptsOf(records)].flatMap(([id, transcript]) => {
    const told = (logged.get(id) ?? []).map(({ event }) => event.seq);
    const isSame = told.join() === transcript.map(({ seq }) => seq).join();
    return isSame ? [] : [{ what: `the log tells ${id} in another order`, evidence: told }];
  });
}

function countsOf(events: readonly StoredEvent[]): ReadonlyMap<string, number> {
  const keyOf = (event: StoredEvent) => JSON.stringify(Object.entries(event).sort());
  return new Map([...grouped(events, keyOf)].map(([key, { length }]) => [key, length]));
}

function conversationOf({ event }: LoggedEvent): string {
  return event.conversationId ?? '';
}

function cursorsOf(log: readonly LoggedEvent[] = []): string {
  return log.map(({ cursor }) => cursor).join();
}
