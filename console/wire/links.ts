/** `GET /me/chat-account`: where the agent works besides the console. */
export interface ChatAccountAnswer {
  /** Null: nothing is linked. */
  readonly linked: {
    readonly channelId: string;
    /** As the channel tells it. */
    readonly accountName: string | null;
    readonly linkedAt: string;
  } | null;
}

/** `POST /me/chat-account/code`: to be sent to the bot once, from the account that is to be linked. */
export interface LinkCodeAnswer {
  readonly code: string;
  readonly expiresAt: string;
}
