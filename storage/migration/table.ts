import type { Filter } from 'mongodb';
import { decodeDocument } from '../documents.ts';
import type { Collections } from '../mongodb/collections.ts';
import { toDocument } from '../mongodb/documents.ts';

/** Stands where MongoDB's documents name the commit or the instance that wrote them. */
export const MIGRATION = 'migration';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A document on its way; fields that the table lists in `blobs` hold bytes or null. */
export type NewDocument = Readonly<Record<string, unknown>> & { readonly _id: string | number };

/** A collection of MongoDB, and how it is made of tables of the embedded store. */
export interface Table {
  readonly collection: keyof Collections;
  /** The tables of the embedded store that are in it as a whole. */
  readonly from: readonly string[];
  /** A query with one row for each document; `:now` in milliseconds. */
  readonly sql: string;
  /** What a row becomes; the same row always becomes the same document. */
  readonly document: (row: never) => NewDocument;
  /** Fields whose bytes are kept apart. */
  readonly blobs?: readonly string[];
  /** Which documents an index does not remove by itself; `sql` knows the same rule. Absent: all. */
  readonly lasting?: (now: Date) => Filter<NewDocument>;
}

/** Lets the compiler see that `document` takes what `sql` gives. */
export function table<Row>(
  parts: Omit<Table, 'document'> & { readonly document: (row: Row) => NewDocument },
): Table {
  return parts;
}

/** Records that are kept as they are, under their id. */
export function plain(collection: keyof Collections, name: string = collection): Table {
  return table<{ readonly document: string }>({
    collection,
    from: [name],
    sql: `SELECT document FROM ${name} ORDER BY id`,
    document: ({ document }) => toDocument(decodeDocument<{ readonly id: string }>(document)),
  });
}

/** The instant so many days before. */
export function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MS);
}
