import type { Agent, Escalation, RequeueCause } from '../../handoff/index.ts';
import { type Case, type Event, newCase } from './case.ts';
import type { Contact } from './customers.ts';
import type { Desk, Job } from './desk.ts';
import { EventHeap } from './eventHeap.ts';
import { dateAt, Floor } from './floor.ts';
import type { Observer } from './observer.ts';
import { queueIn, type SimulatedPolicy } from './policies.ts';
import type { Scenario } from './scenario.ts';
import type { StaffEvent } from './staff.ts';
import { type RunResult, Tally } from './tally.ts';
import { type World, worldOf } from './world.ts';

/** Between two sweeps of the line, in seconds, as in the product. */
const SWEEP_SECONDS = 1;

/** One policy through one seed of a scenario. */
export function simulate(
  scenario: Scenario,
  policy: SimulatedPolicy,
  seed: number,
  observer?: Observer,
): RunResult {
  return simulateIn(worldOf(scenario, seed), policy, observer);
}

/** One policy in a world. */
export function simulateIn(world: World, policy: SimulatedPolicy, observer?: Observer): RunResult {
  return new Simulation(world, policy, observer).run();
}

/** The discrete-event simulation: customers and staff are played, both routing decisions are the product's. */
class Simulation {
  readonly #world: World;
  readonly #policy: SimulatedPolicy;
  readonly #observer: Observer | undefined;
  readonly #arrivals: Iterator<Contact>;
  readonly #floor: Floor;
  readonly #cases = new Map<string, Case>();
  readonly #heap = new EventHeap<Event>();
  readonly #tally: Tally;
  #now = 0;
  #sweepPlanned = false;

  constructor(world: World, policy: SimulatedPolicy, observer: Observer | undefined) {
    this.#world = world;
    this.#policy = policy;
    this.#observer = observer;
    this.#arrivals = world.firstContacts();
    this.#tally = new Tally(world.facts);
    this.#floor = new Floor(world, policy);
    for (const event of world.staffEvents) this.#plan(event.at, { type: 'staff', event });
    this.#planArrival();
  }

  run(): RunResult {
    for (let next = this.#heap.pop(); next; next = this.#heap.pop()) {
      this.#now = next.at;
      this.#happen(next.event);
    }
    if (this.#cases.size > 0) throw new Error(`${this.#cases.size} contacts were forgotten`);
    for (const desk of this.#floor.desks) this.#floor.advance(desk, this.#now);
    return this.#tally.result(this.#floor.desks);
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
        this.#staff(this.#floor.desks[event.event.agent] as Desk<Case>, event.event);
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
    const of = newCase(contact, this.#world.escalationOf(contact, dateAt(this.#now)));
    this.#cases.set(contact.id, of);
    this.#wait(of);
  }

  /** Stands in line unless an agent is there; then patience runs. */
  #wait(of: Case): void {
    const { contact, attempt } = of;
    of.state = 'waiting';
    const patience = this.#world.patience(contact, attempt);
    if (patience < Number.POSITIVE_INFINITY) {
      this.#plan(this.#now + patience, { type: 'patienceOver', of, attempt });
    }
    const agent = this.#floor.agentFor(of, this.#now);
    if (agent) {
      this.#assign(of, agent);
      return;
    }
    this.#floor.stand(of);
    this.#observer?.waits?.(of.escalation, this.#view, this.#now);
    this.#planSweep();
  }

  #assign(of: Case, agent: Agent): void {
    const desk = this.#floor.give(of, agent, this.#now);
    const { contact, attempt } = of;
    of.attempt += 1;
    of.agentId = agent.id;
    of.state = 'unanswered';
    of.assignedAt = this.#now;
    this.#observer?.isAssigned?.(of.escalation, this.#now);
    if (of.leftAt !== undefined) {
      const { silentSeconds } = this.#world.facts;
      this.#plan(this.#now + silentSeconds, { type: 'silentOver', of, attempt: of.attempt });
      return;
    }
    if (desk.crashed) return;
    if (!this.#world.isAnswered(contact, attempt)) {
      const { answerSeconds } = queueIn(this.#policy, of.escalation.queueId);
      this.#plan(this.#now + answerSeconds, { type: 'unanswered', of, attempt: of.attempt });
      return;
    }
    this.#answer(of, desk);
  }

  #answer(of: Case, desk: Desk<Case>): void {
    const { contact } = of;
    of.state = 'answered';
    if (!of.everAnswered) of.waitSeconds = this.#now - contact.arrivedAt;
    of.everAnswered = true;
    of.level = this.#world.levelOf(desk.agent, contact);
    of.transfers = this.#world.isTransferred(contact, of.attempt, of.level);
    const work = this.#world.workSeconds(contact, desk.agent);
    desk.jobs.push({ of, remainingSeconds: of.transfers ? work / 2 : work });
    this.#planDone(desk);
  }

  #finish(desk: Desk<Case>, job: Job<Case>): void {
    this.#floor.advance(desk, this.#now);
    desk.jobs.splice(desk.jobs.indexOf(job), 1);
    this.#planDone(desk);
    const { of } = job;
    this.#observer?.isHandled?.(of.escalation, this.#now - of.assignedAt);
    if (of.transfers) {
      this.#requeue(of, 'transferred');
      return;
    }
    const resolved = this.#world.isResolved(of.contact, of.level, desk.agent);
    const comeback = resolved
      ? undefined
      : this.#world.comeback(of.contact, this.#now, desk.agent.id);
    if (comeback && comeback.arrivedAt < this.#world.facts.end) {
      this.#plan(comeback.arrivedAt, { type: 'arrival', contact: comeback, isFirst: false });
    }
    this.#tally.answered(of, resolved);
    of.state = 'over';
    this.#cases.delete(of.contact.id);
    const { wrapUpSeconds } = queueIn(this.#policy, of.escalation.queueId);
    if (wrapUpSeconds > 0) this.#plan(this.#now + wrapUpSeconds, { type: 'wrappedUp', of, desk });
    else this.#free(desk, of.escalation.id);
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
    this.#floor.leaveLine(of);
    this.#observer?.isOver?.(of.escalation, this.#now);
    if (before === 'unanswered') this.#free(this.#floor.deskOf(of.agentId), of.escalation.id);
  }

  #requeue(of: Case, cause: RequeueCause): void {
    const desk = this.#floor.deskOf(of.agentId);
    const passed = { agentId: desk.agent.id, at: dateAt(this.#now), cause };
    of.escalation = { ...of.escalation, passedOver: [...of.escalation.passedOver, passed] };
    of.state = 'waiting';
    this.#free(desk, of.escalation.id);
    this.#wait(of);
  }

  /** A slot is free: the agent takes what is theirs to take. */
  #free(desk: Desk<Case>, escalationId: string): void {
    this.#floor.release(desk, escalationId, this.#now);
    this.#take(desk);
  }

  #take(desk: Desk<Case>): void {
    for (;;) {
      const escalation = this.#floor.escalationFor(desk, this.#now);
      if (!escalation) return;
      this.#assign(this.#case(escalation), desk.agent);
    }
  }

  /** Requirements relax as time passes. */
  #sweep(): void {
    this.#sweepPlanned = false;
    const match = () => this.#floor.nextMatch(this.#now);
    for (let next = match(); next; next = match()) {
      this.#assign(this.#case(next.escalation), next.agent);
    }
    if (this.#floor.waiting > 0) this.#planSweep();
  }

  #staff(desk: Desk<Case>, { type }: StaffEvent): void {
    // Back before anybody noticed: what was held goes back in line all the same.
    if (type === 'backFromCrash') this.#noticeCrash(desk);
    const isOnline = this.#floor.happen(desk, type, this.#now);
    if (isOnline) this.#take(desk);
    if (type !== 'crash') return;
    this.#planDone(desk);
    this.#plan(this.#now + this.#world.facts.noticedSeconds, { type: 'crashNoticed', desk });
  }

  #noticeCrash(desk: Desk<Case>): void {
    if (!desk.crashed) return;
    this.#floor.advance(desk, this.#now);
    this.#floor.setPresence(desk, 'offline', this.#now);
    desk.jobs.length = 0;
    for (const { escalationId } of desk.agent.holds) {
      const of = this.#cases.get(escalationId);
      if (of) this.#requeue(of, 'agentGone');
    }
  }

  #planDone(desk: Desk<Case>): void {
    desk.plan += 1;
    const next = desk.next();
    if (!next) return;
    const { job, seconds } = next;
    this.#plan(this.#now + seconds, { type: 'done', desk, plan: desk.plan, job });
  }

  #planArrival(): void {
    const { value: contact, done } = this.#arrivals.next();
    if (!done) this.#plan(contact.arrivedAt, { type: 'arrival', contact, isFirst: true });
  }

  #planSweep(): void {
    if (this.#sweepPlanned) return;
    this.#sweepPlanned = true;
    this.#plan(this.#now + SWEEP_SECONDS, { type: 'sweep' });
  }

  #plan(at: number, event: Event): void {
    this.#heap.push(at, event);
  }

  #case(escalation: Escalation): Case {
    const found = this.#cases.get(escalation.id);
    if (!found) throw new Error(`Nobody knows escalation ${escalation.id}`);
    return found;
  }

  /** What an observer is shown. */
  readonly #view = {
    line: () =>
      [...this.#cases.values()]
        .filter(({ state }) => state === 'waiting')
        .map(({ escalation }) => escalation),
    agents: () => this.#floor.desks.map(({ agent }) => agent),
  };
}

function isUnanswered(of: Case, attempt: number): boolean {
  return of.state === 'unanswered' && of.attempt === attempt;
}
