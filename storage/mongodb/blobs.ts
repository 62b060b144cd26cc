import { randomUUID } from 'node:crypto';
import { Binary, type ClientSession } from 'mongodb';
import type { Collections } from './collections.ts';

/** Bytes in one document; MongoDB's limit is 16 MiB, and smaller ones are kinder to its cache. */
const PART_BYTES = 4 * 1024 * 1024;

/** Files and models of any size, in parts. */
export class Blobs {
  readonly #blobs: Collections['blobs'];

  constructor(blobs: Collections['blobs']) {
    this.#blobs = blobs;
  }

  /**
   * Stores the bytes under a name of their own, and returns it; nobody sees them who has not got it.
   * `name`: one that always stands for these very bytes, so that it is safe to repeat.
   */
  async add(bytes: Uint8Array, name: string = randomUUID()): Promise<string> {
    for (let from = 0, part = 0; from < bytes.byteLength || part === 0; part += 1) {
      const to = Math.min(from + PART_BYTES, bytes.byteLength);
      await this.#blobs.updateOne(
        { _id: partId(name, part) },
        { $set: { bytes: new Binary(bytes.subarray(from, to)) } },
        { upsert: true },
      );
      from = to;
    }
    return name;
  }

  /** The bytes, or `undefined` when they have been removed. */
  async get(name: string): Promise<Uint8Array | undefined> {
    const parts: Uint8Array[] = [];
    for (;;) {
      const part = await this.#blobs.findOne({ _id: partId(name, parts.length) });
      if (!part) return parts.length === 0 ? undefined : Buffer.concat(parts);
      parts.push(part.bytes.value());
      if (part.bytes.length() < PART_BYTES) return Buffer.concat(parts);
    }
  }

  async remove(name: string, session?: ClientSession): Promise<void> {
    // All ids that begin with the name and a slash: "0" comes next after "/".
    const range = { $gte: `${name}/`, $lt: `${name}0` };
    await this.#blobs.deleteMany({ _id: range }, { ...(session && { session }) });
  }
}

function partId(name: string, part: number): string {
  return `${name}/${part}`;
}
