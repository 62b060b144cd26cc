import type { StoredEvent } from './records.ts';

/** `refused`: the server said no; `unknown`: nobody answered until its sender gave up. */
export type Outcome = 'acknowledged' | 'refused' | 'unknown';

/** Something that somebody said, and what they were promised. Times are milliseconds since 1970. */
export interface Said {
  /** The sender's own id of it. */
  readonly clientId: string;
  readonly text: string;
  readonly at: number;
  readonly outcome: Outcome;
  readonly answeredAt: number | null;
  /** Why it was refused. */
  readonly refusal?: string;
}

/** Something that reached a customer. */
export interface Heard {
  /** Unique on the local channel; other channels know none. */
  readonly id: string | null;
  readonly text: string;
}

/** A customer in one channel conversation, from arriving to leaving. */
export interface CustomerJournal {
  readonly name: string;
  readonly channelId: string;
  readonly conversationId: string;
  readonly userId: string;
  /** In the order in which it was said: never two at a time. */
  readonly said: readonly Said[];
  /** In the order in which it came, the customer's own messages left out. */
  readonly heard: readonly Heard[];
  /** Asks the bot sure questions, and nothing else. */
  readonly onlyAsks: boolean;
  /** Was there to hear everything: nobody closed the page before the end. */
  readonly stayed: boolean;
}

/** An event as a console heard it. */
export interface HeardEvent {
  readonly cursor: string;
  readonly event: StoredEvent;
}

/** An agent at their console. */
export interface AgentJournal {
  readonly agentId: string;
  readonly capacity: number;
  readonly answers: readonly (Said & { readonly conversationId: string })[];
  /** Times for which the agent surely was online, as far as the server had acknowledged it. */
  readonly online: readonly { readonly from: number; readonly until: number }[];
  /** All events since the console was opened. */
  readonly heard: readonly HeardEvent[];
}

/** An escalation as somebody saw it, or was told when asking for it. */
export interface Sighting {
  readonly escalationId: string;
  readonly conversationId: string;
  readonly queuedAt: number;
  readonly at: number;
}

/** An agent's load as a supervisor saw it. */
export interface LoadSighting {
  readonly agentId: string;
  readonly load: number;
  readonly at: number;
}

/** Everything that the clients know. */
export interface Journals {
  readonly customers: readonly CustomerJournal[];
  readonly agents: readonly AgentJournal[];
  readonly escalations: readonly Sighting[];
  readonly loads: readonly LoadSighting[];
  /** The bot's answer to each sure question, when nothing disturbs it. */
  readonly calmAnswers: ReadonlyMap<string, string>;
  /** When the last fault was over. */
  readonly calmSince: number;
}
