/** A file that a customer sent, or an agent. */
export interface StoredAttachment {
  readonly id: string;
  readonly conversationId: string;
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  readonly at: Date;
}

/** Files of conversations. */
export interface AttachmentStore {
  saveAttachment(attachment: StoredAttachment): Promise<void>;
  attachment(id: string): Promise<StoredAttachment | undefined>;
}

/** Keys that all instances share and that survive a restart. */
export interface SecretStore {
  /** The secret of this name; the first caller's `candidate` becomes it. */
  secret(name: string, candidate: string): Promise<string>;
}
