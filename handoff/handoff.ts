import type { Agent, Presence } from './agent.ts';
import { hasRoom, presenceAt } from './agent.ts';
import { type AgentMessage, agentAnswer, agentNote } from './agentMessage.ts';
import { botMessage } from './botMessage.ts';
import { clockEffect } from './clockEffect.ts';
import { consultClosed, consulted } from './consulting.ts';
import type { Conversation, Message, NewMessage } from './conversation.ts';
import { HandoffError } from './error.ts';
import { type Escalation, type EscalationRequest, isOffered } from './escalation.ts';
import { manualAssignment } from './manualAssignment.ts';
import type { Queue } from './queue.ts';
import { type Actor, committed, notOwner, Records } from './records.ts';
import { withMessages } from './shownEvents.ts';
import { answered } from './speech.ts';
import type { HandoffStore } from './store.ts';
import { told } from './told.ts';
import { type RequeueDetails, type TransferTarget, transferDetails } from './transferring.ts';
import type { Ending, Held } from './transitions.ts';
import { accepted, ended, escalated, requeued } from './transitions.ts';
import type { Wording } from './wording.ts';

/** What `Handoff` is made of. */
export interface HandoffParts {
  readonly store: HandoffStore;
  readonly wording: Wording;
  readonly newId: () => string;
  readonly now: () => Date;
}

/**
 * The commands that change who owns a conversation, and what agents say. Each reads, applies a pure
 * transition, and commits it on condition that nothing has moved; when something has, it decides
 * again. All throw {@link HandoffError} when they refuse.
 */
export class Handoff {
  readonly #parts: HandoffParts;
  readonly #records: Records;

  constructor(parts: HandoffParts) {
    this.#parts = parts;
    this.#records = new Records(parts);
  }

  /** Stores an agent's message for the customer (the conversation must be theirs) or a note. */
  async say(conversationId: string, actor: Actor, message: AgentMessage): Promise<Message> {
    return this.#records.decide(async (now) => {
      const conversation = await this.#records.conversation(conversationId);
      if (message.note) {
        const items = [agentNote(actor.agentId, message, now)];
        const adviser = await this.#parts.store.agent(actor.agentId);
        const change = {
          ...consultClosed(adviser, conversationId),
          messages: { conversationId, items },
        };
        return { change, answer: lastMessage };
      }
      if (conversation.agentId !== actor.agentId) {
        const { clientMessageId } = message;
        const repeated = await this.#parts.store.messageByClientId(conversationId, clientMessageId);
        if (repeated) return { answer: () => repeated };
        throw notOwner(conversation);
      }
      const held = await this.#records.held(conversation, actor);
      const item = agentAnswer(conversation, held.agent, message, now);
      const greeting = isOffered(held.escalation) ? [this.#greeting(held, now)] : [];
      return {
        change: {
          ...answered(held, now),
          unchanged: { conversationId, version: conversation.version },
          messages: { conversationId, items: [...greeting, item] },
        },
        answer: lastMessage,
      };
    });
  }

  /** Puts a conversation of the bot's in line. */
  async escalate(conversationId: string, request: EscalationRequest): Promise<Escalation> {
    return this.#records.decide(async (now) => {
      const conversation = await this.#records.conversation(conversationId);
      if (conversation.deskOf) throw isDesk(conversation);
      if (conversation.state !== 'bot') throw alreadyOwned(conversation);
      const queue = await this.#records.queue(request.queueId);
      const transition = escalated(conversation, request, queue, now);
      return { change: transition, answer: () => transition.escalation };
    });
  }

  /**
   * Takes a conversation: from the line, or from the bot. With `force` a supervisor takes it over from
   * another agent too, and beyond their own capacity; the events say so.
   */
  async claim(
    conversationId: string,
    actor: Actor,
    options: { readonly force?: boolean } = {},
  ): Promise<Conversation> {
    return this.#records.decide(async (now) => {
      const conversation = await this.#records.conversation(conversationId);
      const { agentId: owner } = conversation;
      if (conversation.deskOf) throw isDesk(conversation);
      if (owner === actor.agentId) return { answer: () => conversation };
      const mayForce = (options.force ?? false) && actor.supervisor;
      if (owner !== null && !mayForce) throw alreadyOwned(conversation);
      const agent = await this.#records.agent(actor.agentId);
      if (presenceAt(agent, now) === 'offline') {
        throw new HandoffError(
          'agentUnavailable',
          'Go online or away before you take a conversation',
        );
      }
      const full = !hasRoom(agent, conversation.key.channelId);
      if (full && !mayForce) {
        throw new HandoffError(
          'agentFull',
          `Agent ${agent.id} holds ${agent.holds.length} already`,
        );
      }
      const open = await this.#records.openEscalation(conversation);
      const change = manualAssignment(conversation, open, agent, {
        queue: await this.#records.queue(open?.queueId),
        former: owner === null ? undefined : await this.#records.agent(owner),
        forced: full,
        text: this.#parts.wording[conversation.language].assigned(agent.name),
        decisionId: this.#parts.newId(),
        now,
      });
      return { change, answer: () => committed(change.conversation) };
    });
  }

  /** The agent accepts what was offered to them; nothing when they have it already. */
  async accept(conversationId: string, actor: Actor): Promise<void> {
    await this.#records.decide(async (now) => {
      const conversation = await this.#records.conversation(conversationId);
      if (conversation.agentId !== actor.agentId) throw notOwner(conversation);
      const held = await this.#records.held(conversation, actor);
      if (!isOffered(held.escalation)) return { answer: nothing };
      const change = withMessages(accepted(held, now), { after: [this.#greeting(held, now)] });
      return { change, answer: nothing };
    });
  }

  /** The agent does not take it: back in line with the original age, and on to another. */
  async decline(conversationId: string, actor: Actor, reason?: string): Promise<void> {
    await this.#requeue(conversationId, actor, 'declined', async () => ({ note: reason }));
  }

  /** Passes the conversation on: to an agent (for a minute theirs alone), a queue, or other skills. */
  async transfer(conversationId: string, actor: Actor, target: TransferTarget): Promise<void> {
    await this.#requeue(conversationId, actor, 'transferred', async (now) => {
      const { agentId, queueId } = target;
      const to = agentId === undefined ? undefined : await this.#records.agent(agentId);
      const queue = queueId === undefined ? undefined : await this.#records.queue(queueId);
      return transferDetails(actor.agentId, target, { to, queue, now });
    });
  }

  /** Asks a colleague for advice, in private: they find the question beside their own conversations. */
  async consult(
    conversationId: string,
    actor: Actor,
    { agentId, question }: { readonly agentId: string; readonly question: string },
  ): Promise<void> {
    await this.#records.decide(async (now) => {
      const conversation = await this.#records.conversation(conversationId);
      const held = await this.#records.held(conversation, actor);
      if (agentId === held.agent.id || agentId === actor.agentId) {
        throw new HandoffError('invalid', 'Advice comes from a colleague who has not got it');
      }
      const adviser = await this.#records.agent(agentId);
      const byAgentId = actor.agentId;
      const change = consulted(conversation, adviser, { byAgentId, question, now });
      return { change, answer: nothing };
    });
  }

  /** Puts a request for the agent's advice aside; advice closes it by itself. */
  async putAside(conversationId: string, agentId: string): Promise<Agent> {
    return this.#records.decide(async () => {
      const agent = await this.#records.agent(agentId);
      const change = consultClosed(agent, conversationId);
      return change.agent
        ? { change, answer: () => committed(change.agent ?? agent) }
        : { answer: () => agent };
    });
  }

  /** The matter is solved: back to the bot, with the satisfaction question. */
  async resolve(
    conversationId: string,
    actor: Actor,
    { disposition, summary }: Omit<Ending, 'outcome'> = {},
  ): Promise<void> {
    await this.#end(conversationId, actor, { outcome: 'resolved', disposition, summary });
  }

  /** Gives the conversation back to the bot, unsolved. */
  async release(conversationId: string, actor: Actor): Promise<void> {
    await this.#end(conversationId, actor, { outcome: 'released' });
  }

  /** Sets what the agent chose; `until` is how long it holds without a connection. */
  async setPresence(agentId: string, presence: Presence, until: Date): Promise<Agent> {
    return this.#records.decide(async () => {
      const agent = await this.#records.agent(agentId);
      const after = { ...agent, presence, presenceUntil: until };
      return {
        change: { agent: after, events: [{ type: 'presenceChanged', agentId, presence }] },
        answer: () => committed(after),
      };
    });
  }

  /** Lets the clocks of an escalation that have struck take effect; nothing when it is too late. */
  async clockStruck(escalationId: string): Promise<void> {
    const { store, wording } = this.#parts;
    await this.#records.decide(async (now) => {
      const escalation = await store.escalation(escalationId);
      const change = escalation && (await clockEffect(escalation, this.#records, wording, now));
      return { ...(change && { change }), answer: nothing };
    });
  }

  /** The queue of this id, the default one without; throws `notFound`. */
  queue(id?: string): Promise<Queue> {
    return this.#records.queue(id);
  }

  #greeting({ conversation, agent }: Held, now: Date): NewMessage {
    const text = this.#parts.wording[conversation.language].assigned(agent.name);
    return botMessage(conversation, text, now);
  }

  async #requeue(
    conversationId: string,
    actor: Actor,
    cause: 'declined' | 'transferred',
    details: (now: Date) => Promise<RequeueDetails>,
  ): Promise<void> {
    await this.#records.decide(async (now) => {
      const conversation = await this.#records.conversation(conversationId);
      const held = await this.#records.held(conversation, actor);
      const { queue = held.queue, changes, note } = await details(now);
      const transition = requeued({ ...held, queue }, cause, now, changes);
      const noted = { from: 'note', at: now, status: 'stored', agentId: actor.agentId } as const;
      const after = note ? [{ ...noted, text: note }] : [];
      return { change: withMessages(transition, { after }), answer: nothing };
    });
  }

  async #end(conversationId: string, actor: Actor, ending: Ending): Promise<void> {
    await this.#records.decide(async (now) => {
      const conversation = await this.#records.conversation(conversationId);
      const { escalation, agent, queue } = await this.#records.held(conversation, actor);
      const transition = ended(conversation, escalation, agent, queue, ending, now);
      const phrase = ending.outcome === 'resolved' ? 'askRating' : 'backWithBot';
      const change = told(transition, this.#parts.wording, phrase, now);
      return { change, answer: nothing };
    });
  }
}

function lastMessage(messages: readonly Message[]): Message {
  const message = messages.at(-1);
  if (!message) throw new Error('The store committed a message without giving it back');
  return message;
}

function alreadyOwned(conversation: Conversation): HandoffError {
  return new HandoffError(
    'alreadyOwned',
    `Conversation ${conversation.id} is ${conversation.state}`,
  );
}

function isDesk({ id }: Conversation): HandoffError {
  return new HandoffError('invalid', `An agent works in conversation ${id}: it is no customer's`);
}

function nothing(): void {}
