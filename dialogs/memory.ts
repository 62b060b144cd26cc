import type { StatePropertyAccessor, TurnContext } from 'botbuilder';
import type { DialogState } from 'botbuilder-dialogs';
import { type Turn, turnOf } from '../handoff/index.ts';

/** What the bot remembers of a conversation from turn to turn; JSON. */
export interface Memory {
  /** Whether the customer was welcomed, or spoke first. */
  readonly greeted: boolean;
  /** How many messages in a row were not understood or not helped with. */
  readonly misses: number;
  /** The article that the last turn answered with. */
  readonly lastArticleId: string | null;
  /** Id of the answer whose fate is not known yet; see answerNotes.ts. */
  readonly watchedAnswerId: string | null;
  /** Answers that are given before it is asked again whether one helped. */
  readonly answersUntilAsked: number;
  /** The customer's last messages, newest last. */
  readonly earlier: readonly string[];
  /** When they came in the last 24 hours, and when they wrote last (ISO 8601). */
  readonly contacts: readonly string[];
  readonly lastHeardAt: string | null;
  /** Id of the product that was named last. */
  readonly lastProductId: string | null;
  /** The last thing that was really asked, for whoever takes over. */
  readonly lastQuestion: LastQuestion | null;
  /** The articles that the last turn offered as buttons. */
  readonly offers: readonly Offer[];
  /** Orders that the customer has shown to be theirs, newest last. */
  readonly verified: readonly VerifiedOrder[];
  /** The stack of botbuilder's dialogs. */
  readonly dialogs: DialogState;
}

/** A question as it was understood. */
export interface LastQuestion {
  readonly text: string;
  /** Null when no intent was recognised. */
  readonly intent: string | null;
  readonly confidence: number;
}

/** An article behind a button: a press says the title. */
export interface Offer {
  readonly title: string;
  readonly articleId: string;
}

/** An order that was shown to be the customer's, and until when that holds (ISO 8601). */
export interface VerifiedOrder {
  readonly orderNumber: string;
  readonly until: string;
}

const NOTHING: Memory = {
  greeted: false,
  misses: 0,
  lastArticleId: null,
  watchedAnswerId: null,
  answersUntilAsked: 0,
  earlier: [],
  contacts: [],
  lastHeardAt: null,
  lastProductId: null,
  lastQuestion: null,
  offers: [],
  verified: [],
  dialogs: { dialogStack: [] },
};

/** What the bot remembers at this point of the turn. */
export function memoryOf(turn: Turn): Memory {
  return { ...NOTHING, ...(turn.dialogState as Partial<Memory> | null) };
}

/** Changes what the bot remembers; kept when the turn commits. */
export function remember(turn: Turn, changes: Partial<Memory>): void {
  turn.dialogState = { ...memoryOf(turn), ...changes };
}

/** The orders whose proof still holds, newest last. */
export function verifiedOrders(turn: Turn): readonly VerifiedOrder[] {
  return memoryOf(turn).verified.filter(({ until }) => new Date(until) > turn.now);
}

/**
 * Gives botbuilder's dialogs their state out of the turn, not out of a `BotState` with a storage of
 * its own, so that dialog state, transcript and escalation are committed together or not at all.
 */
export class TurnDialogState implements StatePropertyAccessor<DialogState> {
  async delete(context: TurnContext): Promise<void> {
    await this.set(context, { dialogStack: [] });
  }

  get(context: TurnContext): Promise<DialogState | undefined>;
  get(context: TurnContext, defaultValue: DialogState): Promise<DialogState>;
  async get(context: TurnContext): Promise<DialogState> {
    const turn = turnOf(context);
    // The dialogs change it in place, and a turn that fails must leave the stored one as it was.
    const dialogs = structuredClone(memoryOf(turn).dialogs);
    remember(turn, { dialogs });
    return dialogs;
  }

  async set(context: TurnContext, dialogs: DialogState): Promise<void> {
    remember(turnOf(context), { dialogs });
  }
}
