import type { Agent } from './agent.ts';
import { presenceAt } from './agent.ts';
import type { Escalation } from './escalation.ts';
import type { HandoffEvent } from './events.ts';
import type { Queue } from './queue.ts';
import { DEFAULT_QUEUE } from './queue.ts';
import type { Ranking } from './routing.ts';
import type { Pairing } from './routingIndex.ts';
import { RoutingIndex } from './routingIndex.ts';
import type { HandoffStore } from './store.ts';

/** Waiting escalations that are kept: those behind them are read when these have gone. */
const LINE_LIMIT = 10_000;
/** How often all stamps of agents are read, in milliseconds: heartbeats come without an event. */
const ROLL_CALL_MS = 4_000;
/** How often the line is read without a reason, in milliseconds. */
const LINE_MS = 30_000;
/** Agents who are read one by one; if more have changed, all are read. */
const ONE_BY_ONE = 50;

/**
 * What routing goes by, kept in step with the store. It holds records as they were read, never what
 * should have become of them: an event only says which to read again, and each commit is conditional
 * on the versions that were read here. Before somebody tells it of the events it reads all each time.
 */
export class LiveIndex {
  readonly #store: HandoffStore;
  readonly #index = new RoutingIndex((escalation) => this.queueOf(escalation));
  readonly #queues = new Map<string, Queue>();
  readonly #untold = new Set<string>();
  /** Ids of what has changed since it was read. */
  readonly #agents = new Set<string>();
  readonly #escalations = new Set<string>();
  /** Per escalation, who was given it, as far as events told: their slot is freed at its end. */
  readonly #holders = new Map<string, string>();
  #isTold = false;
  #policiesChanged = true;
  #lineDue = new Date(0);
  #rollCallDue = new Date(0);
  #isCut = false;

  constructor(store: HandoffStore) {
    this.#store = store;
  }

  /** From now on events are told, or no longer: then everything is read each time. */
  follow(isTold: boolean): void {
    this.#isTold = isTold;
    this.readAll();
  }

  /** Takes note of an event that was committed; `isOwn`: by this instance. */
  hear(event: HandoffEvent, isOwn: boolean): void {
    switch (event.type) {
      case 'escalated':
      case 'overflowed':
      case 'slaStruck':
        this.#escalations.add(event.escalationId);
        break;
      case 'requeued':
        this.#escalations.add(event.escalationId);
        this.#agents.add(event.agentId);
        this.#holders.delete(event.escalationId);
        break;
      case 'assigned':
        this.#left(event.escalationId);
        this.#holders.set(event.escalationId, event.agentId);
        // Of this instance's own routing `assigned` is told besides.
        if (!isOwn || event.by !== 'routed') this.#agents.add(event.agentId);
        break;
      case 'ended':
        this.#left(event.escalationId);
        break;
      case 'closed':
        this.#closed(event.escalationId);
        break;
      case 'answered':
      case 'rated':
      case 'presenceChanged':
      case 'agentChanged':
      case 'consulted':
      case 'consultClosed':
        this.#agents.add(event.agentId);
        break;
      case 'queueChanged':
        this.#policiesChanged = true;
        break;
    }
  }

  /** Reads all again before the next decision: something may have been missed. */
  readAll(): void {
    this.#holders.clear();
    this.#policiesChanged = true;
    this.#lineDue = new Date(0);
    this.#rollCallDue = new Date(0);
  }

  /** Reads these two again before the next decision: a commit on them came too late. */
  readAgain(escalationId: string, agentId?: string): void {
    this.#escalations.add(escalationId);
    if (agentId !== undefined) this.#agents.add(agentId);
  }

  /** Brings it up to date; agents only when somebody waits for one. */
  async refresh(now: Date): Promise<void> {
    if (!this.#isTold) this.readAll();
    try {
      if (this.#policiesChanged) await this.#readQueues();
      const gap = this.#isCut && this.#index.line.size < LINE_LIMIT / 2;
      if (gap || now >= this.#lineDue) await this.#readLine(now);
      else await this.#readEscalations();
      if (this.#index.line.size > 0) await this.#readAgents(now);
    } catch (error) {
      this.readAll(); // what was to be read again may be forgotten
      throw error;
    }
  }

  /** The next assignment, or undefined when nobody waiting can be served. */
  nextMatch(now: Date): Pairing | undefined {
    return this.#index.nextMatch(now);
  }

  /** What decision one knew and weighed. */
  ranking(escalation: Escalation, now: Date): Ranking {
    return this.#index.ranking(escalation, now);
  }

  queueOf({ queueId }: Escalation): Queue {
    return this.#queues.get(queueId) ?? DEFAULT_QUEUE;
  }

  /** Those in line whom nobody has told their place, as far as is known. */
  untold(): readonly Escalation[] {
    return [...this.#untold].flatMap((id) => this.#index.line.get(id) ?? []);
  }

  /** The assignment is stored: the agent as stored with it. */
  assigned(escalation: Escalation, agent: Agent, now: Date): void {
    this.#left(escalation.id);
    this.#index.agents.set(agent, now);
  }

  /** The place was told: the escalation as stored with it. */
  told(escalation: Escalation): void {
    this.#untold.delete(escalation.id);
    this.#index.line.add(escalation, this.#index.line.lastAgentOf(escalation));
  }

  async #readQueues(): Promise<void> {
    this.#policiesChanged = false;
    const queues = await this.#store.queues();
    this.#queues.clear();
    for (const queue of queues) this.#queues.set(queue.id, queue);
    for (const escalation of [...this.#index.line.all()]) await this.#stands(escalation);
  }

  async #readLine(now: Date): Promise<void> {
    this.#lineDue = new Date(now.getTime() + LINE_MS);
    const before = [...this.#escalations];
    const line = await this.#store.waiting(LINE_LIMIT);
    this.#isCut = line.length === LINE_LIMIT;
    const waiting = new Set(line.map(({ id }) => id));
    for (const { id } of [...this.#index.line.all()]) if (!waiting.has(id)) this.#left(id);
    for (const escalation of line) {
      if (this.#index.line.get(escalation.id)?.version === escalation.version) continue;
      await this.#stands(escalation);
    }
    for (const id of before) if (waiting.has(id)) this.#escalations.delete(id);
    await this.#readEscalations();
  }

  async #readEscalations(): Promise<void> {
    const ids = [...this.#escalations];
    this.#escalations.clear();
    const found = await Promise.all(ids.map((id) => this.#store.escalation(id)));
    for (const [place, escalation] of found.entries()) {
      if (escalation?.state === 'waiting') await this.#stands(escalation);
      else this.#left(ids[place] as string);
      if (escalation?.state === 'closed' && escalation.agentId !== null) {
        this.#agents.add(escalation.agentId);
      }
    }
  }

  async #stands(escalation: Escalation): Promise<void> {
    const { line } = this.#index;
    if (this.#isCut && line.size >= LINE_LIMIT && !line.get(escalation.id)) return;
    line.add(escalation, await this.#lastAgentOf(escalation));
    if (escalation.placeTold === null) this.#untold.add(escalation.id);
    else this.#untold.delete(escalation.id);
  }

  #left(id: string): void {
    this.#index.line.remove(id);
    this.#untold.delete(id);
    this.#escalations.delete(id);
  }

  #closed(id: string): void {
    const holder = this.#holders.get(id);
    if (holder === undefined)
      this.#escalations.add(id); // it knows whose slot is free now
    else this.#agents.add(holder);
    this.#holders.delete(id);
  }

  /** Asked only where the queue's policy gives the term a weight. */
  async #lastAgentOf(escalation: Escalation): Promise<string | undefined> {
    if (this.queueOf(escalation).weights.sameAgent <= 0) return undefined;
    const conversation = await this.#store.conversation(escalation.conversationId);
    return conversation && this.#store.lastAgentOf(conversation.customerId);
  }

  async #readAgents(now: Date): Promise<void> {
    if (now >= this.#rollCallDue) await this.#callRoll(now);
    const ids = new Set(this.#agents);
    this.#agents.clear();
    const agents =
      ids.size > ONE_BY_ONE
        ? (await this.#store.agents()).filter(({ id }) => ids.has(id))
        : await Promise.all([...ids].map((id) => this.#store.agent(id)));
    for (const agent of agents) {
      if (!agent) continue;
      this.#index.agents.set(agent, now);
      this.#expect(agent, now);
    }
  }

  /** Finds out whose presence was prolonged, and who changed although no event told of it. */
  async #callRoll(now: Date): Promise<void> {
    this.#rollCallDue = new Date(now.getTime() + ROLL_CALL_MS);
    for (const { id, version, presenceUntil } of await this.#store.agentStamps()) {
      const known = this.#index.agents.get(id);
      if (known?.version !== version) {
        this.#agents.add(id);
      } else if (!this.#agents.has(id)) {
        this.#index.agents.prolong(id, presenceUntil, now);
        this.#expect({ ...known, presenceUntil }, now);
      }
    }
  }

  /** Looks again before somebody who is there would count as gone. */
  #expect(agent: Agent, now: Date): void {
    if (agent.presenceUntil < this.#rollCallDue && presenceAt(agent, now) === 'online') {
      this.#rollCallDue = agent.presenceUntil;
    }
  }
}
