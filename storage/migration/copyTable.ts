import { fingerprintOf, storedFingerprint, withNames } from './fingerprint.ts';
import type { Source } from './source.ts';
import type { NewDocument, Table } from './table.ts';
import type { Target } from './target.ts';

/** Where a table is copied or checked. */
export interface Way {
  readonly source: Source;
  readonly target: Target;
  readonly now: () => Date;
  /** Told after each batch how many documents of it have been dealt with. */
  readonly onBatch: (documents: number) => void;
}

/** Writes the documents that the target has not, or has otherwise, in order; returns how many. */
export async function copyTable(table: Table, way: Way): Promise<number> {
  const { source, target, now, onBatch } = way;
  let written = 0;
  for (const batch of source.batches(table, now())) {
    const stored = await storedFingerprints(table, batch, target);
    const operations = [];
    for (const given of batch) {
      const { document, bytes } = withNames(table, given);
      const known = stored.get(document._id);
      if (known === fingerprintOf(document)) continue;
      for (const [name, content] of bytes) await target.blobs.add(content, name);
      operations.push(
        known === undefined
          ? { insertOne: { document } }
          : { replaceOne: { filter: { _id: document._id }, replacement: document } },
      );
    }
    if (operations.length > 0) await target.collection(table).bulkWrite(operations);
    written += operations.length;
    onBatch(batch.length);
  }
  return written;
}

/** The fingerprints of a batch's documents as they are stored, by id. */
export async function storedFingerprints(
  table: Table,
  batch: readonly NewDocument[],
  { collection, blobs }: Target,
): Promise<ReadonlyMap<string | number, string>> {
  const ids = batch.map(({ _id }) => _id);
  const documents = await collection(table)
    .find({ _id: { $in: ids } }, { readConcern: { level: 'majority' } })
    .toArray();
  const fingerprints = new Map<string | number, string>();
  for (const document of documents) {
    fingerprints.set(document._id, await storedFingerprint(table, document, blobs));
  }
  return fingerprints;
}
