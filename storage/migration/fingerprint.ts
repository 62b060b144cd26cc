import { createHash } from 'node:crypto';
import { encodeDocument } from '../documents.ts';
import type { Blobs } from '../mongodb/blobs.ts';
import type { NewDocument, Table } from './table.ts';

/** SHA-256 of a document's canonical JSON: keys in order, and a Date never taken for a text. */
export function fingerprintOf(document: object): string {
  const canonical = JSON.stringify(inOrder(JSON.parse(encodeDocument(document))));
  return createHash('sha256').update(canonical).digest('base64url');
}

/** The document as it is stored, with the bytes that its fields name. */
export function withNames(
  table: Table,
  document: NewDocument,
): { readonly document: NewDocument; readonly bytes: ReadonlyMap<string, Uint8Array> } {
  const bytes = new Map<string, Uint8Array>();
  const names = (table.blobs ?? []).map((field) => {
    const value = document[field];
    if (!(value instanceof Uint8Array)) return [field, null];
    const name = nameOf(table, document, field, value);
    bytes.set(name, value);
    return [field, name];
  });
  return { document: { ...document, ...Object.fromEntries(names) }, bytes };
}

/** The fingerprint of a stored document, whose bytes are read and named again by what they are. */
export async function storedFingerprint(
  table: Table,
  document: NewDocument,
  blobs: Blobs,
): Promise<string> {
  const names: [string, string | null][] = [];
  for (const field of table.blobs ?? []) {
    const name = document[field];
    if (typeof name !== 'string') continue;
    const bytes = await blobs.get(name);
    names.push([field, bytes ? nameOf(table, document, field, bytes) : 'lost']);
  }
  return fingerprintOf({ ...document, ...Object.fromEntries(names) });
}

/** By place and content: the same bytes in the same place are stored once, however often it is tried. */
function nameOf({ collection }: Table, { _id }: NewDocument, field: string, bytes: Uint8Array) {
  const place = JSON.stringify([collection, _id, field]);
  return createHash('sha256').update(`${place}\n`).update(bytes).digest('base64url');
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]): [string, unknown] => [
    key,
    inOrder(item),
  ]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
