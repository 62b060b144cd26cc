import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { ChannelSender, EventFeed, HandoffStore, Wording } from '../handoff/index.ts';
import {
  Handoff,
  isStoreAway,
  LineNews,
  Outbox,
  Router,
  sweepClocks,
  WaitTimes,
} from '../handoff/index.ts';
import { type BackOff, backOffMs } from './backOff.ts';
import type { FailureLog } from './failureLog.ts';

/** How often clocks, retries and relaxed requirements are looked at, in milliseconds. */
const SWEEP_MS = 1_000;
/** Between two sweeps while the store is away. */
const AWAY_PAUSES: BackOff = { firstMs: 1_000, longestMs: 5_000 };
/**
 * After a sweep in vain the clocks wait for so long, in milliseconds: agents whose presence could not
 * be prolonged meanwhile have time to do that before they count as gone.
 */
const CLOCKS_REST_MS = 12_000;

/** What handoff's service is made of. */
export interface HandoffServiceParts {
  readonly store: HandoffStore;
  readonly events: EventFeed;
  readonly sender: ChannelSender;
  readonly wording: Wording;
  readonly failures: FailureLog;
  readonly now: () => Date;
  /** Work of the composition's own in each sweep. */
  readonly alsoSweep?: () => Promise<void>;
}

/** Handoff at work: commands, routing, sending, clocks. */
export interface HandoffService {
  readonly handoff: Handoff;
  readonly router: Router;
  readonly waits: WaitTimes;
  /** This process, as leases name it. */
  readonly instanceId: string;
  /** Begins to route, send and sweep. */
  start(): void;
  /** Ends that; resolves when what was under way is done, or the grace is over, in milliseconds. */
  stop(graceMs: number): Promise<void>;
}

/** Puts handoff's parts together. */
export function createHandoffService(parts: HandoffServiceParts): HandoffService {
  const { store, events, sender, wording, failures, now } = parts;
  const instanceId = randomUUID();
  const onError = (error: unknown) => failures.failed(error, 'background work failed');
  const handoff = new Handoff({ store, wording, newId: randomUUID, now });
  const waits = new WaitTimes({ store, now });
  const router = new Router({ store, events, wording, waits, newId: randomUUID, now, onError });
  const news = new LineNews({ store, waits, wording, now });
  const outbox = new Outbox({ store, events, sender, instanceId, now, onError });
  const stopping = new AbortController();
  let stops: (() => unknown)[] = [];
  let sweeping = Promise.resolve();
  let clocksRestUntil = new Date(0);

  const sweep = async () => {
    await parts.alsoSweep?.();
    if (now() >= clocksRestUntil) await sweepClocks({ store, handoff }, now());
    await router.drain();
    await news.sweep();
    outbox.pump();
    failures.storeAnswered();
  };
  const onSweepFailed = (error: unknown) => {
    onError(error);
    if (isStoreAway(error)) clocksRestUntil = new Date(now().getTime() + CLOCKS_REST_MS);
  };

  return {
    handoff,
    router,
    waits,
    instanceId,
    start() {
      stops = [router.start(), outbox.start()];
      sweeping = repeat(sweep, stopping.signal, onSweepFailed);
    },
    async stop(graceMs) {
      stopping.abort();
      const stopped = Promise.all([sweeping, ...stops.map((stop) => stop())]);
      const done = new AbortController();
      const late = delay(graceMs, undefined, { signal: done.signal }).catch(() => undefined);
      await Promise.race([stopped, late]);
      done.abort();
    },
  };
}

async function repeat(
  work: () => Promise<void>,
  signal: AbortSignal,
  onError: (error: unknown) => void,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      await work();
      failures = 0;
    } catch (error) {
      failures += 1;
      onError(error);
    }
    // Instances that were started together don't sweep in step.
    const pauseMs = failures
      ? backOffMs(failures, AWAY_PAUSES)
      : SWEEP_MS * (0.75 + Math.random() / 2);
    await delay(pauseMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
