import { createHash } from 'node:crypto';
import type { RankedIntent } from '../intentModel.ts';
import { maskPersonalData } from '../maskPersonalData.ts';
import { normalizeText } from '../normalizeText.ts';
import type {
  KeptMessage,
  Language,
  NewUnanswered,
  UnansweredReason,
  UnansweredStore,
} from '../store.ts';

/** Most messages that wait to be stored; beyond it the oldest are let go. */
const MOST_WAITING = 1_000;
/** Messages that wait this long are stored together, in milliseconds. */
const GATHER_MS = 1_000;
/** Longer messages are stories; nothing is learned from them. */
const LONGEST = 300;
/** Most open messages of the inbox, and most settled ones. */
export const MOST_UNANSWERED = 2_000;
/** Most messages that are kept to learn from. */
export const MOST_KEPT = 10_000;
const RANKED = 3;

/** A customer's message as the bot heard it. */
export interface HeardMessage {
  readonly text: string;
  readonly language: Language;
  readonly at: Date;
  readonly conversationId: string;
  readonly seq: number;
  /** Likeliest first. */
  readonly ranking: readonly RankedIntent[];
  /** Why it goes to the inbox; null: it was answered. */
  readonly reason: UnansweredReason | null;
}

/** What the log is made of. */
export interface CustomerLogParts {
  readonly unanswered: UnansweredStore;
  /** Whether messages are kept to learn from. */
  readonly keepsMessages: boolean;
  readonly onError: (error: unknown) => void;
  readonly gatherMs?: number;
}

/**
 * Keeps what customers write for authors and for learning, without personal data. No turn waits for it
 * or fails with it: messages are gathered and stored together, and those of a process that dies are lost.
 */
export class CustomerLog {
  readonly #parts: CustomerLogParts;
  #waiting: HeardMessage[] = [];
  #timer: NodeJS.Timeout | undefined;
  #storing: Promise<void> = Promise.resolve();

  constructor(parts: CustomerLogParts) {
    this.#parts = parts;
  }

  /** Takes a message; returns at once. */
  hear(message: HeardMessage): void {
    if (message.reason === null && !this.#parts.keepsMessages) return;
    if (!/\p{Letter}/u.test(message.text) || message.text.length > LONGEST) return;
    this.#waiting.push(message);
    if (this.#waiting.length > MOST_WAITING) this.#waiting.shift();
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#storing = this.#store();
    }, this.#parts.gatherMs ?? GATHER_MS).unref();
  }

  /** Stores what waits. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#storing;
    await this.#store();
  }

  async #store(): Promise<void> {
    const messages = this.#waiting;
    this.#waiting = [];
    const { unanswered, keepsMessages, onError } = this.#parts;
    try {
      const open = messages.flatMap(unansweredOf);
      if (open.length > 0) await unanswered.noteUnanswered(open, MOST_UNANSWERED);
      if (!keepsMessages || messages.length === 0) return;
      await unanswered.keepMessages(messages.map(keptOf), MOST_KEPT);
    } catch (error) {
      onError(error);
    }
  }
}

/** The id of a masked text in its language: texts that differ in case or spaces only are one. */
export function messageId(masked: string, language: Language): string {
  const hash = createHash('sha256').update(`${language}\n${normalizeText(masked)}`);
  return hash.digest('hex').slice(0, 32);
}

/** A message as it goes to the inbox. */
export function unansweredOf({ reason, ...message }: HeardMessage): readonly NewUnanswered[] {
  if (reason === null) return [];
  const { language, at, conversationId, seq } = message;
  const text = maskPersonalData(message.text);
  const ranking = message.ranking.slice(0, RANKED);
  const margin = (ranking[0]?.confidence ?? 0) - (ranking[1]?.confidence ?? 0);
  const id = messageId(text, language);
  return [
    {
      ...{ id, text, language, reason, lastAt: at, conversationId, seq },
      ...{ ranking, margin, wrongIntent: null },
    },
  ];
}

function keptOf({ text, language, at }: HeardMessage): KeptMessage {
  const utterance = maskPersonalData(text);
  return { id: messageId(utterance, language), utterance, language, at };
}
