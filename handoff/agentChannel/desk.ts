import type { Conversation } from '../conversation.ts';

/** A conversation as an agent knows it at their desk: by its number. */
export interface DeskItem {
  /** 1 to 999; stays the same however often the conversation comes back. */
  readonly number: number;
  readonly conversationId: string;
  readonly name: string | null;
  /** Whether it is the agent's, as far as the desk was told. */
  readonly isOpen: boolean;
  /** The newest message of its transcript that the desk was told. */
  readonly seen: number;
  /** The agent's answers from here that are on their way, by `seq`. */
  readonly onTheWay: readonly number[];
}

/** An answer that waits until the agent says whom it is for. */
export interface HeldAnswer {
  readonly text: string;
  readonly clientMessageId: string;
  /** When the agent will have forgotten it; in milliseconds since 1970, since this is JSON. */
  readonly untilMs: number;
}

/** A suggested action: what it shows, and what it means. */
export interface Offer {
  readonly title: string;
  readonly value: string;
}

/** What a desk remembers. JSON, kept with its conversation. */
export interface DeskState {
  /** The newest are last. */
  readonly items: readonly DeskItem[];
  readonly nextNumber: number;
  /** Whom the agent last chose or answered. */
  readonly current: number | null;
  /** Numbers of which the desk has told something since the agent last chose or answered. */
  readonly fresh: readonly number[];
  /** Whether the agent works here: went online or away here, and is not offline since. */
  readonly onDuty: boolean;
  readonly held: HeldAnswer | null;
  /** What was offered last: its words mean what its buttons do. */
  readonly offers: readonly Offer[];
}

const EMPTY: DeskState = {
  items: [],
  nextNumber: 1,
  current: null,
  fresh: [],
  onDuty: false,
  held: null,
  offers: [],
};

const LAST_NUMBER = 999;
/** Closed conversations that keep their number. */
const CLOSED_KEPT = 60;
const MOST_ON_THE_WAY = 20;

/** What this desk remembers of the agent's work; nothing where it was not theirs. */
export function deskStateOf({ deskOf, dialogState }: Conversation, agentId: string): DeskState {
  return deskOf === agentId && dialogState ? (dialogState as DeskState) : EMPTY;
}

/** Whom a message is for. */
export type Target =
  | { readonly to: DeskItem }
  /** No conversation is open, or nobody can know which one is meant. */
  | { readonly problem: 'none' | 'unclear' }
  | { readonly problem: 'unknown'; readonly number: number }
  | { readonly problem: 'closed'; readonly item: DeskItem };

/**
 * Whom a message with this number, or none, is for. Without one it is the conversation that the agent
 * chose or answered last, or the only one there is; but as soon as the desk has told of any other since
 * then, nobody can know whom the agent had in mind, and it is unclear.
 */
export function targetOf(state: DeskState, number: number | undefined): Target {
  if (number !== undefined) {
    const item = state.items.find((one) => one.number === number);
    if (!item) return { problem: 'unknown', number };
    return item.isOpen ? { to: item } : { problem: 'closed', item };
  }
  const open = openItems(state);
  if (open.length === 0) return { problem: 'none' };
  const only = open.length === 1 ? open[0]?.number : undefined;
  const item = open.find((one) => one.number === (state.current ?? only));
  const isClear = item && state.fresh.every((fresh) => fresh === item.number);
  return isClear ? { to: item } : { problem: 'unclear' };
}

/** The conversations that are the agent's now, in the order of their numbers. */
export function openItems(state: DeskState): readonly DeskItem[] {
  return state.items.filter((item) => item.isOpen).sort((a, b) => a.number - b.number);
}

/** The conversation came to the agent: with the number that it had, or the next free one. */
export function opened(
  state: DeskState,
  { id, customerName }: Pick<Conversation, 'id' | 'customerName'>,
  seen: number,
): { readonly state: DeskState; readonly item: DeskItem } {
  const before = state.items.find(({ conversationId }) => conversationId === id);
  const number = before?.number ?? freeNumber(state);
  const item: DeskItem = {
    ...{ number, conversationId: id, name: customerName, isOpen: true, seen },
    onTheWay: before?.onTheWay ?? [],
  };
  const others = state.items.filter((one) => one.number !== number);
  const nextNumber = before ? state.nextNumber : (number % LAST_NUMBER) + 1;
  return { state: { ...told(state, number), items: [...trimmed(others), item], nextNumber }, item };
}

/** It is not the agent's any more; `told` when that was not their own doing. */
export function closed(state: DeskState, number: number): DeskState {
  return withItem(state, number, (item) => ({ ...item, isOpen: false }));
}

/** The agent gave it away themselves: nothing is left to tell of it. */
export function givenAway(state: DeskState, number: number): DeskState {
  const after = closed(state, number);
  const current = after.current === number ? null : after.current;
  return { ...after, current, fresh: after.fresh.filter((fresh) => fresh !== number) };
}

/** The desk has told something of this conversation. */
export function told(state: DeskState, number: number): DeskState {
  return { ...state, fresh: [...state.fresh.filter((fresh) => fresh !== number), number] };
}

/** The desk has told the conversation's messages up to this one. */
export function seenUpTo(state: DeskState, number: number, seq: number): DeskState {
  return withItem(state, number, (item) => ({ ...item, seen: Math.max(item.seen, seq) }));
}

/** The agent chose or answered this one, knowing what the desk had told until then. */
export function addressed(state: DeskState, number: number, known: DeskState): DeskState {
  const fresh = state.fresh.filter((one) => !known.fresh.includes(one));
  return { ...state, current: number, fresh };
}

/** An answer of the agent's is on its way. */
export function sending(state: DeskState, number: number, seq: number): DeskState {
  return withItem(state, number, (item) => ({
    ...item,
    onTheWay: [...item.onTheWay.filter((one) => one !== seq), seq].slice(-MOST_ON_THE_WAY),
  }));
}

/** The agent works here no longer: all they had is others'. */
export function offDuty(state: DeskState): DeskState {
  const items = state.items.map((item) => ({ ...item, isOpen: false }));
  return { ...state, items, onDuty: false, current: null, fresh: [], held: null };
}

/** The state with one of its items changed. */
export function withItem(
  state: DeskState,
  number: number,
  change: (item: DeskItem) => DeskItem,
): DeskState {
  const items = state.items.map((item) => (item.number === number ? change(item) : item));
  return { ...state, items };
}

function freeNumber({ items, nextNumber }: DeskState): number {
  const taken = new Set(items.filter(({ isOpen }) => isOpen).map(({ number }) => number));
  let number = nextNumber;
  while (taken.has(number)) number = (number % LAST_NUMBER) + 1;
  return number;
}

function trimmed(items: readonly DeskItem[]): readonly DeskItem[] {
  const closedOnes = items.filter(({ isOpen }) => !isOpen);
  const gone = new Set(closedOnes.slice(0, Math.max(0, closedOnes.length - CLOSED_KEPT)));
  return items.filter((item) => !gone.has(item));
}
