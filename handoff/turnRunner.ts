import type { Activity, ResourceResponse, TurnContext } from 'botbuilder';
import type { AgentDesk, DeskOutcome } from './agentChannel/agentDesk.ts';
import { botMessage, outgoing } from './botMessage.ts';
import type { Conversation, NewMessage } from './conversation.ts';
import type { EscalationRequest } from './escalation.ts';
import { serviceOf } from './escalation.ts';
import type { Handoff } from './handoff.ts';
import { referenceOf } from './inbound.ts';
import { readInitiation } from './initiation.ts';
import { inLine } from './inLine.ts';
import { rated } from './rated.ts';
import { awaitsRating, ratingOf } from './satisfaction.ts';
import { withMessages } from './shownEvents.ts';
import { asked } from './speech.ts';
import type { Change, CommitResult, HandoffStore, InboxEntry, TurnLease } from './store.ts';
import { isStoreAway } from './storeAway.ts';
import { escalated } from './transitions.ts';
import { Turn } from './turn.ts';
import { kept, unchanged, written } from './turnChange.ts';
import type { WaitTimes } from './waitTimes.ts';
import type { Wording } from './wording.ts';

/** Epochs that follow an escalation until its conversation is an agent's: in line, then assigned. */
const EPOCHS_TO_AGENT = 2;
/** What a turn runner is made of. */
export interface TurnRunnerParts {
  readonly store: HandoffStore;
  readonly handoff: Pick<Handoff, 'queue'>;
  readonly wording: Wording;
  /** How long waits take; absent: customers hear their place alone. */
  readonly waits?: Pick<WaitTimes, 'of'>;
  readonly now: () => Date;
  /** Takes the messages of agents who work on a channel; absent: nobody does. */
  readonly desk?: Pick<AgentDesk, 'outcome'>;
  /**
   * `outbox`: the bot's messages are held back and become part of the turn's transaction; `direct`:
   * they go to the channel at once, as in any bot, and the transcript records them.
   */
  readonly sends: 'outbox' | 'direct';
}

/** How a turn ended: committed (with the next entry), or to be run again from the start. */
export type TurnResult = CommitResult & { readonly failure?: unknown };

/** Runs one turn under its lease: decides whose message it is, and commits the whole outcome. */
export class TurnRunner {
  readonly #parts: TurnRunnerParts;

  constructor(parts: TurnRunnerParts) {
    this.#parts = parts;
  }

  /**
   * Runs `next` (the bot) if the message is the bot's, and commits. With `outbox` a conflict after
   * that is the caller's to run again with a fresh context, and so is a store that is away; a bot
   * that throws costs its own outcome only: the customer gets an apology, and the result carries
   * the `failure`.
   */
  async run(
    context: TurnContext,
    lease: TurnLease,
    entry: InboxEntry,
    next: () => Promise<void>,
  ): Promise<TurnResult> {
    const { store, now } = this.#parts;
    const conversation = await this.#conversation(lease.conversationId);
    const turn = new Turn(conversation, entry, now());
    turn.attachTo(context);
    const atDesk = await this.#parts.desk?.outcome(turn);
    if (atDesk) return this.#atDesk(atDesk, turn, lease);
    const own = await this.#ownAnswer(turn);
    if (own) {
      const result = await store.commit({ ...own, turn: { lease, entry } });
      // The owner changed meanwhile, so the message may be somebody else's now.
      return result.outcome === 'conflict' ? this.run(context, lease, entry, next) : result;
    }

    const failure = await this.#botAnswers(context, turn, next);
    if (failure && this.#parts.sends === 'outbox' && isStoreAway(failure.error)) {
      throw failure.error; // nothing was said or stored yet, so the turn can be run again
    }
    for (let current = conversation; ; current = await this.#conversation(conversation.id)) {
      const change = failure ? this.#failed(turn, current) : await this.#botOutcome(turn, current);
      const result = await store.commit({ ...change, turn: { lease, entry } });
      if (result.outcome === 'conflict' && this.#parts.sends === 'direct') continue;
      return failure ? { ...result, failure: failure.error } : result;
    }
  }

  /** The command has been carried out: only what the desk remembers is decided again on a conflict. */
  async #atDesk(outcome: DeskOutcome, turn: Turn, lease: TurnLease): Promise<TurnResult> {
    const { entry } = turn;
    for (let current = turn.conversation; ; current = await this.#conversation(current.id)) {
      const result = await this.#parts.store.commit({
        ...outcome(current),
        turn: { lease, entry },
      });
      if (result.outcome !== 'conflict') return result;
    }
  }

  /** Ends a turn that can't be run: its message is done, and the bot's customer gets an apology. */
  async giveUp(lease: TurnLease, entry: InboxEntry): Promise<CommitResult> {
    const conversation = await this.#conversation(lease.conversationId);
    const change = this.#failed(new Turn(conversation, entry, this.#parts.now()), conversation);
    return this.#parts.store.commit({ ...change, turn: { lease, entry } });
  }

  /** What handoff itself does with the message; undefined when it is the bot's. */
  async #ownAnswer(turn: Turn): Promise<Change | undefined> {
    const { conversation, entry } = turn;
    if (conversation.state === 'assigned') return this.#toAgent(turn);
    if (conversation.state === 'waiting') return inLine(turn, this.#parts);
    const rating =
      entry.activity.type === 'message' && awaitsRating(conversation, turn.now)
        ? ratingOf(entry.activity.text ?? '')
        : undefined;
    return rating === undefined ? undefined : this.#rated(turn, rating);
  }

  /** The message is the agent's; the clocks learn that the customer waits for an answer. */
  async #toAgent(turn: Turn): Promise<Change> {
    const { store, handoff } = this.#parts;
    const { conversation, entry, now } = turn;
    const isSpoken = entry.activity.type === 'message' && conversation.escalationId !== null;
    const escalation = isSpoken ? await store.escalation(conversation.escalationId) : undefined;
    if (!escalation || serviceOf(escalation).askedAt) return kept(turn);
    const after = asked(escalation, await handoff.queue(escalation.queueId), now);
    return { ...kept(turn), ...(after && { escalation: after }) };
  }

  async #rated({ conversation, now }: Turn, rating: number): Promise<Change | undefined> {
    const { store, wording } = this.#parts;
    const open = conversation.satisfaction;
    const escalation = open && (await store.escalation(open.escalationId));
    if (!open || !escalation) return undefined;
    const agent = await store.agent(open.agentId);
    const thanks = wording[conversation.language].thanksForRating;
    return withMessages(rated(conversation, escalation, agent, rating, now), {
      after: [botMessage(conversation, thanks, now)],
    });
  }

  /** Lets the bot answer, and gathers what it says; returns what it threw. */
  async #botAnswers(
    context: TurnContext,
    turn: Turn,
    next: () => Promise<void>,
  ): Promise<{ readonly error: unknown } | undefined> {
    context.onSendActivities((_, activities, send) => this.#gather(turn, activities, send));
    try {
      await next();
      return undefined;
    } catch (error) {
      return { error };
    }
  }

  async #gather(
    turn: Turn,
    activities: readonly Partial<Activity>[],
    send: () => Promise<ResourceResponse[]>,
  ): Promise<ResourceResponse[]> {
    const initiation = activities.map(readInitiation).find((request) => request !== undefined);
    if (initiation) turn.escalate(initiation);
    const direct = this.#parts.sends === 'direct' && !initiation;
    const responses = direct ? await send() : [];
    for (const [index, activity] of activities.entries()) {
      if (activity.type !== 'message') continue;
      turn.say(this.#message(turn, activity, direct));
      responses[index] ??= { id: '' };
    }
    return responses.length ? responses : activities.map(() => ({ id: '' }));
  }

  #message(turn: Turn, activity: Partial<Activity>, isSent: boolean): NewMessage {
    const message = {
      from: 'bot' as const,
      text: activity.text ?? '',
      at: turn.now,
      activity: withoutAddress(activity),
      validThroughEpoch: turn.conversation.epoch,
    };
    return isSent ? { ...message, status: 'sent' } : outgoing(turn.conversation, message);
  }

  /** The bot's whole outcome, on the conversation as it is now. */
  async #botOutcome(turn: Turn, conversation: Conversation): Promise<Change> {
    const after: Conversation = {
      ...conversation,
      language: turn.language,
      customerName: turn.customerName,
      dialogState: turn.dialogState,
      reference: referenceOf(turn.entry.activity),
    };
    const notes = turn.notes.length > 0 && { notes: turn.notes };
    const request = conversation.state === 'bot' ? turn.escalation : undefined;
    if (request) return { ...(await this.#escalated(turn, after, request)), ...notes };
    return {
      ...written(after, conversation),
      ...notes,
      messages: { conversationId: conversation.id, items: turn.outgoing },
    };
  }

  /** The bot's last words stay valid until an agent has the conversation: they come before theirs. */
  async #escalated(turn: Turn, before: Conversation, request: EscalationRequest): Promise<Change> {
    const queue = await this.#parts.handoff.queue(request.queueId);
    const transition = escalated(before, request, queue, turn.now);
    const lastWords = turn.outgoing.map((message) => ({
      ...message,
      validThroughEpoch: before.epoch + EPOCHS_TO_AGENT,
    }));
    return withMessages(transition, { before: lastWords });
  }

  /** Only the bot apologises, and only while the conversation is the bot's. */
  #failed(turn: Turn, conversation: Conversation): Change {
    const direct = this.#parts.sends === 'direct';
    const apologises = !direct && conversation.state === 'bot';
    const apology = this.#parts.wording[conversation.language].apology;
    const said = direct ? turn.outgoing : [];
    return {
      ...(apologises
        ? {
            conversation: conversation.deskOf
              ? conversation
              : { ...conversation, dialogState: null },
          }
        : unchanged(conversation)),
      messages: {
        conversationId: conversation.id,
        items: apologises ? [botMessage(conversation, apology, turn.now)] : said,
      },
      events: [
        {
          type: 'turnFailed',
          conversationId: conversation.id,
          activityId: turn.entry.activityId,
        },
      ],
    };
  }

  async #conversation(id: string): Promise<Conversation> {
    const conversation = await this.#parts.store.conversation(id);
    if (!conversation) throw new Error(`Conversation ${id} has an inbox but no record`);
    return conversation;
  }
}

/** Without what only the sending itself may fill in: the way to the customer is the conversation's. */
function withoutAddress(activity: Partial<Activity>): Partial<Activity> {
  const {
    from: _f,
    recipient: _r,
    conversation: _c,
    serviceUrl: _s,
    replyToId: _p,
    ...rest
  } = activity;
  return rest;
}
