/** A message that a person has sent and the server has not acknowledged. */
export interface PendingMessage {
  readonly clientMessageId: string;
  readonly conversationId: string;
  readonly text: string;
  readonly note: boolean;
  readonly at: string;
  /** Why the server refused it, in words; null while it is on its way. */
  readonly refused: string | null;
}
