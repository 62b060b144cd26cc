import type { TurnContext } from 'botbuilder';
import { turnOf } from '../handoff/index.ts';
import type { KnowledgeBase } from '../knowledge/index.ts';
import { judgeAnswer } from './answerNotes.ts';
import { heardIn } from './heard.ts';
import { memoryOf, remember, verifiedOrders } from './memory.ts';
import { skillsFor } from './skills.ts';
import { phrasesOf, say } from './speak.ts';
import type { BotReason } from './wording.ts';

/** Why and how urgently a human is asked for. */
export interface Handover {
  readonly reason: BotReason;
  /** 0 is ordinary. */
  readonly priority: number;
  /** The last message's emotion is one that the agent had better know. */
  readonly angry: boolean;
}

/** Asks for a human with all that is known of the matter, and tells the customer. */
export async function handOver(
  context: TurnContext,
  { reason, priority, angry }: Handover,
  knowledge: Pick<KnowledgeBase, 'article'>,
): Promise<void> {
  const turn = turnOf(context);
  const { language } = turn;
  judgeAnswer(turn, { next: 'escalated' }, { isOver: true });
  const { lastQuestion, lastArticleId } = memoryOf(turn);
  const article = lastArticleId === null ? undefined : knowledge.article(lastArticleId, language);
  const [top] = reason === 'humanOnly' ? heardIn(context).recognition.ranking : [];
  const intent = top?.intent ?? lastQuestion?.intent ?? null;
  const message = noteForAgent(context, angry);
  const orders = verifiedOrders(turn).map(({ orderNumber }) => orderNumber);
  await say(context, phrasesOf(context).handingOver[reason]);
  turn.escalate({
    reason,
    priority,
    language,
    skills: skillsFor({ intent, article }),
    ...(message && { message }),
    ...(orders.length > 0 && { orders }),
  });
  remember(turn, { misses: 0, lastArticleId: null, offers: [], dialogs: { dialogStack: [] } });
}

/** What was asked, what was understood, whose order it is: a line each, nothing invented. */
function noteForAgent(context: TurnContext, angry: boolean): string {
  const turn = turnOf(context);
  const { note } = phrasesOf(context);
  const { lastQuestion } = memoryOf(turn);
  const orders = verifiedOrders(turn).map(({ orderNumber }) => orderNumber);
  const lines: string[] = [];
  if (lastQuestion) lines.push(note.lastQuestion(lastQuestion.text));
  if (lastQuestion?.intent) {
    lines.push(note.intent(lastQuestion.intent, Math.round(lastQuestion.confidence * 100)));
  }
  if (orders.length > 0) lines.push(note.verifiedOrders(orders));
  if (angry) lines.push(note.angry);
  return lines.join('\n');
}
