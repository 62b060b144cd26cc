/** Somebody is typing in a conversation at this moment; never stored. */
export interface Typing {
  readonly conversationId: string;
  readonly from: 'customer' | 'agent' | 'bot';
  /** The agent, when it is one. */
  readonly agent?: { readonly id: string; readonly name: string };
}
