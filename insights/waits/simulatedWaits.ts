import type { Escalation, WaitRange } from '../../handoff/index.ts';
import { presenceAt, totalCapacity, WaitEstimates, WaitHistory } from '../../handoff/index.ts';
import { dateAt } from '../simulation/floor.ts';
import type { Observer } from '../simulation/observer.ts';
import type { SimulatedPolicy } from '../simulation/policies.ts';
import type { Scenario } from '../simulation/scenario.ts';
import { simulate } from '../simulation/simulation.ts';
import type { ToldWait } from './calibration.ts';

/** Estimates told in a simulated day to all who had to wait, and what came of them. */
export interface SimulatedWaits {
  readonly estimates: readonly ToldWait[];
  /** Place × mean handling time / slots, a point, as was told before. */
  readonly plain: readonly ToldWait[];
}

interface Open {
  readonly at: number;
  readonly estimate: WaitRange;
  readonly model: WaitRange;
  readonly plainSeconds: number;
}

/** Runs a seed of a scenario, with the estimates made as in the product: of the past alone. */
export function simulatedWaits(
  scenario: Scenario,
  policy: SimulatedPolicy,
  seed: number,
): SimulatedWaits {
  const history = new WaitHistory();
  const open = new Map<string, Open>();
  const since = new Map<string, number>();
  const result = { estimates: [] as ToldWait[], plain: [] as ToldWait[] };
  let handled = 0;
  let handledSeconds = 0;

  const over = ({ id }: Escalation, now: number, left: boolean) => {
    const from = since.get(id);
    if (from !== undefined) history.waited(now - from, left);
    since.delete(id);
    const told = open.get(id);
    open.delete(id);
    if (!told) return;
    const waitedSeconds = now - told.at;
    history.judged(told.model, waitedSeconds, left);
    if (told.at < scenario.arrivals.warmUpSeconds) return;
    const { p50Seconds, p90Seconds } = told.estimate;
    result.estimates.push({ p50Seconds, p90Seconds, waitedSeconds, left });
    const { plainSeconds } = told;
    result.plain.push({
      ...{ p50Seconds: plainSeconds, p90Seconds: plainSeconds, waitedSeconds, left },
    });
  };

  const observer: Observer = {
    waits(escalation, floor, now) {
      since.set(escalation.id, now);
      const [line, agents] = [floor.line(), floor.agents()];
      const facts = { line, agents, queueOf: () => policy.queue, history, now: dateAt(now) };
      const estimate = new WaitEstimates(facts).of(escalation);
      if (!estimate) return;
      const slots = agents
        .filter((agent) => presenceAt(agent, facts.now) === 'online')
        .reduce((sum, { capacity }) => sum + totalCapacity(capacity), 0);
      const plainSeconds = (line.length * handledSeconds) / handled / Math.max(1, slots);
      open.set(escalation.id, { at: now, estimate, model: estimate.model, plainSeconds });
    },
    isAssigned: (escalation, now) => over(escalation, now, false),
    isOver: (escalation, now) => over(escalation, now, true),
    isHandled(escalation, seconds) {
      history.handled(escalation, seconds);
      handled += 1;
      handledSeconds += seconds;
    },
  };
  simulate(scenario, policy, seed, observer);
  return result;
}
