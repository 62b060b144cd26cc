import type { TurnContext } from 'botbuilder';
import type { Turn } from '../handoff/index.ts';
import { asksTheSame, NONE, type Recognition } from '../recognizers/index.ts';
import { judgeAnswer } from './answerNotes.ts';
import type { Decision } from './answerPolicy.ts';
import { memoryOf, remember } from './memory.ts';
import { lacksNumber, orderNumberIn, phoneEndingIn } from './orderProof.ts';
import { asksForPerson } from './plainRequests.ts';

/** A customer's message as the bot understood it. */
export interface Heard {
  readonly text: string;
  readonly recognition: Recognition;
}

const HEARD = Symbol('baton.heard');
/** The agent's note quotes no more of a message. */
const QUOTED_CHARACTERS = 200;
/** Intents that ask for nothing that an agent could look into. */
const NO_MATTER: readonly string[] = ['human.agent', 'greeting', 'thanks', 'goodbye', NONE];

/** What was heard. Digits alone have entities, but no intent and no emotion, whatever a model makes of them. */
export function hear(text: string, recognition: Recognition): Heard {
  if (/\p{Letter}/u.test(text)) return { text, recognition };
  const nothing = { intent: NONE, confidence: 0, ranking: [], emotion: 'calm' } as const;
  return { text, recognition: { ...recognition, ...nothing } };
}

/** Lets the turn's dialogs know what was understood. */
export function attachHeard(context: TurnContext, heard: Heard): void {
  context.turnState.set(HEARD, heard);
}

/** What was understood in this turn. */
export function heardIn(context: TurnContext): Heard {
  return context.turnState.get<Heard>(HEARD);
}

/** Whether a message within a dialog wants something else than what the dialog asks. */
export function interrupts(decision: Decision, heard: Heard): boolean {
  if (decision.decision === 'escalate') return decision.reason !== 'lowConfidence';
  const answersDialog = orderNumberIn(heard) || phoneEndingIn(heard) || lacksNumber(heard.text);
  return !answersDialog && ['answer', 'thank', 'bye'].includes(decision.decision);
}

/** What a message tells of the answer before it: thanks, the same again, or something new. */
export function judgeByNext(turn: Turn, heard: Heard, decision: Decision): void {
  if (decision.decision === 'thank' || decision.decision === 'bye') {
    judgeAnswer(turn, { next: 'solved' }, { isOver: true });
    return;
  }
  const { lastQuestion } = memoryOf(turn);
  const repeats =
    (decision.decision === 'miss' && decision.repeated) ||
    (lastQuestion !== null && asksTheSame(heard.text, lastQuestion.text));
  if (repeats) judgeAnswer(turn, { next: 'askedAgain' }, { isOver: false });
}

/** Keeps what was really asked, for whoever takes over; "talk to a person" is no question. */
export function rememberQuestion(turn: Turn, heard: Heard, decision: Decision): void {
  const { intent, confidence, ranking } = heard.recognition;
  const top = ranking[0]?.intent ?? NONE;
  const isSmallTalk = ['greet', 'thank', 'bye'].includes(decision.decision);
  if (isSmallTalk || asksForPerson(heard.text) || top === 'human.agent') return;
  const text = heard.text.replaceAll(/\s+/g, ' ').slice(0, QUOTED_CHARACTERS);
  const known = NO_MATTER.includes(intent) ? null : intent;
  remember(turn, { lastQuestion: { text, intent: known, confidence } });
}
