import type { Agent, Escalation, RequeueCause } from '../../handoff/index.ts';
import { hasRoom, RoutingIndex } from '../../handoff/index.ts';
import { BaselineChooser } from './baselines.ts';
import { type Case, type Event, newCase } from './case.ts';
import { type Contact, Customers } from './customers.ts';
import { Desk, type Job } from './desk.ts';
import { EventHeap } from './eventHeap.ts';
import type { SimulatedPolicy } from './policies.ts';
import { atLevel, type Scenario } from './scenario.ts';
import { agentsOf, type StaffEvent, skillOf, staffEvents } from './staff.ts';
import { type RunResult, Tally } from './tally.ts';

/** Between two sweeps of the line, in seconds, as in the product. */
const SWEEP_SECONDS = 1;
/** When simulated time begins. */
const EPOCH = Date.UTC(2026, 0, 1);

/** One policy through one seed of a scenario. */
export function simulate(scenario: Scenario, policy: SimulatedPolicy, seed: number): RunResult {
  return new Simulation(scenario, policy, seed).run();
}

/** The discrete-event simulation: customers and staff are played, both routing decisions are the product's. */
class Simulation {
  readonly #scenario: Scenario;
  readonly #policy: SimulatedPolicy;
  readonly #customers: Customers;
  readonly #arrivals: Iterator<Contact>;
  readonly #desks: readonly Desk<Case>[];
  readonly #deskOf = new Map<string, Desk<Case>>();
  readonly #index: RoutingIndex;
  readonly #chooser: BaselineChooser | undefined;
  readonly #cases = new Map<string, Case>();
  readonly #heap = new EventHeap<Event>();
  readonly #tally: Tally;
  readonly #end: number;
  #now = 0;
  #sweepPlanned = false;

  constructor(scenario: Scenario, policy: SimulatedPolicy, seed: number) {
    this.#scenario = scenario;
    this.#policy = policy;
    this.#customers = new Customers(scenario, seed);
    this.#arrivals = this.#customers.firstContacts();
    this.#end = scenario.arrivals.days * scenario.arrivals.dayLengthSeconds;
    this.#tally = new Tally(scenario);
    this.#index = new RoutingIndex(() => policy.queue);
    const { perExtraConversation } = scenario.handling;
    this.#desks = agentsOf(scenario, seed).map(
      (agent, index) => new Desk(index, agent, perExtraConversation),
    );
    for (const desk of this.#desks) {
      this.#deskOf.set(desk.agent.id, desk);
      this.#index.agents.set(desk.agent, this.#date());
    }
    this.#chooser = policy.chooser && new BaselineChooser(policy.chooser, this.#desks);
    for (const event of staffEvents(scenario, seed)) {
      this.#heap.push(event.at, { type: 'staff', event });
    }
    this.#planArrival();
  }

  run(): RunResult {
    for (let next = this.#heap.pop(); next; next = this.#heap.pop()) {
      this.#now = next.at;
      this.#happen(next.event);
    }
    if (this.#cases.size > 0) throw new Error(`${this.#cases.size} contacts were forgotten`);
    for (const desk of this.#desks) this.#advance(desk);
    return this.#tally.result(this.#desks);
  }

  #happen(event: Event): void {
    switch (event.type) {
      case 'arrival':
        this.#arrive(event.contact, event.isFirst);
        break;
      case 'patienceOver':
        this.#losePatience(event.of, event.attempt);
        break;
      case 'done':
        if (event.plan === event.desk.plan) this.#finish(event.desk, event.job);
        break;
      case 'unanswered':
        if (isUnanswered(event.of, event.attempt)) this.#requeue(event.of, 'noAnswer');
        break;
      case 'silentOver':
        if (isUnanswered(event.of, event.attempt)) this.#leave(event.of);
        break;
      case 'wrappedUp':
        this.#free(event.desk, event.of.escalation.id);
        break;
      case 'staff':
        this.#staff(this.#desks[event.event.agent] as Desk<Case>, event.event);
        break;
      case 'crashNoticed':
        this.#noticeCrash(event.desk);
        break;
      case 'sweep':
        this.#sweep();
        break;
    }
  }

  #arrive(contact: Contact, isFirst: boolean): void {
    if (isFirst) this.#planArrival();
    const of = newCase(contact, this.#date());
    this.#cases.set(contact.id, of);
    this.#wait(of);
  }

  /** Stands in line unless an agent is there; then patience runs. */
  #wait(of: Case): void {
    of.state = 'waiting';
    const patience = this.#customers.patience(of.contact, of.attempt);
    if (patience < Number.POSITIVE_INFINITY) {
      this.#heap.push(this.#now + patience, { type: 'patienceOver', of, attempt: of.attempt });
    }
    const { escalation, contact } = of;
    const agent = this.#chooser
      ? this.#chooser.choose(escalation, this.#customers.chance(contact), this.#date())
      : this.#index.agentFor(escalation, contact.lastAgentId, this.#date());
    if (agent) {
      this.#assign(of, agent);
      return;
    }
    this.#index.line.add(escalation, contact.lastAgentId);
    this.#planSweep();
  }

  #assign(of: Case, agent: Agent): void {
    const desk = this.#deskOf.get(agent.id) as Desk<Case>;
    const { contact, escalation, attempt } = of;
    if (!hasRoom(desk.agent, escalation.channelId) || of.state !== 'waiting') {
      throw new Error(`Routing gave ${escalation.id}, ${of.state}, to ${agent.id} beyond capacity`);
    }
    this.#advance(desk);
    this.#index.line.remove(escalation.id);
    const held = { escalationId: escalation.id, channelId: escalation.channelId };
    this.#setAgent(desk, {
      ...desk.agent,
      holds: [...desk.agent.holds, held],
      lastAssignedAt: this.#date(),
    });
    desk.assignedAt = this.#now;
    of.attempt += 1;
    of.agentId = agent.id;
    of.state = 'unanswered';
    if (of.leftAt !== undefined) {
      const { silentSeconds } = this.#scenario.patience;
      this.#heap.push(this.#now + silentSeconds, { type: 'silentOver', of, attempt: of.attempt });
      return;
    }
    if (desk.crashed) return;
    if (!this.#customers.isAnswered(contact, attempt)) {
      const { answerSeconds } = this.#policy.queue;
      this.#heap.push(this.#now + answerSeconds, { type: 'unanswered', of, attempt: of.attempt });
      return;
    }
    this.#answer(of, desk);
  }

  #answer(of: Case, desk: Desk<Case>): void {
    const { contact } = of;
    of.state = 'answered';
    if (!of.everAnswered) of.waitSeconds = this.#now - contact.arrivedAt;
    of.everAnswered = true;
    const skill = skillOf(contact.topic);
    of.level = desk.agent.skills[skill] ?? 0;
    of.transfers = this.#customers.isTransferred(contact, of.attempt, of.level);
    const { handling } = this.#scenario;
    const same = contact.lastAgentId === desk.agent.id ? handling.sameAgentFactor : 1;
    const work = contact.workSeconds * atLevel(handling.skillFactor, of.level) * same;
    desk.jobs.push({ of, remainingSeconds: of.transfers ? work / 2 : work });
    this.#planDone(desk);
  }

  #finish(desk: Desk<Case>, job: Job<Case>): void {
    this.#advance(desk);
    desk.jobs.splice(desk.jobs.indexOf(job), 1);
    this.#planDone(desk);
    const { of } = job;
    if (of.transfers) {
      this.#requeue(of, 'transferred');
      return;
    }
    const rating = (desk.agent.rating.sum / desk.agent.rating.count - 1) / 4;
    const resolved = this.#customers.isResolved(of.contact, of.level, rating);
    const comeback = resolved
      ? undefined
      : this.#customers.comeback(of.contact, this.#now, desk.agent.id);
    if (comeback && comeback.arrivedAt < this.#end) {
      this.#heap.push(comeback.arrivedAt, { type: 'arrival', contact: comeback, isFirst: false });
    }
    this.#tally.answered(of, resolved);
    of.state = 'over';
    this.#cases.delete(of.contact.id);
    const { wrapUpSeconds } = this.#policy.queue;
    if (wrapUpSeconds > 0) {
      this.#heap.push(this.#now + wrapUpSeconds, { type: 'wrappedUp', of, desk });
    } else this.#free(desk, of.escalation.id);
  }

  #losePatience(of: Case, attempt: number): void {
    const waits = of.attempt === attempt && of.state === 'waiting';
    const unanswered = of.attempt === attempt + 1 && of.state === 'unanswered';
    if ((!waits && !unanswered) || of.leftAt !== undefined) return;
    if (!of.everAnswered) of.waitSeconds = this.#now - of.contact.arrivedAt;
    if (waits && of.contact.leavesSilently) {
      of.leftAt = this.#now;
      return;
    }
    this.#leave(of);
  }

  /** The customer is gone, unanswered. */
  #leave(of: Case): void {
    const before = of.state;
    of.state = 'over';
    this.#tally.abandoned(of);
    this.#cases.delete(of.contact.id);
    this.#index.line.remove(of.escalation.id);
    if (before === 'unanswered')
      this.#free(this.#deskOf.get(of.agentId ?? '') as Desk<Case>, of.escalation.id);
  }

  #requeue(of: Case, cause: RequeueCause): void {
    const desk = this.#deskOf.get(of.agentId ?? '') as Desk<Case>;
    const passed = { agentId: desk.agent.id, at: this.#date(), cause };
    of.escalation = { ...of.escalation, passedOver: [...of.escalation.passedOver, passed] };
    of.state = 'waiting';
    this.#free(desk, of.escalation.id);
    this.#wait(of);
  }

  /** A slot is free: the agent takes what is theirs to take. */
  #free(desk: Desk<Case>, escalationId: string): void {
    this.#advance(desk);
    const holds = desk.agent.holds.filter((held) => held.escalationId !== escalationId);
    this.#setAgent(desk, { ...desk.agent, holds });
    this.#take(desk);
  }

  #take(desk: Desk<Case>): void {
    while (this.#index.line.size > 0) {
      const escalation = this.#index.escalationFor(desk.agent, this.#date());
      if (!escalation) return;
      this.#assign(this.#case(escalation), desk.agent);
    }
  }

  /** Requirements relax as time passes. */
  #sweep(): void {
    this.#sweepPlanned = false;
    const now = this.#date();
    if (!this.#chooser) {
      for (let match = this.#index.nextMatch(now); match; match = this.#index.nextMatch(now)) {
        this.#assign(this.#case(match.escalation), match.agent);
      }
    }
    if (this.#index.line.size > 0) this.#planSweep();
  }

  #staff(desk: Desk<Case>, { type }: StaffEvent): void {
    this.#advance(desk);
    if (type === 'on' || type === 'off') desk.onShift = type === 'on';
    if (type === 'break' || type === 'backFromBreak') desk.onBreak = type === 'break';
    if (type === 'crash') {
      desk.crashed = true;
      this.#planDone(desk);
      const { noticedSeconds } = this.#scenario.agents.crashes;
      this.#heap.push(this.#now + noticedSeconds, { type: 'crashNoticed', desk });
      return;
    }
    if (type === 'backFromCrash') {
      // Back before anybody noticed: what was held goes back in line all the same.
      this.#noticeCrash(desk);
      desk.crashed = false;
    }
    const isOnline = desk.onShift && !desk.onBreak && !desk.crashed;
    this.#setAgent(desk, { ...desk.agent, presence: isOnline ? 'online' : 'away' });
    if (isOnline) this.#take(desk);
  }

  #noticeCrash(desk: Desk<Case>): void {
    if (!desk.crashed) return;
    this.#advance(desk);
    this.#setAgent(desk, { ...desk.agent, presence: 'offline' });
    desk.jobs.length = 0;
    for (const { escalationId } of desk.agent.holds) {
      const of = this.#cases.get(escalationId);
      if (of) this.#requeue(of, 'agentGone');
    }
  }

  #setAgent(desk: Desk<Case>, agent: Agent): void {
    desk.agent = agent;
    this.#index.agents.set(agent, this.#date());
  }

  #advance(desk: Desk<Case>): void {
    desk.advance(this.#now, this.#scenario.arrivals.warmUpSeconds, this.#end);
  }

  #planDone(desk: Desk<Case>): void {
    desk.plan += 1;
    const next = desk.next();
    if (!next) return;
    const { job, seconds } = next;
    this.#heap.push(this.#now + seconds, { type: 'done', desk, plan: desk.plan, job });
  }

  #planArrival(): void {
    const { value: contact, done } = this.#arrivals.next();
    if (!done) this.#heap.push(contact.arrivedAt, { type: 'arrival', contact, isFirst: true });
  }

  #planSweep(): void {
    if (this.#sweepPlanned) return;
    this.#sweepPlanned = true;
    this.#heap.push(this.#now + SWEEP_SECONDS, { type: 'sweep' });
  }

  #case(escalation: Escalation): Case {
    const found = this.#cases.get(escalation.id);
    if (!found) throw new Error(`Nobody knows escalation ${escalation.id}`);
    return found;
  }

  #date(): Date {
    return new Date(EPOCH + this.#now * 1000);
  }
}

function isUnanswered(of: Case, attempt: number): boolean {
  return of.state === 'unanswered' && of.attempt === attempt;
}
