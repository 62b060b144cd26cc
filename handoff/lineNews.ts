import { botMessage } from './botMessage.ts';
import { isOpen } from './businessHours.ts';
import type { Escalation } from './escalation.ts';
import { placeText } from './placeText.ts';
import { DEFAULT_QUEUE } from './queue.ts';
import type { HandoffStore } from './store.ts';
import type { WaitEstimate, WaitRange } from './waitHistory.ts';
import { waitingButtons } from './waitingButtons.ts';
import { type WaitTimes, withWaitTold } from './waitTimes.ts';
import type { Wording } from './wording.ts';

/** Between two looks at the line, in milliseconds. */
const LOOK_MS = 15_000;
/** Nobody is told twice within this time, in seconds. */
const PAUSE_SECONDS = 90;
/** What a customer is told of the wait on our own account, in all. */
const MOST_TOLD = 6;
/** Changes below are none, in seconds. */
const LEAST_CHANGE_SECONDS = 60;
/** Waiting escalations that one look covers. */
const LOOK_LIMIT = 500;

/** What news for the line are made of. */
export interface LineNewsParts {
  readonly store: HandoffStore;
  readonly waits: Pick<WaitTimes, 'of'>;
  readonly wording: Wording;
  readonly now: () => Date;
}

/** Tells customers in line when their wait has changed much since they were last told. */
export class LineNews {
  readonly #parts: LineNewsParts;
  #lookedAt = 0;

  constructor(parts: LineNewsParts) {
    this.#parts = parts;
  }

  /** Looks at the line, unless that was a moment ago. */
  async sweep(): Promise<void> {
    const { store, now } = this.#parts;
    if (now().getTime() - this.#lookedAt < LOOK_MS) return;
    this.#lookedAt = now().getTime();
    const line = (await store.waiting(LOOK_LIMIT)).filter((one) => mayHear(one, now()));
    if (line.length === 0) return;
    const queues = new Map((await store.queues()).map((queue) => [queue.id, queue]));
    for (const escalation of line) {
      const queue = queues.get(escalation.queueId) ?? DEFAULT_QUEUE;
      if (queue.hours && !isOpen(queue.hours, now())) continue;
      const estimate = await this.#parts.waits.of(escalation);
      if (estimate && isNews(escalation, estimate, now())) {
        await this.#tell(escalation, queue, estimate);
      }
    }
  }

  async #tell(
    escalation: Escalation,
    queue: typeof DEFAULT_QUEUE,
    estimate: WaitEstimate,
  ): Promise<void> {
    const { store, wording, now } = this.#parts;
    const conversation = await store.conversation(escalation.conversationId);
    if (conversation?.escalationId !== escalation.id || conversation.state !== 'waiting') return;
    const at = now();
    const place = await store.place(escalation);
    const { language } = conversation;
    const text = placeText(wording, language, place, queue, at, estimate);
    const buttons = waitingButtons(wording[language]);
    // Whoever changed it meanwhile, knows better: then nothing is told.
    await store.commit({
      unchanged: { conversationId: conversation.id, version: conversation.version },
      escalation: withWaitTold({ ...escalation, placeTold: { place, at } }, estimate, at),
      messages: {
        conversationId: conversation.id,
        items: [botMessage(conversation, text, at, { buttons })],
      },
    });
  }
}

/** Whether the customer was told their place, but not just now, and hasn't heard enough. */
function mayHear(
  { placeTold, waitTold = [], leftMessage = false }: Escalation,
  now: Date,
): boolean {
  return (
    placeTold !== null &&
    !leftMessage &&
    waitTold.length < MOST_TOLD &&
    now.getTime() - placeTold.at.getTime() >= PAUSE_SECONDS * 1000
  );
}

/**
 * Whether it differs much from what is left of what was last told: likely longer than nine of ten
 * should take, or most likely less than half of what half should take. The first estimate is news.
 */
export function isNews({ waitTold = [] }: Escalation, estimate: WaitRange, now: Date): boolean {
  const last = waitTold.at(-1);
  if (!last) return true;
  const passed = (now.getTime() - last.at.getTime()) / 1000;
  const most = Math.max(0, last.p90Seconds - passed);
  const half = Math.max(0, last.p50Seconds - passed);
  const isLonger = estimate.p50Seconds > most + LEAST_CHANGE_SECONDS;
  const isShorter =
    estimate.p90Seconds < half / 2 && half - estimate.p90Seconds > LEAST_CHANGE_SECONDS;
  return isLonger || isShorter;
}
