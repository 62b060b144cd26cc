import type { AttachmentStore, StoredAttachment } from '../../bot/store.ts';
import type { Blobs } from './blobs.ts';
import type { Collections } from './collections.ts';
import { isDuplicateKey } from './storeErrors.ts';

/** Files in MongoDB; a file's id is stored once, and the first file keeps it. */
export class MongoAttachmentStore implements AttachmentStore {
  readonly #attachments: Collections['attachments'];
  readonly #blobs: Blobs;

  constructor(parts: { readonly attachments: Collections['attachments']; readonly blobs: Blobs }) {
    this.#attachments = parts.attachments;
    this.#blobs = parts.blobs;
  }

  async saveAttachment({ id, bytes, ...fields }: StoredAttachment) {
    const blob = await this.#blobs.add(bytes);
    try {
      await this.#attachments.insertOne({ _id: id, ...fields, blob });
    } catch (error) {
      await this.#blobs.remove(blob);
      if (!isDuplicateKey(error)) throw error;
    }
  }

  async attachment(id: string) {
    const document = await this.#attachments.findOne({ _id: id });
    const bytes = document && (await this.#blobs.get(document.blob));
    if (!document || !bytes) return undefined;
    const { _id, blob, ...fields } = document;
    return { id: _id, ...fields, bytes };
  }
}
