import { randomUUID } from 'node:crypto';
import type { ChatAccounts } from '../console/index.ts';
import type { Handoff } from '../handoff/index.ts';
import { AgentDesk, AgentLinks, DeskFollower } from '../handoff/index.ts';
import type { Store } from '../storage/index.ts';

/** The job of looking at all desks, for what nobody told them. */
const SWEEP_JOB = 'agentDesks';
/** How often that is done, by one instance, in milliseconds. */
const SWEEP_MS = 4_000;

/** What agents' desks on channels are made of. */
export interface AgentDesksParts {
  readonly store: Pick<Store, 'handoff' | 'events' | 'accounts' | 'agentLinks' | 'jobs'>;
  readonly handoff: Handoff;
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
}

/** Agents at work on channels. */
export interface AgentDesks {
  readonly desk: AgentDesk;
  /** For the console, where agents link and unlink. */
  readonly chatAccounts: ChatAccounts;
  /** Begins to tell agents of their customers; the returned function ends that. */
  start(): () => Promise<void>;
  /** To be called about once a second. */
  sweep(): Promise<void>;
}

/** Puts agents' desks together. Who has lost the role of an agent can do nothing there from then on. */
export function createAgentDesks({ store, handoff, now, onError }: AgentDesksParts): AgentDesks {
  const links = new AgentLinks({ store: store.agentLinks, now });
  const mayWork = async (agentId: string) =>
    (await store.accounts.account(agentId))?.roles.includes('agent') ?? false;
  const parts = { store: store.handoff, handoff, links, mayWork, now };
  const desk = new AgentDesk(parts);
  const follower = new DeskFollower({ ...parts, events: store.events, onError });
  const holder = randomUUID();
  let sweptAt = 0;
  return {
    desk,
    chatAccounts: {
      of: (agentId) => links.of(agentId),
      offer: (agentId) => links.offer(agentId),
      end: (agentId) => desk.end(agentId),
    },
    start: () => follower.start(),
    async sweep() {
      const at = now();
      if (at.getTime() - sweptAt < SWEEP_MS) return;
      const isFirst = sweptAt === 0;
      sweptAt = at.getTime();
      const until = new Date(at.getTime() + SWEEP_MS - 1);
      const lease = await store.jobs.acquire(SWEEP_JOB, { holder, now: at, until });
      // The lease only spares the database: a desk that two look at is told once all the same.
      if (lease || isFirst) await follower.sweep();
      else await follower.learn();
    },
  };
}
