import type { Collection, Filter, UpdateFilter } from 'mongodb';

/**
 * Updates all documents that fit, each by itself. One update of many would wait for every open
 * transaction that has one of them, and there are servers that keep the collection locked meanwhile,
 * so that those transactions wait as well (SecantusDB 0.7.0b3: for ever).
 */
export async function updateEach<T extends { readonly _id: string }>(
  collection: Collection<T>,
  filter: Filter<T>,
  update: UpdateFilter<T>,
): Promise<void> {
  const fitting = collection.find(filter, { projection: { _id: 1 } });
  for await (const { _id } of fitting) {
    await collection.updateOne({ ...filter, _id } as Filter<T>, update);
  }
}
