/** A message that a person has sent and the server has not acknowledged. */
export interface PendingMessage {
  readonly clientMessageId: string;
  readonly conversationId: string;
  readonly text: string;
  readonly note: boolean;
  /** The article that the text was taken from. */
  readonly articleId?: string | undefined;
  /** The quick reply that the text was made from. */
  readonly quickReplyId?: string | undefined;
  readonly at: string;
  /** Why the server refused it, in words; null while it is on its way. */
  readonly refused: string | null;
}
