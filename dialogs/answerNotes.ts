import type { Turn } from '../handoff/index.ts';
import type { AnswerJudgement, AnswerNote, Article } from '../knowledge/index.ts';
import { memoryOf, remember } from './memory.ts';

/** It is asked with one answer of so many: often enough to learn from, too seldom to annoy. */
const ASKED_ONE_IN = 3;

/** Records that this article was the answer; from here on its fate is watched. */
export function noteAnswer(turn: Turn, { id: articleId, language, revision }: Article): void {
  const { conversation, entry, analysis, now } = turn;
  const messageSeq = entry.messageSeq ?? 0;
  const id = `${conversation.id}/${messageSeq}`;
  const note: AnswerNote = {
    note: 'given',
    outcome: {
      ...{ id, conversationId: conversation.id, messageSeq, articleId, language, revision },
      ...{ intent: analysis.intent ?? null, at: now, helpful: null, next: null },
    },
  };
  turn.note(note);
  remember(turn, { watchedAnswerId: id });
}

/** Records what became of the answer that is watched; `isOver`: nothing more will. */
export function judgeAnswer(
  turn: Turn,
  judgement: AnswerJudgement,
  { isOver }: { readonly isOver: boolean },
): void {
  const { watchedAnswerId: id } = memoryOf(turn);
  if (id === null) return;
  const note: AnswerNote = { note: 'judged', id, judgement };
  turn.note(note);
  if (isOver) remember(turn, { watchedAnswerId: null });
}

/** Whether to ask with this answer if it helped; counts the answers since the last time. */
export function asksWhetherItHelped(turn: Turn): boolean {
  const { answersUntilAsked: left } = memoryOf(turn);
  remember(turn, { answersUntilAsked: left === 0 ? ASKED_ONE_IN - 1 : left - 1 });
  return left === 0;
}
