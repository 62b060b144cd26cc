import type { Agent } from './agent.ts';
import type { Conversation, Message } from './conversation.ts';
import { HandoffError } from './error.ts';
import type { Escalation } from './escalation.ts';
import type { Queue } from './queue.ts';
import { DEFAULT_QUEUE } from './queue.ts';
import type { Change, HandoffStore } from './store.ts';
import type { Held } from './transitions.ts';

/** How often a decision is made anew when others were faster. */
const ATTEMPTS = 8;

/** Who gives a command. A supervisor may act on other agents' conversations. */
export interface Actor {
  readonly agentId: string;
  readonly supervisor: boolean;
}

/** What a decision comes to: a change to commit, if any, and the answer once it is. */
export interface Decided<T> {
  readonly change?: Change;
  readonly answer: (messages: readonly Message[]) => T;
}

/** Reads records that have to be there, and commits decisions on them. */
export class Records {
  readonly #store: HandoffStore;
  readonly #now: () => Date;

  constructor({ store, now }: { readonly store: HandoffStore; readonly now: () => Date }) {
    this.#store = store;
    this.#now = now;
  }

  /** Decides and commits; decides again when a record has moved meanwhile. Throws `busy` in the end. */
  async decide<T>(decision: (now: Date) => Promise<Decided<T>>): Promise<T> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const { change, answer } = await decision(this.#now());
      if (!change) return answer([]);
      const result = await this.#store.commit(change);
      if (result.outcome === 'committed') return answer(result.messages);
      if (result.outcome === 'duplicate') return answer([result.message]);
    }
    throw new HandoffError('busy', 'Others keep changing this conversation; try again');
  }

  /** Throws `notFound`. */
  async conversation(id: string): Promise<Conversation> {
    const conversation = await this.#store.conversation(id);
    if (!conversation) throw new HandoffError('notFound', `There is no conversation ${id}`);
    return conversation;
  }

  /** Throws `notFound`. */
  async agent(id: string): Promise<Agent> {
    const agent = await this.#store.agent(id);
    if (!agent) throw new HandoffError('notFound', `There is no agent ${id}`);
    return agent;
  }

  /** The queue of this id, the default one without; throws `notFound`. */
  async queue(id: string = DEFAULT_QUEUE.id): Promise<Queue> {
    const queue = await this.#store.queue(id);
    if (queue) return queue;
    if (id === DEFAULT_QUEUE.id) return DEFAULT_QUEUE;
    throw new HandoffError('notFound', `There is no queue ${id}`);
  }

  /** The escalation that is waiting or assigned, if any. */
  async openEscalation({ escalationId }: Conversation): Promise<Escalation | undefined> {
    return escalationId ? this.#store.escalation(escalationId) : undefined;
  }

  /** What is held of an assigned conversation; throws `notOwner` unless it is the actor's, or they lead. */
  async held(conversation: Conversation, actor: Actor): Promise<Held> {
    const escalation = await this.openEscalation(conversation);
    const mine = conversation.agentId === actor.agentId || actor.supervisor;
    if (conversation.state !== 'assigned' || !conversation.agentId || !escalation || !mine) {
      throw notOwner(conversation);
    }
    const agent = await this.agent(conversation.agentId);
    return { conversation, escalation, agent, queue: await this.queue(escalation.queueId) };
  }
}

/** The refusal of who does not have the conversation. */
export function notOwner(conversation: Conversation): HandoffError {
  return new HandoffError('notOwner', `Conversation ${conversation.id} is not yours now`);
}

/** The record as it is once it is committed. */
export function committed<R extends { readonly version: number }>(record: R): R {
  return { ...record, version: record.version + 1 };
}
