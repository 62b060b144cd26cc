import { expect } from 'chai';
import fc from 'fast-check';
import type { ConsoleEvent } from '../../console/index.ts';
import { EventTail } from '../../console/live/eventTail.ts';
import type { EventFeed, HeardEvent, LoggedEvent } from '../../handoff/index.ts';
import { NOW } from '../support/records.ts';

type Logged = LoggedEvent<ConsoleEvent>;

/** A log whose every answer waits for the test, and that tells of an event later than it stores it. */
class SlowLog implements EventFeed<ConsoleEvent> {
  readonly stored: Logged[] = [];
  #told = 0;
  #listener: (event: HeardEvent<ConsoleEvent>) => void = () => undefined;
  #onGap: () => void = () => undefined;
  #answers: (() => void)[] = [];

  store(): void {
    const cursor = `c${this.stored.length}`;
    const event = { type: 'agentChanged', agentId: cursor } as const;
    this.stored.push({ cursor, at: NOW, event });
  }

  /** Tells of the next event that nobody was told of. */
  tell(): void {
    const event = this.stored[this.#told];
    if (!event) return;
    this.#told += 1;
    this.#listener({ ...event, isOwn: true });
  }

  /** Tells of nothing that was stored so far, but that there is something. */
  miss(): void {
    this.#told = this.stored.length;
    this.#onGap();
  }

  /** Lets the answer to the oldest question arrive. */
  async answer(): Promise<void> {
    this.#answers.shift()?.();
    await settled();
  }

  get isAsked(): boolean {
    return this.#answers.length > 0;
  }

  /** Reads at once; the answer arrives when the test lets it, as if from far away. */
  async since(cursor: string | undefined) {
    const from =
      cursor === undefined ? 0 : this.stored.findIndex((one) => one.cursor === cursor) + 1;
    const items = this.stored.slice(from, from + 2);
    await new Promise<void>((resolve) => this.#answers.push(resolve));
    return { items, next: items.at(-1)?.cursor ?? cursor ?? null };
  }

  async latest() {
    return this.stored.at(-1)?.cursor ?? null;
  }

  subscribe(listener: (event: HeardEvent<ConsoleEvent>) => void, onGap = () => {}) {
    this.#listener = listener;
    this.#onGap = onGap;
    return () => {
      this.#listener = () => undefined;
    };
  }
}

/** Resolves when nothing more happens by itself. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function follow(tail: EventTail, since?: string) {
  const seen: string[] = [];
  const stop = tail.follow(since, {
    send: async (frames) => void seen.push(...frames.map(({ cursor }) => cursor)),
    caughtUp: (cursor) => void seen.push(`ready ${cursor}`),
    failed: (error) => {
      throw error;
    },
  });
  return { seen, stop };
}

describe('Following the events', () => {
  it('gives every event after the cursor once and in order, whatever comes between', async () => {
    const step = fc.constantFrom('store', 'tell', 'answer', 'miss');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.nat(4), async (steps, before) => {
        const log = new SlowLog();
        for (let count = 0; count < before; count += 1) log.store();
        const tail = new EventTail({ events: log });
        while (log.stored.length > 0 && before-- > 0) log.tell();
        const since = log.stored[0]?.cursor;
        const { seen } = follow(tail, since ?? undefined);
        await settled();
        for (const each of steps) await log[each]();
        for (let told = 0; told < log.stored.length; told += 1) log.tell();
        await settled();
        while (log.isAsked) await log.answer();
        const cursors = seen.filter((one) => !one.startsWith('ready'));
        const expected = log.stored.map(({ cursor }) => cursor).slice(since === undefined ? 0 : 1);
        expect(cursors).to.deep.equal(expected);
        const ready = seen.findIndex((one) => one.startsWith('ready'));
        expect(seen[ready]).to.equal(`ready ${seen[ready - 1] ?? since ?? null}`);
        expect(seen.filter((one) => one.startsWith('ready'))).to.have.length(1);
      }),
    );
  });

  it('begins with now without a cursor', async () => {
    const log = new SlowLog();
    const tail = new EventTail({ events: log });
    log.store();
    const { seen } = follow(tail);
    await settled();
    await log.answer();
    log.store();
    log.tell();
    log.tell();
    await settled();
    expect(seen).to.deep.equal(['ready c0', 'c1']);
  });

  it('needs the log no more once it has caught up', async () => {
    const log = new SlowLog();
    const tail = new EventTail({ events: log });
    const first = follow(tail);
    await settled();
    await log.answer();
    log.store();
    log.tell();
    await settled();
    while (log.isAsked) await log.answer();
    const second = follow(tail, 'c0');
    await settled();
    for (const _ of 'ab') {
      log.store();
      log.tell();
    }
    expect(log.isAsked).to.equal(false);
    expect(first.seen).to.deep.equal(['ready null', 'c0', 'c1', 'c2']);
    expect(second.seen).to.deep.equal(['ready c0', 'c1', 'c2']);
  });

  it('ends when it is told to', async () => {
    const log = new SlowLog();
    const tail = new EventTail({ events: log });
    const { seen, stop } = follow(tail);
    await settled();
    await log.answer();
    stop();
    log.store();
    log.tell();
    await settled();
    expect(seen).to.deep.equal(['ready null']);
  });
});
