import type { Conversation, Language, Message } from '../conversation.ts';
import type { Escalation } from '../escalation.ts';
import { typedAs } from './commands.ts';
import {
  closed,
  type DeskItem,
  type DeskState,
  type Offer,
  opened,
  openItems,
  seenUpTo,
  told,
  withItem,
} from './desk.ts';
import type { DeskSpeech } from './speech.ts';
import { DESK_WORDS, type DeskWords } from './words.ts';

/** One of the agent's conversations, as it is now. */
export interface HeldConversation {
  readonly conversation: Conversation;
  readonly escalation: Escalation | null;
  /** Its messages after those that the desk has told; of a new one the last few. */
  readonly messages: readonly Message[];
  /** How long the agent has for the first answer, in seconds. */
  readonly answerSeconds: number;
}

/** What a desk has to tell. */
export interface DeskFacts {
  readonly agentId: string;
  readonly held: readonly HeldConversation[];
  /** The conversations that the desk takes for the agent's, and that are not. */
  readonly lost: readonly Conversation[];
  /** Answers of the agent's that the desk thought on their way, as they are now. */
  readonly answers: readonly Message[];
  readonly nameOf: (agentId: string) => string;
}

/** Something to tell at the desk; the key begins with the conversation that it is about. */
export interface DeskLine {
  readonly key: string;
  readonly text: string;
  readonly offers?: readonly Offer[];
}

/** What the desk remembers once it has told these lines. */
export interface DeskNews {
  readonly state: DeskState;
  readonly lines: readonly DeskLine[];
}

/** What of a conversation's past an agent is shown, in messages. */
const PAST = 6;

/** What there is to tell at a desk, in the order in which it happened within each conversation. */
export function newsFor(
  before: DeskState,
  facts: DeskFacts,
  speech: DeskSpeech,
  language: Language,
): DeskNews {
  const words = DESK_WORDS[language];
  const lines: DeskLine[] = [];
  let state = before;
  for (const conversation of facts.lost) {
    const item = state.items.find(({ conversationId }) => conversationId === conversation.id);
    if (!item) continue;
    const key = `${conversation.id}/gone`;
    const named = namedIn(speech, item);
    lines.push({ key, text: words.gone[conversation.state](named) });
    state = told(closed(state, item.number), item.number);
  }
  for (const held of facts.held) {
    const { conversation } = held;
    const open = openItems(state).find((one) => one.conversationId === conversation.id);
    const next = open
      ? whatWasWritten(state, open, held.messages, facts, speech, words)
      : whoCame(state, held, speech, language);
    state = next.state;
    lines.push(...next.lines);
  }
  for (const message of facts.answers) {
    const item = state.items.find((one) => one.conversationId === message.conversationId);
    if (!item || message.status === 'stored') continue;
    state = withItem(state, item.number, (one) => ({
      ...one,
      onTheWay: one.onTheWay.filter((seq) => seq !== message.seq),
    }));
    if (message.status !== 'failed') continue;
    const text = [words.notDelivered(namedIn(speech, item)), speech.quote(message.text)];
    const key = `${message.conversationId}/${message.seq}/failed`;
    lines.push({ key, text: speech.lines(text) });
    state = told(state, item.number);
  }
  const offers = lines.findLast((line) => line.offers)?.offers ?? state.offers;
  return { state: { ...state, offers }, lines };
}

/** A conversation with its customer, as every line about it begins. */
export function namedIn(
  speech: DeskSpeech,
  { number, name }: { readonly number: number; readonly name: string | null },
): string {
  return `#${number} ${speech.name(name)}`;
}

/** The messages that somebody said in words. */
export function isSpoken({ from, text }: Message): boolean {
  return (from === 'customer' || from === 'bot' || from === 'agent') && text.trim() !== '';
}

/** A message on one line, with who said it. */
export function spoken(
  speech: DeskSpeech,
  { from, text }: Message,
  customer: string | null,
  { speakers }: DeskWords,
): string {
  const ours = from === 'bot' ? speakers.bot : speakers.agent;
  return speech.quoteLine(from === 'customer' ? speech.name(customer) : ours, text);
}

function whoCame(
  before: DeskState,
  { conversation, escalation, messages, answerSeconds }: HeldConversation,
  speech: DeskSpeech,
  language: Language,
): DeskNews {
  const words = DESK_WORDS[language];
  const { state, item } = opened(before, conversation, messages.at(-1)?.seq ?? 0);
  const past = messages.filter(isSpoken).slice(-PAST);
  const text = [
    words.assigned({
      named: namedIn(speech, item),
      channel: speech.inLine(conversation.key.channelId),
      reason: words.reasons[escalation?.reason ?? 'agent'],
      skills: (escalation?.skills ?? []).map((skill) => speech.inLine(skill)).join(', '),
      answerSeconds,
    }),
    ...(past.length ? [words.soFar] : []),
    ...past.map((message) => spoken(speech, message, conversation.customerName, words)),
  ];
  const { number } = item;
  const offers = [
    { title: words.offers.answer(number), value: `#${number}` },
    { title: words.offers.decline(number), value: typedAs('decline', language, number) },
  ];
  const key = `${conversation.id}/came`;
  return { state, lines: [{ key, text: speech.lines(text), offers }] };
}

function whatWasWritten(
  before: DeskState,
  item: DeskItem,
  messages: readonly Message[],
  { agentId, nameOf }: DeskFacts,
  speech: DeskSpeech,
  words: DeskWords,
): DeskNews {
  const last = messages.at(-1);
  if (!last) return { state: before, lines: [] };
  const named = namedIn(speech, item);
  const lines = messages.flatMap((message): readonly DeskLine[] => {
    const key = `${message.conversationId}/${message.seq}`;
    if (message.from === 'customer') {
      const quote = message.text.trim() ? [speech.quote(message.text)] : [];
      const count = filesOf(message);
      const files = count > 0 ? [words.files(count)] : [];
      return [{ key, text: speech.lines([words.wrote(named), ...quote, ...files]) }];
    }
    if (message.from !== 'note' || message.agentId === agentId) return [];
    const author = speech.name(message.agentId ? nameOf(message.agentId) : null);
    return [{ key, text: speech.lines([words.noteOf(named, author), speech.quote(message.text)]) }];
  });
  const state = seenUpTo(before, item.number, last.seq);
  return { state: lines.length ? told(state, item.number) : state, lines };
}

/** Teams sends each message a second time, as HTML. */
function filesOf({ activity }: Message): number {
  const attachments = activity?.attachments ?? [];
  return attachments.filter(({ contentType }) => contentType !== 'text/html').length;
}
