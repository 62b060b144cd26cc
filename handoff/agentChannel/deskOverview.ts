import type { HandoffStore } from '../store.ts';
import { typedAs } from './commands.ts';
import { type DeskItem, openItems } from './desk.ts';
import { answerOffers, type DeskContext, MOST_OFFERS, type Reply } from './deskReplies.ts';
import { isSpoken, namedIn, spoken } from './news.ts';

/** Of a conversation that is shown, in messages. */
const SHOWN = 12;
/** The line is counted up to this. */
const MOST_WAITING = 100;

/** The agent's own conversations, and how many wait. */
export async function listReply(
  store: Pick<HandoffStore, 'waiting'>,
  { state, speech, words, language }: DeskContext,
): Promise<Reply> {
  const waiting = await store.waiting(MOST_WAITING);
  const open = openItems(state);
  const line = waiting.length < MOST_WAITING ? String(waiting.length) : `${MOST_WAITING}+`;
  const items = open.map((item) => {
    const isCurrent = item.number === state.current;
    return `${namedIn(speech, item)}${isCurrent ? ` – ${words.current}` : ''}`;
  });
  const take = { title: words.offers.take, value: typedAs('take', language) };
  const answers = answerOffers(open.slice(0, MOST_OFFERS - 1), words);
  return {
    text: speech.lines([words.list(open.length, line), ...items]),
    offers: waiting.length > 0 ? [...answers, take] : answers,
  };
}

/** What was said last in a conversation. */
export async function showReply(
  store: Pick<HandoffStore, 'messages'>,
  item: DeskItem,
  { words, speech }: DeskContext,
): Promise<Reply> {
  const after = Math.max(0, item.seen - 2 * SHOWN);
  const messages = await store.messages(item.conversationId, { after, limit: 4 * SHOWN });
  const shown = messages.filter(isSpoken).slice(-SHOWN);
  const lines = shown.map((message) => spoken(speech, message, item.name, words));
  return { text: speech.lines([words.wrote(namedIn(speech, item)), ...lines]) };
}
