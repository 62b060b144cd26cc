import type { Language } from './conversation.ts';

/** What handoff says to customers, in one language. */
export interface Phrases {
  /** The escalation is in line at this place, counted from 1. */
  place(place: number): string;
  /**
   * Said after the place: half of such waits end within `usual` minutes, nine of ten within `most`.
   * Absent: nothing is said of how long it takes.
   */
  wait?(usual: number, most: number): string;
  /** Instead of waiting; absent: nobody is offered that. */
  readonly message?: {
    /** The title of the button. */
    readonly leave: string;
    /** What a customer in line types for it (the button's title always does). */
    readonly leaves: RegExp;
    /** They need not wait: what they write here is answered here. */
    readonly kept: string;
  };
  /** Nobody is there now, but from `opening` on, a local time in words; null: nobody knows when. */
  closed(opening: string | null): string;
  assigned(agentName: string): string;
  /** The agent could not go on; the customer is first in line again. */
  requeued: string;
  /** The customer left the line, or an agent gave the conversation back. */
  backWithBot: string;
  /** The agent has resolved it: asks for a rating of 1 to 5. */
  askRating: string;
  thanksForRating: string;
  /** The customer has not answered for a while. */
  stillThere: string;
  /** The customer did not answer that either: the conversation is the bot's again. */
  goneSilent: string;
  /** The title of the button that leaves the line. */
  leaveQueue: string;
  /** What a customer in line types to leave it (the button's title always does). */
  leavesQueue: RegExp;
  /** A turn failed. */
  apology: string;
}

/** What handoff says to customers; whoever uses the plugin can bring their own. */
export type Wording = Readonly<Record<Language, Phrases>>;
