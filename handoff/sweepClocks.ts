import type { Handoff } from './handoff.ts';
import type { HandoffStore } from './store.ts';

/** Escalations that one sweep looks at. */
const SWEEP_LIMIT = 200;

/**
 * Lets every clock that has struck take its effect. The clocks are facts in the store, so a sweep on
 * any instance, before or after a restart, finds the same; the commit's conditions make it once.
 */
export async function sweepClocks(
  { store, handoff }: { readonly store: HandoffStore; readonly handoff: Handoff },
  now: Date,
): Promise<void> {
  const struck = [
    ...(await store.dueEscalations(now, SWEEP_LIMIT)),
    ...(await store.orphanedEscalations(now, SWEEP_LIMIT)),
  ];
  for (const id of new Set(struck.map((escalation) => escalation.id))) {
    await handoff.clockStruck(id);
  }
}
