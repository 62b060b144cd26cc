import { readStored, writeStored } from './browserStorage.ts';
import { Observable } from './observable.ts';

/** Per conversation: up to which message it was read, and the customer's messages after that. */
export interface UnreadMessages {
  readonly readSeq: number;
  readonly seqs: readonly number[];
}

const NOTHING: UnreadMessages = { readSeq: 0, seqs: [] };
const KEPT = 500;

/** What has not been read, by conversation; kept in this browser for one account. */
export const unread = new Observable<Readonly<Record<string, UnreadMessages>>>({});

let storageKey: string | undefined;

/** Loads what was kept for the account. */
export function openUnread(accountId: string): void {
  storageKey = `baton.unread.${accountId}`;
  unread.set(readStored(storageKey) ?? {});
}

/** Notes a customer's message that nobody has looked at yet; a repeat changes nothing. */
export function noteArrived(conversationId: string, seq: number): void {
  const known = unread.get()[conversationId] ?? NOTHING;
  if (seq <= known.readSeq || known.seqs.includes(seq)) return;
  keep(conversationId, { ...known, seqs: [...known.seqs, seq].slice(-99) });
}

/** Notes that everything up to `seq` has been seen. */
export function noteRead(conversationId: string, seq: number): void {
  const known = unread.get()[conversationId] ?? NOTHING;
  if (seq <= known.readSeq) return;
  keep(conversationId, { readSeq: seq, seqs: known.seqs.filter((item) => item > seq) });
}

/** How many of the customer's messages are unread. */
export function unreadCount(
  all: Readonly<Record<string, UnreadMessages>>,
  conversationId: string,
): number {
  return all[conversationId]?.seqs.length ?? 0;
}

/** The last `seq` before what is unread; 0 when nothing was ever read. */
export function readBefore(
  all: Readonly<Record<string, UnreadMessages>>,
  conversationId: string,
): number {
  const known = all[conversationId] ?? NOTHING;
  const first = known.seqs[0];
  return first === undefined ? known.readSeq : first - 1;
}

function keep(conversationId: string, value: UnreadMessages): void {
  const { [conversationId]: _before, ...others } = unread.get();
  const entries = Object.entries({ ...others, [conversationId]: value }).slice(-KEPT);
  unread.set(Object.fromEntries(entries));
  if (storageKey) writeStored(storageKey, unread.get());
}
