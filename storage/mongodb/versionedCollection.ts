import type { ClientSession, Collection, Filter, OptionalUnlessRequiredId } from 'mongodb';
import type { DocumentOf } from './collections.ts';
import { Refused } from './commits.ts';
import { fromDocument, toDocument } from './documents.ts';

/** A record that knows which write of it this is. */
interface Versioned {
  readonly id: string;
  /** 0 means not stored yet. */
  readonly version: number;
}

/** Records that are written only over the version they were read at. */
export class VersionedCollection<T extends Versioned> {
  readonly #collection: Collection<DocumentOf<T>>;

  constructor(collection: Collection<DocumentOf<T>>) {
    this.#collection = collection;
  }

  async get(id: string): Promise<T | undefined> {
    const document = await this.#collection.findOne(this.#at(id));
    return document ? this.record(document as DocumentOf<T>) : undefined;
  }

  async all(): Promise<readonly T[]> {
    const documents = await this.#collection.find().sort({ _id: 1 }).toArray();
    return documents.map((document) => this.record(document as DocumentOf<T>));
  }

  /** Whether the stored version is this one; nothing stored counts as version 0. */
  async isAt(id: string, version: number): Promise<boolean> {
    return ((await this.get(id))?.version ?? 0) === version;
  }

  /** Stores the record as its next version; refuses when its version has moved on. */
  async write(record: T, session: ClientSession): Promise<void> {
    const next = this.document({ ...record, version: record.version + 1 });
    if (record.version === 0) {
      await this.#collection.insertOne(next as OptionalUnlessRequiredId<DocumentOf<T>>, {
        session,
      });
      return;
    }
    const { matchedCount } = await this.#collection.updateOne(
      this.#at(record.id, record.version),
      this.change(next),
      { session },
    );
    if (matchedCount === 0) throw new Refused(`${record.id} has moved on`);
  }

  /** How a record is kept. */
  protected document(record: T): DocumentOf<T> {
    return toDocument(record);
  }

  protected record(document: DocumentOf<T>): T {
    return fromDocument<T>(document);
  }

  /** The update that makes a stored document this one. */
  protected change({ _id, ...fields }: DocumentOf<T>): Record<string, unknown>[] {
    return [{ $set: literals(fields) }];
  }

  #at(id: string, version?: number): Filter<DocumentOf<T>> {
    return { _id: id, ...(version !== undefined && { version }) } as Filter<DocumentOf<T>>;
  }
}

/** Values that an update's pipeline takes as they are: a text such as `$name` is no field. */
export function literals(fields: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, { $literal: value }]),
  );
}
