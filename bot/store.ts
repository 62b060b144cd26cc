import type { LeaseRequest } from '../handoff/index.ts';

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

/** The right to work that one instance at a time does; the token grows with every new holder. */
export interface JobLease {
  readonly name: string;
  readonly token: number;
}

/** Who does the work that one instance at a time does: filling an empty store, cleaning up. */
export interface JobStore {
  /** The right to the work of this name, or `undefined` while another holds it. */
  acquire(name: string, request: LeaseRequest): Promise<JobLease | undefined>;
  /** False when another has taken the work meanwhile. */
  prolong(lease: JobLease, until: Date): Promise<boolean>;
  /** Lets others take it; a lost lease is ignored. */
  release(lease: JobLease): Promise<void>;
}

/** Keys that all instances share and that survive a restart. */
export interface SecretStore {
  /** The secret of this name; the first caller's `candidate` becomes it. */
  secret(name: string, candidate: string): Promise<string>;
}
