import { botMessage } from './botMessage.ts';
import type { Escalation } from './escalation.ts';
import { placeText } from './placeText.ts';
import { withMessages } from './shownEvents.ts';
import type { Change } from './store.ts';
import { ended } from './transitions.ts';
import type { Turn } from './turn.ts';
import { kept } from './turnChange.ts';
import type { TurnRunnerParts } from './turnRunner.ts';
import { waitingButtons } from './waitingButtons.ts';
import { withWaitTold } from './waitTimes.ts';
import type { Phrases, Wording } from './wording.ts';

/** A customer in line who writes is told their place again, but not within this time, in seconds. */
const PLACE_PAUSE_SECONDS = 20;

/** What becomes of a message of a customer in line: back to the bot, a message to leave, or how long it takes. */
export async function inLine(turn: Turn, parts: TurnRunnerParts): Promise<Change> {
  const { store, handoff, wording } = parts;
  const { conversation, entry, now } = turn;
  const escalation = await store.escalation(conversation.escalationId ?? '');
  if (!escalation || entry.activity.type !== 'message') return kept(turn);
  const phrases = wording[conversation.language];
  const said = entry.activity.text?.trim() ?? '';
  if (wants(said, wording, ({ leaveQueue, leavesQueue }) => [leaveQueue, leavesQueue])) {
    const queue = await handoff.queue(escalation.queueId);
    const back = ended(conversation, escalation, undefined, queue, { outcome: 'leftQueue' }, now);
    return withMessages(back, {
      after: [botMessage(back.conversation, phrases.backWithBot, now)],
    });
  }
  const { message } = phrases;
  if (
    message &&
    wants(said, wording, (each) => each.message && [each.message.leave, each.message.leaves])
  ) {
    return messageLeft(turn, escalation, message.kept, phrases.leaveQueue);
  }
  const toldAt = escalation.placeTold?.at.getTime();
  const wasJustTold = toldAt === undefined || now.getTime() - toldAt < PLACE_PAUSE_SECONDS * 1000;
  return wasJustTold || escalation.leftMessage ? kept(turn) : placeTold(turn, escalation, parts);
}

/** Whether somebody pressed a button or said as much, in whichever language. */
function wants(
  said: string,
  wording: Wording,
  waysOf: (phrases: Phrases) => readonly [button: string, words: RegExp] | undefined,
): boolean {
  return Object.values(wording).some((phrases) => {
    const [button, words] = waysOf(phrases) ?? [];
    return said === button || words?.test(said);
  });
}

/** The customer keeps the place, but need not be there when it is their turn. */
function messageLeft(turn: Turn, escalation: Escalation, text: string, leaveQueue: string): Change {
  const { conversation, now } = turn;
  const buttons = [{ title: leaveQueue, value: leaveQueue }];
  return {
    ...kept(turn),
    escalation: { ...escalation, leftMessage: true },
    messages: {
      conversationId: conversation.id,
      items: [botMessage(conversation, text, now, { buttons })],
    },
  };
}

async function placeTold(
  turn: Turn,
  escalation: Escalation,
  { store, handoff, wording, waits }: TurnRunnerParts,
): Promise<Change> {
  const { conversation, now } = turn;
  const { language } = conversation;
  const place = await store.place(escalation);
  const queue = await handoff.queue(escalation.queueId);
  const wait = await waits?.of(escalation);
  const text = placeText(wording, language, place, queue, now, wait);
  const buttons = waitingButtons(wording[language]);
  return {
    ...kept(turn),
    escalation: withWaitTold({ ...escalation, placeTold: { place, at: now } }, wait, now),
    messages: {
      conversationId: conversation.id,
      items: [botMessage(conversation, text, now, { buttons })],
    },
  };
}
