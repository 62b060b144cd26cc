import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { ChannelSender, EventFeed, HandoffStore, Wording } from '../handoff/index.ts';
import { Handoff, Outbox, Router, sweepClocks } from '../handoff/index.ts';
import type { Log } from './log.ts';

/** How often clocks, retries and relaxed requirements are looked at, in milliseconds. */
const SWEEP_MS = 1_000;

/** What handoff's service is made of. */
export interface HandoffServiceParts {
  readonly store: HandoffStore;
  readonly events: EventFeed;
  readonly sender: ChannelSender;
  readonly wording: Wording;
  readonly log: Log;
  readonly now: () => Date;
  /** Work of the composition's own in each sweep. */
  readonly alsoSweep?: () => Promise<void>;
}

/** Handoff at work: commands, routing, sending, clocks. */
export interface HandoffService {
  readonly handoff: Handoff;
  readonly router: Router;
  /** This process, as leases name it. */
  readonly instanceId: string;
  /** Begins to route, send and sweep. */
  start(): void;
  /** Ends that; resolves when what was under way is done. */
  stop(): Promise<void>;
}

/** Puts handoff's parts together. */
export function createHandoffService(parts: HandoffServiceParts): HandoffService {
  const { store, events, sender, wording, log, now } = parts;
  const instanceId = randomUUID();
  const onError = (error: unknown) => log.error({ err: error }, 'background work failed');
  const handoff = new Handoff({ store, wording, newId: randomUUID, now });
  const router = new Router({ store, events, wording, newId: randomUUID, now, onError });
  const outbox = new Outbox({ store, events, sender, instanceId, now, onError });
  const stopping = new AbortController();
  let stops: (() => unknown)[] = [];
  let sweeping = Promise.resolve();

  const sweep = async () => {
    await parts.alsoSweep?.();
    await sweepClocks({ store, handoff }, now());
    await router.drain();
    outbox.pump();
  };

  return {
    handoff,
    router,
    instanceId,
    start() {
      stops = [router.start(), outbox.start()];
      sweeping = repeat(sweep, stopping.signal, onError);
    },
    async stop() {
      stopping.abort();
      await sweeping;
      await Promise.all(stops.map((stop) => stop()));
    },
  };
}

async function repeat(
  work: () => Promise<void>,
  signal: AbortSignal,
  onError: (error: unknown) => void,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await work();
    } catch (error) {
      onError(error);
    }
    await delay(SWEEP_MS, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
