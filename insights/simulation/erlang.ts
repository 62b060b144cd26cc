/** What queueing theory says of a line before equal agents. */
export interface Steady {
  /** Share that has to wait. */
  readonly waits: number;
  /** Share that leaves. */
  readonly abandons: number;
  /** Mean time in line of all, in seconds. */
  readonly meanWaitSeconds: number;
}

/** Arrivals per second, mean handling time, and agents who do one thing at a time. */
export interface Line {
  readonly perSecond: number;
  readonly handlingSeconds: number;
  readonly agents: number;
  /** Mean patience; absent: nobody leaves. */
  readonly patienceSeconds?: number;
}

/** Beyond this many waiting the probabilities are nothing. */
const LONGEST_LINE = 20_000;

/**
 * The steady state of M/M/n (Erlang C) or, with patience, of M/M/n+M (Erlang A; Garnett, Mandelbaum &
 * Reiman 2002, "Designing a call center with impatient customers"): the birth-death chain of how many
 * are there, summed up.
 */
export function erlang({ perSecond, handlingSeconds, agents, patienceSeconds }: Line): Steady {
  const leaving = patienceSeconds === undefined ? 0 : 1 / patienceSeconds;
  if (leaving === 0 && perSecond * handlingSeconds >= agents) {
    throw new Error('Without patience the load must be below the number of agents.');
  }
  let weight = 1;
  let sum = 1;
  let waiting = 0;
  let waitingSum = 0;
  for (let present = 1; present < agents + LONGEST_LINE; present += 1) {
    const busy = Math.min(present, agents);
    const inLine = present - busy;
    weight *= perSecond / (busy / handlingSeconds + inLine * leaving);
    sum += weight;
    if (present >= agents) waiting += weight;
    waitingSum += inLine * weight;
    if (inLine > 0 && weight < 1e-16 * sum) break;
    // The weights of large systems pass what a number holds: keep them in proportion.
    if (weight > 1e250) {
      sum /= weight;
      waiting /= weight;
      waitingSum /= weight;
      weight = 1;
    }
  }
  const inLine = waitingSum / sum;
  return {
    waits: waiting / sum,
    abandons: (inLine * leaving) / perSecond,
    meanWaitSeconds: inLine / perSecond,
  };
}
