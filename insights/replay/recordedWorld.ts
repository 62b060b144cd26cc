import { type Agent, type Escalation, skillLevel, totalCapacity } from '../../handoff/index.ts';
import type { Contact } from '../simulation/customers.ts';
import { exponential, uniform } from '../simulation/random.ts';
import type { World } from '../simulation/world.ts';
import type { Learned } from './learned.ts';
import { type Recording, type Served, servedIn, waitIn } from './recording.ts';
import { recordedStaff } from './staffing.ts';

const STREAM = 32;
const DRAW = { patience: 0, like: 1, resolved: 2, tie: 3, answered: 100, again: 200 } as const;
/** Nobody waits longer than a week. */
const LONGEST_SECONDS = 7 * 86_400;
/** Past every replay's end. */
const FOR_EVER = new Date(8.64e15);
/** The promise that waits are held against, in seconds. */
const SERVICE_LEVEL_SECONDS = 20;

/**
 * A recorded period as a simulation's world: who came, when, and asked for what is as recorded; what the
 * records can't say (how long who was served would have waited, how long who left would have taken) is
 * drawn, by seed, from what they show of others.
 */
export function recordedWorld(recording: Recording, learned: Learned, seed: number): World {
  const { from, to, agents: all } = recording;
  const agents = all
    .filter(({ capacity }) => totalCapacity(capacity) > 0)
    .map((agent): Agent => {
      const { lastAssignedAt: _, ...rest } = agent;
      return { ...rest, presence: 'online', presenceUntil: FOR_EVER, holds: [] };
    });
  const agentOf = new Map(agents.map((agent) => [agent.id, agent]));
  const records = [...recording.escalations].sort(
    (one, other) => one.queuedAt.getTime() - other.queuedAt.getTime(),
  );
  const topics = [...new Set(records.map(topicOf))];
  const handled = records.flatMap((record) => {
    const served = servedIn(record);
    return served ? [{ record, served }] : [];
  });
  const record = ({ customer }: Contact) => records[customer] as Escalation;
  const draw = ({ customer }: Contact, name: number) => uniform(seed, STREAM, customer, name);
  const levelOf = (agent: Agent, contact: Contact) => skillLevel(agent, record(contact).skills);

  /** How the contact was handled, or another that asked for the same. */
  const handlingOf = (contact: Contact): { record: Escalation; served: Served } | undefined => {
    const own = record(contact);
    const served = servedIn(own);
    if (served) return { record: own, served };
    const alike = handled.filter((one) => topicOf(one.record) === topicOf(own));
    const among = alike.length > 0 ? alike : handled;
    return among[Math.floor(draw(contact, DRAW.like) * among.length)];
  };

  return {
    facts: {
      measuredFrom: 0,
      end: (to.getTime() - from.getTime()) / 1000,
      topics: topics.length,
      matchLevel: 0.5,
      serviceLevelSeconds: SERVICE_LEVEL_SECONDS,
      // Recorded times have the other conversations of the agent in them.
      perExtraConversation: 0,
      ...{ silentSeconds: 60, noticedSeconds: 10 },
    },
    agents,
    staffEvents: recordedStaff(recording, agents),
    *firstContacts() {
      for (const [customer, { id, queuedAt, priority }] of records.entries()) {
        yield {
          ...{ id, customer, visit: 0, priority, leavesSilently: false, workSeconds: 0 },
          arrivedAt: (queuedAt.getTime() - from.getTime()) / 1000,
          topic: topics.indexOf(topicOf(records[customer] as Escalation)),
          lastAgentId: undefined,
        };
      }
    },
    escalationOf: (contact, queuedAt) => ({
      ...record(contact),
      ...{ queuedAt, state: 'waiting', agentId: null, assignedAt: null, answeredAt: null },
      ...{ resolvedAt: null, closedAt: null, outcome: null, passedOver: [], reservedFor: null },
    }),
    levelOf,
    workSeconds(contact, agent) {
      const like = handlingOf(contact);
      if (!like) return 1;
      const then = agentOf.get(like.served.agentId);
      const levelThen = then ? skillLevel(then, like.record.skills) : levelOf(agent, contact);
      const change = levelOf(agent, contact) - levelThen;
      return like.served.seconds * Math.exp(learned.levelEffect * change);
    },
    patience(contact, attempt) {
      const { seconds, left } = waitIn(record(contact), to);
      if (attempt === 0 && left) return seconds;
      if (learned.leavingPerSecond === 0) return LONGEST_SECONDS;
      // Who was served would have waited at least that long, and then as anybody does.
      const name = attempt === 0 ? DRAW.patience : DRAW.again + attempt;
      const more = exponential(draw(contact, name), 1 / learned.leavingPerSecond);
      return Math.min(LONGEST_SECONDS, (attempt === 0 ? seconds : 0) + more);
    },
    isAnswered: (contact, attempt) =>
      draw(contact, DRAW.answered + attempt) >= learned.noAnswerShare,
    isTransferred: () => false,
    isResolved(contact, level) {
      const { below, skilled } = learned.resolved;
      return draw(contact, DRAW.resolved) < (level >= 0.5 ? skilled : below);
    },
    // Who came back is in the records as a contact of their own.
    comeback: () => undefined,
    chance: (contact) => draw(contact, DRAW.tie),
  };
}

function topicOf({ queueId, skills }: Escalation): string {
  return `${queueId} ${[...skills].sort().join(' ')}`;
}
