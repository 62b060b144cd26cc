import type { Conversation, Message } from './conversation.ts';
import type { OutboxClaim, SendResult } from './store.ts';

/** After this an undelivered message is given up and shown as failed, in minutes. */
const GIVE_UP_MINUTES = 15;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** Takes messages to a channel's customers. */
export interface ChannelSender {
  /** Resolves when the channel has taken the message; throws {@link SendError}. */
  send(conversation: Conversation, message: Message): Promise<{ readonly id?: string | undefined }>;
}

/** The channel did not take a message. */
export class SendError extends Error {
  override readonly name = 'SendError' as const;
  /** Whether the same message may be taken later. */
  readonly retryable: boolean;
  /** What the channel asked for (Retry-After). */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    message: string,
    options: ErrorOptions & {
      readonly retryable: boolean;
      readonly retryAfterSeconds?: number | undefined;
    },
  ) {
    super(message, options);
    this.retryable = options.retryable;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** Why a message must not be sent any more: its owner has changed since; undefined: send it. */
export function supersededBy({ message, conversation }: OutboxClaim): string | undefined {
  const { validThroughEpoch } = message;
  const isValid = validThroughEpoch === undefined || conversation.epoch <= validThroughEpoch;
  return isValid ? undefined : 'superseded: the conversation has another owner now';
}

/**
 * What follows a failed attempt: exponential back-off (1 s doubling to 60 s, or what the channel asked
 * for if that is longer), and the end after 15 minutes or when trying again is no use.
 */
export function afterFailure(claim: OutboxClaim, error: SendError, now: Date): SendResult {
  const failure = error.message;
  if (!error.retryable) return { status: 'failed', failure };
  const pauseMs = Math.max(
    Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** claim.attempts),
    (error.retryAfterSeconds ?? 0) * 1000,
  );
  const at = new Date(now.getTime() + pauseMs);
  const giveUpAt = claim.since.getTime() + GIVE_UP_MINUTES * 60_000;
  return at.getTime() > giveUpAt ? { status: 'failed', failure } : { status: 'retry', at, failure };
}
