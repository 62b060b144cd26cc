import type {
  IntentChange,
  NewUnanswered,
  RecognitionEvent,
  UnansweredMessage,
} from '../recognizers/store.ts';

/** An event carries no more names of intents. */
const MOST_NAMES = 20;

/** The event of a change. */
export function shownChange({ revision, author, intents }: IntentChange): RecognitionEvent {
  return { type: 'intentsChanged', revision, author, intents: intents.slice(0, MOST_NAMES) };
}

/**
 * What the inbox holds of a message that came, given what it held; the very same message of the same
 * conversation, which a turn that runs again brings, changes nothing.
 */
export function withUnanswered(
  before: UnansweredMessage | undefined,
  message: NewUnanswered,
): UnansweredMessage {
  if (!before) {
    return { ...message, count: 1, firstAt: message.lastAt, state: 'open', label: null };
  }
  const isNews = message.reason === 'wrongIntent';
  const isSame = before.conversationId === message.conversationId && before.seq === message.seq;
  const asked = {
    ...message,
    count: before.count + (isSame ? 0 : 1),
    firstAt: before.firstAt,
    lastAt: later(before.lastAt, message.lastAt),
    wrongIntent: message.wrongIntent ?? before.wrongIntent,
    rightIntent: message.rightIntent ?? before.rightIntent ?? null,
  };
  if (isNews) return { ...asked, state: 'open', label: null };
  if (isSame) return before;
  const reason = before.reason === 'wrongIntent' ? before.reason : message.reason;
  return { ...asked, reason, state: before.state, label: before.label };
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}
