import { createHash } from 'node:crypto';
import { storedFingerprints, type Way } from './copyTable.ts';
import { fingerprintOf, withNames } from './fingerprint.ts';
import type { Table } from './table.ts';

/** Ids that are named of those that differ. */
const MOST_NAMED = 5;

/** A table on one side: its documents, and SHA-256 over the fingerprints of all that it should have. */
export interface Side {
  readonly count: number;
  readonly hash: string;
}

/** How a table compares with its source. */
export interface TableCheck {
  readonly table: string;
  readonly source: Side;
  readonly target: Side;
  /** Ids of documents that are missing or not the same, the first few. */
  readonly differing: readonly string[];
  readonly isSame: boolean;
}

/** Reads a table back from the target and holds it against the source. */
export async function checkTable(table: Table, way: Way): Promise<TableCheck> {
  const { source, target, now, onBatch } = way;
  const hashes = { source: createHash('sha256'), target: createHash('sha256') };
  const differing: string[] = [];
  let count = 0;
  for (const batch of source.batches(table, now())) {
    const stored = await storedFingerprints(table, batch, target);
    for (const given of batch) {
      const { document } = withNames(table, given);
      const expected = fingerprintOf(document);
      const found = stored.get(document._id) ?? 'missing';
      hashes.source.update(expected);
      hashes.target.update(found);
      if (found !== expected && differing.length < MOST_NAMED) differing.push(String(document._id));
    }
    count += batch.length;
    onBatch(batch.length);
  }
  const stored = await target.collection(table).countDocuments(table.lasting?.(now()) ?? {});
  const sides = {
    source: { count, hash: hashes.source.digest('hex') },
    target: { count: stored, hash: hashes.target.digest('hex') },
  };
  return {
    ...{ table: table.collection, ...sides, differing },
    isSame: count === stored && sides.source.hash === sides.target.hash,
  };
}
