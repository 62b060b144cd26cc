import type { Escalation, WaitTold } from './escalation.ts';
import { DEFAULT_QUEUE } from './queue.ts';
import type { HandoffStore } from './store.ts';
import { WaitEstimates } from './waitEstimate.ts';
import { type WaitEstimate, WaitHistory } from './waitHistory.ts';

const DAY_MS = 86_400_000;
/** What is looked back on: so many days, and so many escalations at most. */
const HISTORY_DAYS = 14;
const HISTORY_LIMIT = 2000;
/** How long what was learned, and what was seen of line and agents, is good for, in milliseconds. */
const HISTORY_MS = 60_000;
const VIEW_MS = 2_000;
/** Waiting escalations that are looked at; those in front come first. */
const LINE_LIMIT = 2000;
/** Estimates kept of one escalation. */
const KEPT_TOLD = 10;

/** What wait times are made of. */
export interface WaitTimesParts {
  readonly store: Pick<HandoffStore, 'waiting' | 'agents' | 'queues' | 'recentEscalations'>;
  readonly now: () => Date;
}

/** How long customers will wait, by the stored line, agents and past; each is read again only when it has aged. */
export class WaitTimes {
  readonly #parts: WaitTimesParts;
  readonly #history: Aging<WaitHistory>;
  readonly #view: Aging<WaitEstimates>;

  constructor(parts: WaitTimesParts) {
    this.#parts = parts;
    this.#history = new Aging(HISTORY_MS, parts.now, () => this.#learn());
    this.#view = new Aging(VIEW_MS, parts.now, () => this.#look());
  }

  /** How long it waits from now on; undefined when nothing is known to tell by, or nobody is there. */
  async of(escalation: Escalation): Promise<WaitEstimate | undefined> {
    return (await this.#view.get()).of(escalation);
  }

  async #look(): Promise<WaitEstimates> {
    const { store, now } = this.#parts;
    const [line, agents, queues, history] = await Promise.all([
      store.waiting(LINE_LIMIT),
      store.agents(),
      store.queues(),
      this.#history.get(),
    ]);
    const byId = new Map(queues.map((queue) => [queue.id, queue]));
    const queueOf = ({ queueId }: { readonly queueId: string }) =>
      byId.get(queueId) ?? DEFAULT_QUEUE;
    return new WaitEstimates({ line, agents, queueOf, history, now: now() });
  }

  async #learn(): Promise<WaitHistory> {
    const to = this.#parts.now();
    const from = new Date(to.getTime() - HISTORY_DAYS * DAY_MS);
    return historyOf(await this.#parts.store.recentEscalations({ from, to }, HISTORY_LIMIT));
  }
}

/** A value that is made anew when it is asked for and has aged; a failure is not kept. */
class Aging<T> {
  readonly #ageMs: number;
  readonly #now: () => Date;
  readonly #make: () => Promise<T>;
  #kept: { readonly value: Promise<T>; readonly at: number } | undefined;

  constructor(ageMs: number, now: () => Date, make: () => Promise<T>) {
    this.#ageMs = ageMs;
    this.#now = now;
    this.#make = make;
  }

  async get(): Promise<T> {
    const at = this.#now().getTime();
    const isFresh = this.#kept && Math.abs(at - this.#kept.at) < this.#ageMs;
    const kept = isFresh && this.#kept ? this.#kept : { value: this.#make(), at };
    this.#kept = kept;
    try {
      return await kept.value;
    } catch (error) {
      if (this.#kept === kept) this.#kept = undefined;
      throw error;
    }
  }
}

/** What escalations of the past teach, in the order in which they ended. */
export function historyOf(escalations: readonly Escalation[]): WaitHistory {
  const history = new WaitHistory();
  const endOf = ({ resolvedAt, closedAt, assignedAt, queuedAt }: Escalation) =>
    (resolvedAt ?? closedAt ?? assignedAt ?? queuedAt).getTime();
  for (const escalation of [...escalations].sort((one, other) => endOf(one) - endOf(other))) {
    const { assignedAt, resolvedAt, queuedAt, outcome } = escalation;
    if (assignedAt && resolvedAt) history.handled(escalation, seconds(assignedAt, resolvedAt));
    const wait = waitedFrom(queuedAt, escalation);
    if (wait && escalation.passedOver.length === 0) {
      history.waited(wait.waitedSeconds, wait.left && outcome !== null);
    }
    for (const told of waitsTold(escalation)) {
      history.judged(told.model, told.waitedSeconds, told.left);
    }
  }
  return history;
}

/** An estimate, and what came of it. */
export interface ToldAndWaited extends WaitTold {
  /** From then until an agent had it, or the customer left. */
  readonly waitedSeconds: number;
  readonly left: boolean;
}

/**
 * The estimates of an escalation that came true or false by now: not those after which it was with an
 * agent who didn't keep it, since nobody remembers when that one had it.
 */
export function waitsTold(escalation: Escalation): readonly ToldAndWaited[] {
  return (escalation.waitTold ?? []).flatMap((told) => {
    const wait = waitedFrom(told.at, escalation);
    const wentBack = escalation.passedOver.some(({ at }) => at > told.at);
    return wait && !wentBack ? [{ ...told, ...wait }] : [];
  });
}

/** The escalation, with what its customer is told of the wait. */
export function withWaitTold(
  escalation: Escalation,
  estimate: WaitEstimate | undefined,
  at: Date,
): Escalation {
  if (!estimate) return escalation;
  const waitTold = [...(escalation.waitTold ?? []), { at, ...estimate }].slice(-KEPT_TOLD);
  return { ...escalation, waitTold };
}

/** Undefined while it still waits. */
function waitedFrom(
  from: Date,
  { assignedAt, closedAt, resolvedAt }: Escalation,
): Pick<ToldAndWaited, 'waitedSeconds' | 'left'> | undefined {
  const end = assignedAt ?? resolvedAt ?? closedAt;
  return end ? { waitedSeconds: seconds(from, end), left: assignedAt === null } : undefined;
}

function seconds(from: Date, to: Date): number {
  return Math.max(0, (to.getTime() - from.getTime()) / 1000);
}
