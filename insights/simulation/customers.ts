import { exponential, normal, uniform } from './random.ts';
import type { Scenario } from './scenario.ts';
import { atLevel } from './scenario.ts';

/** Streams of random numbers; customers' streams go on from the last by how often they have come back. */
const STREAM = { arrivals: 1, topics: 2, customers: 16 } as const;
/** Draws of one contact; those at the end are counted on by attempt. */
const DRAW = {
  ...{ topic: 0, work: 1, patience: 2, resolved: 3, recontact: 4, recontactDelay: 5, vip: 6 },
  ...{ silent: 7, tie: 8 },
  ...{ answered: 1000, transferred: 2000, furtherPatience: 3000 },
} as const;

/** A customer who asks for a human once; somebody who comes back is a new contact. */
export interface Contact {
  readonly id: string;
  readonly customer: number;
  /** 0 for the first contact. */
  readonly visit: number;
  readonly arrivedAt: number;
  readonly topic: number;
  readonly priority: number;
  readonly leavesSilently: boolean;
  /** Work of the conversation alone with an agent whose factor is 1, in seconds. */
  readonly workSeconds: number;
  readonly lastAgentId: string | undefined;
}

/** The customers of one seed: the same for every policy, whatever it does with them. */
export class Customers {
  readonly #scenario: Scenario;
  readonly #seed: number;
  /** Share of the topics before and with each. */
  readonly #upTo: readonly number[];
  readonly #topicFactors: readonly number[];

  constructor(scenario: Scenario, seed: number) {
    this.#scenario = scenario;
    this.#seed = seed;
    this.#upTo = cumulated(topicShares(scenario));
    const [low, high] = scenario.topics.handlingFactors;
    this.#topicFactors = this.#upTo.map(
      (_, topic) => low + (high - low) * uniform(seed, STREAM.topics, topic, 0),
    );
  }

  /** First contacts in the order of their arrival, by thinning (Lewis & Shedler 1979). */
  *firstContacts(): Generator<Contact> {
    const { arrivals } = this.#scenario;
    const ceiling = highestRate(this.#scenario);
    const end = arrivals.days * arrivals.dayLengthSeconds;
    let at = 0;
    for (let index = 0; ; index += 1) {
      at += exponential(uniform(this.#seed, STREAM.arrivals, index, 0), 1 / ceiling);
      if (at >= end) return;
      const accepted =
        uniform(this.#seed, STREAM.arrivals, index, 1) * ceiling < rateAt(this.#scenario, at);
      if (accepted) yield this.#contact(index, 0, at, this.#topicOf(index, at), undefined);
    }
  }

  /** The contact of an unresolved customer who comes back; undefined when they don't. */
  comeback(contact: Contact, at: number, agentId: string): Contact | undefined {
    const { recontactShare, recontactMeanSeconds } = this.#scenario.resolution;
    if (this.#draw(contact, DRAW.recontact) >= recontactShare) return undefined;
    const delay = exponential(this.#draw(contact, DRAW.recontactDelay), recontactMeanSeconds);
    return this.#contact(contact.customer, contact.visit + 1, at + delay, contact.topic, agentId);
  }

  /** How long the customer waits before they leave, in seconds; anew each time they are back in line. */
  patience(contact: Contact, attempt: number): number {
    const { distribution, meanSeconds, sigma } = this.#scenario.patience;
    if (distribution === 'none') return Number.POSITIVE_INFINITY;
    const draw = attempt === 0 ? DRAW.patience : DRAW.furtherPatience + attempt;
    const seconds = quantile(this.#draw(contact, draw), distribution, meanSeconds, sigma);
    return contact.priority > 0 ? seconds * this.#scenario.vip.patienceFactor : seconds;
  }

  /** Whether the agent answers this assignment. */
  isAnswered(contact: Contact, attempt: number): boolean {
    const share = this.#scenario.agents.noAnswerShare;
    return share === 0 || this.#draw(contact, DRAW.answered + attempt) >= share;
  }

  /** Whether an agent of that level passes the conversation on. */
  isTransferred(contact: Contact, attempt: number, level: number): boolean {
    const share = atLevel(this.#scenario.resolution.transferShare, level);
    return share > 0 && this.#draw(contact, DRAW.transferred + attempt) < share;
  }

  /** Whether an agent of that level and rating, both 0 to 1, resolves what the customer came for. */
  isResolved(contact: Contact, level: number, rating: number): boolean {
    const { resolution } = this.#scenario;
    const chance = atLevel(resolution, level) + resolution.byRating * (rating - 0.5);
    return this.#draw(contact, DRAW.resolved) < chance;
  }

  /** A number in [0, 1) of the contact's own, for policies that choose by chance. */
  chance(contact: Contact): number {
    return this.#draw(contact, DRAW.tie);
  }

  #contact(
    customer: number,
    visit: number,
    arrivedAt: number,
    topic: number,
    lastAgentId: string | undefined,
  ): Contact {
    const { handling, vip, patience } = this.#scenario;
    const draw = (name: number) => uniform(this.#seed, STREAM.customers + visit, customer, name);
    const { baseSeconds, distribution, sigma } = handling;
    const work = quantile(draw(DRAW.work), distribution, baseSeconds, sigma);
    // Who is important stays so: the draw is that of the first visit.
    const isVip =
      vip.share > 0 && uniform(this.#seed, STREAM.customers, customer, DRAW.vip) < vip.share;
    return {
      id: `${String(customer).padStart(9, '0')}-${visit}`,
      customer,
      visit,
      arrivedAt,
      topic,
      priority: isVip ? vip.priority : 0,
      leavesSilently: patience.silentShare > 0 && draw(DRAW.silent) < patience.silentShare,
      workSeconds: work * (this.#topicFactors[topic] as number),
      lastAgentId,
    };
  }

  #topicOf(customer: number, at: number): number {
    const burst = burstAt(this.#scenario, at);
    if (burst?.topic !== undefined) {
      const isExtra = uniform(this.#seed, STREAM.arrivals, customer, 2) >= 1 / burst.factor;
      if (isExtra) return burst.topic - 1;
    }
    return placeIn(this.#upTo, uniform(this.#seed, STREAM.customers, customer, DRAW.topic));
  }

  #draw(contact: Contact, name: number): number {
    return uniform(this.#seed, STREAM.customers + contact.visit, contact.customer, name);
  }
}

/** Each topic's share of the demand: Zipf, the first the most frequent. */
export function topicShares({ topics }: Scenario): readonly number[] {
  const weights = Array.from(
    { length: topics.count },
    (_, topic) => 1 / (topic + 1) ** topics.zipfExponent,
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** The first place whose cumulated share is beyond the drawn one. */
export function placeIn(upTo: readonly number[], drawn: number): number {
  const place = upTo.findIndex((sum) => drawn < sum);
  return place < 0 ? upTo.length - 1 : place;
}

/** Arrivals per second at a time. */
export function rateAt(scenario: Scenario, at: number): number {
  const { arrivals } = scenario;
  const { perSecond, swing, dayLengthSeconds, curve } = arrivals;
  const share = (at % dayLengthSeconds) / dayLengthSeconds;
  const wave = 1 + swing * Math.sin(2 * Math.PI * share);
  const factor = curve[Math.floor(share * curve.length)] as number;
  return perSecond * wave * factor * (burstAt(scenario, at)?.factor ?? 1);
}

function burstAt(
  { arrivals }: Scenario,
  at: number,
): Scenario['arrivals']['bursts'][number] | undefined {
  const ofDay = at % arrivals.dayLengthSeconds;
  return arrivals.bursts.find(
    ({ atSeconds, seconds }) => ofDay >= atSeconds && ofDay < atSeconds + seconds,
  );
}

function highestRate({ arrivals }: Scenario): number {
  const bursts = arrivals.bursts.map(({ factor }) => factor);
  return (
    arrivals.perSecond * (1 + arrivals.swing) * Math.max(...arrivals.curve) * Math.max(1, ...bursts)
  );
}

/** Shares added up from the first. */
export function cumulated(shares: readonly number[]): readonly number[] {
  let sum = 0;
  return shares.map((share) => {
    sum += share;
    return sum;
  });
}

/** Of a distribution with that mean; lognormal: its median is mean × e^(-σ²/2). */
function quantile(
  share: number,
  distribution: 'exponential' | 'lognormal' | 'none',
  mean: number,
  sigma: number,
): number {
  if (distribution === 'none') return mean;
  if (distribution === 'exponential') return exponential(share, mean);
  return mean * Math.exp(sigma * normal(share) - (sigma * sigma) / 2);
}
