import type { Handoff, HandoffStore } from '../../handoff/index.ts';

/** An agent whose connection comes back within this time is what they were before, in milliseconds. */
const REVIVAL_MS = 5 * 60 * 1000;

/** What keeps presence. */
export interface PresenceKeeperParts {
  readonly store: Pick<HandoffStore, 'agent' | 'prolongPresence'>;
  readonly handoff: Pick<Handoff, 'setPresence'>;
  readonly now: () => Date;
  /** How long presence outlives this, in milliseconds. */
  readonly graceMs: number;
}

/**
 * Prolongs an agent's presence, as an open live stream does every few seconds; a longer lease stays.
 * A presence that ran out lately (a restart, a tunnel) is set anew, with the event that tells the router.
 */
export async function keepPresence(agentId: string, parts: PresenceKeeperParts): Promise<void> {
  const { store, handoff, now, graceMs } = parts;
  const agent = await store.agent(agentId);
  if (!agent || agent.presence === 'offline') return;
  const at = now().getTime();
  const until = new Date(at + graceMs);
  if (agent.presenceUntil >= until) return;
  if (agent.presenceUntil.getTime() > at) {
    await store.prolongPresence(agentId, agent.presence, until);
  } else if (agent.presenceUntil.getTime() > at - REVIVAL_MS) {
    await handoff.setPresence(agentId, agent.presence, until);
  }
}
