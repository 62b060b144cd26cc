import { demandKey } from './agentIndex.ts';
import type { Escalation } from './escalation.ts';

/**
 * The line, arranged so that what a freed agent takes is found without looking at everybody: those who
 * ask for the same with the same priority stand behind one another, and only the first can be next.
 */
export class LineIndex {
  readonly #rows = new Map<string, Row>();
  readonly #waiting = new Map<string, Waiting>();
  /** Per agent, the waiting customers whom they served last time. */
  readonly #returning = new Map<string, Set<Escalation>>();

  /** How many wait. */
  get size(): number {
    return this.#waiting.size;
  }

  /** The one of this id, if it waits. */
  get(id: string): Escalation | undefined {
    return this.#waiting.get(id)?.escalation;
  }

  /** Everybody, in no order. */
  *all(): Iterable<Escalation> {
    for (const { escalation } of this.#waiting.values()) yield escalation;
  }

  /** The agent who served this waiting customer last time. */
  lastAgentOf(escalation: Escalation): string | undefined {
    return this.#waiting.get(escalation.id)?.lastAgentId;
  }

  /** Stands in line; one that is there already is replaced. */
  add(escalation: Escalation, lastAgentId?: string): void {
    this.remove(escalation.id);
    const key = rowKey(escalation);
    const row = this.#rows.get(key) ?? new Row();
    this.#rows.set(key, row);
    row.add(escalation);
    this.#waiting.set(escalation.id, { escalation, key, lastAgentId });
    if (lastAgentId === undefined) return;
    const own = this.#returning.get(lastAgentId) ?? new Set();
    this.#returning.set(lastAgentId, own.add(escalation));
  }

  /** Leaves the line; nothing happens when it isn't there. */
  remove(id: string): void {
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    const row = this.#rows.get(waiting.key);
    row?.remove(waiting.escalation);
    if (row?.size === 0) this.#rows.delete(waiting.key);
    if (waiting.lastAgentId === undefined) return;
    const own = this.#returning.get(waiting.lastAgentId);
    own?.delete(waiting.escalation);
    if (own?.size === 0) this.#returning.delete(waiting.lastAgentId);
  }

  /** The first of each row. */
  *heads(): Iterable<Escalation> {
    for (const row of this.#rows.values()) {
      const { first } = row;
      if (first) yield first;
    }
  }

  /** Those among whom the agent's pick is: the first of each row, and the customers whom they served last time. */
  *candidatesFor(agentId: string): Iterable<Escalation> {
    yield* this.heads();
    yield* this.#returning.get(agentId) ?? [];
  }
}

interface Waiting {
  readonly escalation: Escalation;
  readonly key: string;
  readonly lastAgentId: string | undefined;
}

/** Who was passed over or is reserved has a past of their own, and so a row of their own. */
function rowKey(escalation: Escalation): string {
  const { queueId, priority, passedOver, reservedFor, id } = escalation;
  if (passedOver.length > 0 || reservedFor) return `one ${id}`;
  return `${queueId} ${priority} ${demandKey(escalation)}`;
}

/** Escalations by age. Most come last and leave first; those who leave from the middle do so when they reach the front. */
class Row {
  #order: Escalation[] = [];
  #start = 0;
  readonly #gone = new Set<Escalation>();

  get size(): number {
    return this.#order.length - this.#start - this.#gone.size;
  }

  get first(): Escalation | undefined {
    return this.#order[this.#start];
  }

  add(escalation: Escalation): void {
    let place = this.#order.length;
    while (place > this.#start && isOlder(escalation, this.#order[place - 1] as Escalation)) {
      place -= 1;
    }
    if (place === this.#order.length) this.#order.push(escalation);
    else this.#order.splice(place, 0, escalation);
  }

  remove(escalation: Escalation): void {
    this.#gone.add(escalation);
    while (this.#start < this.#order.length) {
      const first = this.#order[this.#start] as Escalation;
      if (!this.#gone.delete(first)) break;
      this.#start += 1;
    }
    if (this.#start > 64 && this.#start > this.#order.length / 2) {
      this.#order = this.#order.slice(this.#start);
      this.#start = 0;
    }
  }
}

function isOlder(one: Escalation, other: Escalation): boolean {
  const age = one.queuedAt.getTime() - other.queuedAt.getTime();
  return age < 0 || (age === 0 && one.id < other.id);
}

/** Sorts into the order of the line: by priority, then by age. */
export function isInFront(one: Escalation, other: Escalation): number {
  return other.priority - one.priority || (isOlder(one, other) ? -1 : 1);
}
