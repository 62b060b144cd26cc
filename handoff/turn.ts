import type { TurnContext } from 'botbuilder';
import type { Conversation, Language, MessageAnalysis, NewMessage } from './conversation.ts';
import type { EscalationRequest } from './escalation.ts';
import type { InboxEntry } from './store.ts';

/** Something that another room wants written with the turn. */
export interface TurnNote {
  readonly note: string;
}

const TURN = Symbol('baton.turn');

/**
 * What a turn of the bot reads and wants: everything in it becomes one transaction at the turn's
 * end, or nothing of it does. Dialogs reach it by {@link turnOf}.
 */
export class Turn {
  readonly conversation: Conversation;
  readonly entry: InboxEntry;
  /** The instant of the turn: the same for all its rules. */
  readonly now: Date;
  /** What the dialogs remember. JSON; null when there is nothing. */
  dialogState: unknown;
  /** The language from here on. */
  language: Language;
  customerName: string | null;
  /** What was understood and decided; goes with the turn's messages. */
  analysis: MessageAnalysis = {};
  readonly #outgoing: NewMessage[] = [];
  readonly #notes: TurnNote[] = [];
  #request: EscalationRequest | undefined;

  constructor(conversation: Conversation, entry: InboxEntry, now: Date) {
    this.conversation = conversation;
    this.entry = entry;
    this.now = now;
    this.dialogState = conversation.dialogState;
    this.language = conversation.language;
    this.customerName = conversation.customerName;
  }

  /** Asks for a human; the first request of a turn holds. */
  escalate(request: EscalationRequest): void {
    this.#request ??= request;
  }

  get escalation(): EscalationRequest | undefined {
    return this.#request;
  }

  /** Adds a message of the bot's. */
  say(message: NewMessage): void {
    this.#outgoing.push(message);
  }

  /** Keeps something of another room's with the turn's outcome. */
  note(note: TurnNote): void {
    this.#notes.push(note);
  }

  get notes(): readonly TurnNote[] {
    return this.#notes;
  }

  /** The bot's messages of this turn, each with what was understood. */
  get outgoing(): readonly NewMessage[] {
    const { analysis } = this;
    return Object.keys(analysis).length === 0
      ? this.#outgoing
      : this.#outgoing.map((message) => ({ ...message, analysis }));
  }

  /** Attaches the turn to its context, for {@link turnOf}. */
  attachTo(context: TurnContext): void {
    context.turnState.set(TURN, this);
  }
}

/** The turn that a context belongs to; throws where handoff's middleware is not in use. */
export function turnOf(context: TurnContext): Turn {
  const turn: unknown = context.turnState.get(TURN);
  if (turn instanceof Turn) return turn;
  throw new Error('No turn here: add the handoff middleware to the adapter');
}
