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

/**
 * Removes what is no longer to be kept, a bounded batch at a time: each call removes up to `limit` of
 * them and returns how many; fewer than `limit` means that no more are left.
 */
export interface RetentionStore {
  /**
   * Events from before this instant, oldest first. A cursor from before the newest one removed is
   * refused as `cursorExpired` from then on.
   */
  removeEvents(before: Date, limit: number): Promise<number>;
  /**
   * Conversations last active before this instant, each with its transcript, files, escalations and
   * decisions in one transaction; the customer stays. Only those that rest: the bot's, nothing pending
   * or unsent, no escalation open; one that somebody writes meanwhile stays.
   */
  removeConversations(before: Date, limit: number): Promise<number>;
  /**
   * What ran out by itself (sessions, activities done a week ago, old tries to see orders) where the
   * database doesn't remove it, and what else the store has to do about once an hour.
   */
  tidy(now: Date, limit: number): Promise<number>;
}
