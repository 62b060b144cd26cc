import type { Agent, Escalation, Presence } from '../../handoff/index.ts';
import { hasRoom, RoutingIndex } from '../../handoff/index.ts';
import { BaselineChooser } from './baselines.ts';
import type { Case } from './case.ts';
import { Desk } from './desk.ts';
import { queueIn, type SimulatedPolicy } from './policies.ts';
import type { StaffEvent } from './staff.ts';
import type { World } from './world.ts';

/** When simulated time begins. */
const EPOCH = Date.UTC(2026, 0, 1);

/** A moment of simulated time, in seconds since its beginning, as the product's rules see it. */
export function dateAt(seconds: number): Date {
  return new Date(EPOCH + seconds * 1000);
}

/** The agents at their desks and the line in front of them; who goes where is decided by the product. */
export class Floor {
  readonly desks: readonly Desk<Case>[];
  readonly #facts: World['facts'];
  readonly #deskOf = new Map<string, Desk<Case>>();
  readonly #index: RoutingIndex;
  readonly #chooser: BaselineChooser | undefined;
  readonly #chance: World['chance'];

  constructor(world: World, policy: SimulatedPolicy) {
    this.#facts = world.facts;
    this.#chance = (contact) => world.chance(contact);
    this.#index = new RoutingIndex(({ queueId }) => queueIn(policy, queueId));
    const { perExtraConversation } = world.facts;
    this.desks = world.agents.map((agent, index) => new Desk(index, agent, perExtraConversation));
    for (const desk of this.desks) {
      this.#deskOf.set(desk.agent.id, desk);
      this.#index.agents.set(desk.agent, dateAt(0));
    }
    this.#chooser = policy.chooser && new BaselineChooser(policy.chooser, this.desks);
  }

  /** How many wait. */
  get waiting(): number {
    return this.#index.line.size;
  }

  deskOf(agentId: string | undefined): Desk<Case> {
    return this.#deskOf.get(agentId ?? '') as Desk<Case>;
  }

  /** Decision one. */
  agentFor({ escalation, contact }: Case, now: number): Agent | undefined {
    return this.#chooser
      ? this.#chooser.choose(escalation, this.#chance(contact), dateAt(now))
      : this.#index.agentFor(escalation, contact.lastAgentId, dateAt(now));
  }

  /** Decision two. */
  escalationFor(desk: Desk<Case>, now: number): Escalation | undefined {
    return this.waiting > 0 ? this.#index.escalationFor(desk.agent, dateAt(now)) : undefined;
  }

  /** What the product's sweep would assign next; nothing under a baseline, which knows no sweep. */
  nextMatch(now: number): { readonly escalation: Escalation; readonly agent: Agent } | undefined {
    return this.#chooser ? undefined : this.#index.nextMatch(dateAt(now));
  }

  stand({ escalation, contact }: Case): void {
    this.#index.line.add(escalation, contact.lastAgentId);
  }

  leaveLine({ escalation }: Case): void {
    this.#index.line.remove(escalation.id);
  }

  /** Out of the line, to the agent; throws when routing gave them more than they can hold. */
  give(of: Case, { id }: Agent, now: number): Desk<Case> {
    const desk = this.deskOf(id);
    const { escalation } = of;
    if (!hasRoom(desk.agent, escalation.channelId) || of.state !== 'waiting') {
      throw new Error(`Routing gave ${escalation.id}, ${of.state}, to ${id} beyond capacity`);
    }
    this.advance(desk, now);
    this.leaveLine(of);
    const held = { escalationId: escalation.id, channelId: escalation.channelId };
    const holds = [...desk.agent.holds, held];
    this.#set(desk, { ...desk.agent, holds, lastAssignedAt: dateAt(now) }, now);
    desk.assignedAt = now;
    return desk;
  }

  /** A slot is free again. */
  release(desk: Desk<Case>, escalationId: string, now: number): void {
    this.advance(desk, now);
    const holds = desk.agent.holds.filter((held) => held.escalationId !== escalationId);
    this.#set(desk, { ...desk.agent, holds }, now);
  }

  /** Something happens to an agent; returns whether they are online. A crash is noticed by nobody yet. */
  happen(desk: Desk<Case>, type: StaffEvent['type'], now: number): boolean {
    this.advance(desk, now);
    if (type === 'on' || type === 'off') desk.onShift = type === 'on';
    if (type === 'break' || type === 'backFromBreak') desk.onBreak = type === 'break';
    if (type === 'crash' || type === 'backFromCrash') desk.crashed = type === 'crash';
    if (type === 'crash') return false;
    const isOnline = desk.onShift && !desk.onBreak && !desk.crashed;
    this.setPresence(desk, isOnline ? 'online' : 'away', now);
    return isOnline;
  }

  setPresence(desk: Desk<Case>, presence: Presence, now: number): void {
    this.#set(desk, { ...desk.agent, presence }, now);
  }

  /** Moves an agent's work on to a time. */
  advance(desk: Desk<Case>, now: number): void {
    desk.advance(now, this.#facts.measuredFrom, this.#facts.end);
  }

  #set(desk: Desk<Case>, agent: Agent, now: number): void {
    desk.agent = agent;
    this.#index.agents.set(agent, dateAt(now));
  }
}
