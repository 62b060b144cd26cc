import { setImmediate as nextTurn } from 'node:timers/promises';
import { deserialize, serialize } from 'node:v8';

/**
 * Rows on their way between threads. A message with all of them would be read in one go, which takes the
 * event loop longer than others may wait.
 */
export type Parcels = readonly Uint8Array[];

/** Rows in one parcel: packing or unpacking it takes about a millisecond. */
const ROWS = 1_000;

/** Packs rows; others have their turn after each parcel. */
export async function pack(rows: readonly unknown[]): Promise<Parcels> {
  const parcels: Uint8Array[] = [];
  for (let from = 0; from < rows.length; from += ROWS) {
    parcels.push(serialize(rows.slice(from, from + ROWS)));
    await nextTurn();
  }
  return parcels;
}

/** Unpacks rows; others have their turn after each parcel. */
export async function unpack<Row>(parcels: Parcels): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const parcel of parcels) {
    rows.push(...(deserialize(parcel) as readonly Row[]));
    await nextTurn();
  }
  return rows;
}
