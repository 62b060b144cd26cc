import { deserialize, serialize } from 'node:v8';
import { inStretches } from './inStretches.ts';

/**
 * Entries on their way between threads. A message with all of them would be read in one go, which
 * takes the event loop longer than others may wait.
 */
export type Parcels = readonly Uint8Array[];

/** Entries in one parcel. */
const TOGETHER = 100;

/** Packs entries; others have their turn in between. */
export async function pack(entries: readonly unknown[]): Promise<Parcels> {
  const places = Array.from({ length: Math.ceil(entries.length / TOGETHER) }, (_, place) => place);
  const parcels: Uint8Array[] = [];
  for await (const place of inStretches(places)) {
    parcels.push(serialize(entries.slice(place * TOGETHER, (place + 1) * TOGETHER)));
  }
  return parcels;
}

/** Unpacks entries; others have their turn in between. */
export async function unpack<Entry>(parcels: Parcels): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for await (const parcel of inStretches(parcels)) {
    entries.push(...(deserialize(parcel) as readonly Entry[]));
  }
  return entries;
}
