import type { EventFeed, LoggedEvent } from '../../handoff/index.ts';
import { eventAnswerOf } from '../api/answers/eventAnswer.ts';
import type { ConsoleEvent } from '../consoleParts.ts';
import type { StreamMessage } from '../wire.ts';
import { type Frame, RecentEvents } from './recentEvents.ts';

/** Events kept in memory, so that whoever has caught up so far needs the log no more. */
const KEPT = 1000;
/** Events read from the log at once. */
const PAGE = 500;

/** Whoever reads on from a cursor. */
export interface Follower {
  /** Takes events in order, each once; resolves when more may come. */
  send(frames: readonly Frame[]): Promise<void>;
  /** All events until now have been sent; called once, with the cursor reached. */
  caughtUp(cursor: string | null): void;
  failed(error: unknown): void;
}

interface Reading {
  readonly follower: Follower;
  cursor: string | undefined;
  /** `live`: gets events as they come; `reading`: reads the log; `idle`: at its end, but an event may not have come yet. */
  state: 'live' | 'reading' | 'idle';
  again: boolean;
  told: boolean;
  stopped: boolean;
}

/**
 * Gives each follower the events after its cursor, without gap or double, though cursors are opaque:
 * it reads the log until the event it read last is among those that came live; from there on it
 * gets these.
 */
export class EventTail {
  readonly #events: EventFeed<ConsoleEvent>;
  readonly #recent = new RecentEvents(KEPT);
  readonly #readings = new Set<Reading>();
  readonly #stop: () => void;

  constructor(parts: { readonly events: EventFeed<ConsoleEvent> }) {
    this.#events = parts.events;
    this.#stop = parts.events.subscribe(
      (event) => this.#hear(event),
      () => this.#missSome(),
    );
  }

  /** Starts after the cursor, or with now when there is none; the returned function stops it. */
  follow(since: string | undefined, follower: Follower): () => void {
    const reading: Reading = {
      follower,
      cursor: since,
      state: 'reading',
      again: false,
      told: false,
      stopped: false,
    };
    this.#readings.add(reading);
    this.#start(reading).catch(follower.failed);
    return () => {
      reading.stopped = true;
      this.#readings.delete(reading);
    };
  }

  close(): void {
    this.#stop();
  }

  #hear(event: LoggedEvent<ConsoleEvent>): void {
    const frame = frameOf(event);
    this.#recent.add(frame);
    for (const reading of this.#readings) {
      if (reading.state === 'live') {
        reading.cursor = frame.cursor;
        reading.follower.send([frame]).catch(reading.follower.failed);
      } else if (reading.state === 'idle') {
        this.#catchUp(reading).catch(reading.follower.failed);
      } else {
        reading.again = true;
      }
    }
  }

  /** Whoever was live reads the log again from where they are. */
  #missSome(): void {
    this.#recent.clear();
    for (const reading of this.#readings) {
      if (reading.state === 'reading') reading.again = true;
      else this.#catchUp(reading).catch(reading.follower.failed);
    }
  }

  async #start(reading: Reading): Promise<void> {
    reading.cursor ??= (await this.#events.latest()) ?? undefined;
    await this.#catchUp(reading);
  }

  async #catchUp(reading: Reading): Promise<void> {
    reading.state = 'reading';
    while (!reading.stopped) {
      const known = this.#recent.after(reading.cursor);
      if (known) {
        // No pause from here to `live`: what comes next comes after these.
        reading.state = 'live';
        reading.cursor = known.at(-1)?.cursor ?? reading.cursor;
        const sent = reading.follower.send(known);
        this.#tell(reading);
        return sent;
      }
      reading.again = false;
      const { items } = await this.#events.since(reading.cursor, PAGE);
      if (items.length > 0) {
        reading.cursor = items.at(-1)?.cursor;
        await reading.follower.send(items.map(frameOf));
      } else if (!reading.again) {
        reading.state = 'idle';
        this.#tell(reading);
        return;
      }
    }
  }

  #tell(reading: Reading): void {
    if (reading.told || reading.stopped) return;
    reading.told = true;
    reading.follower.caughtUp(reading.cursor ?? null);
  }
}

function frameOf(event: LoggedEvent<ConsoleEvent>): Frame {
  const message: StreamMessage = { kind: 'event', ...eventAnswerOf(event) };
  return { cursor: event.cursor, json: JSON.stringify(message) };
}
