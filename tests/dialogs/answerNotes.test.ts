import { expect } from 'chai';
import { asksWhetherItHelped, judgeAnswer, noteAnswer } from '../../dialogs/answerNotes.ts';
import type { Article } from '../../knowledge/index.ts';
import { NOW } from '../support/records.ts';
import { aTurn } from './aTurn.ts';

const REFUNDS = { id: 'refunds', language: 'en', revision: 3 } as Article;

describe('what becomes of answers', () => {
  it('begins with a record of the answer, its intent and revision', () => {
    const { turn, conversation } = aTurn({ seq: 7 });
    turn.analysis = { intent: 'refund.status' };
    noteAnswer(turn, REFUNDS);
    expect(turn.notes).to.deep.equal([
      {
        note: 'given',
        outcome: {
          ...{ id: `${conversation.id}/7`, conversationId: conversation.id, messageSeq: 7 },
          ...{ articleId: 'refunds', language: 'en', revision: 3, intent: 'refund.status' },
          ...{ at: NOW, helpful: null, next: null },
        },
      },
    ]);
  });

  it('goes on until its end is known, and is nobody’s after that', () => {
    const first = aTurn({ seq: 7 });
    noteAnswer(first.turn, REFUNDS);
    const { turn, conversation } = aTurn({ dialogState: first.turn.dialogState, seq: 9 });
    judgeAnswer(turn, { helpful: false }, { isOver: false });
    judgeAnswer(turn, { next: 'escalated' }, { isOver: true });
    judgeAnswer(turn, { next: 'solved' }, { isOver: true });
    const id = `${conversation.id}/7`;
    expect(turn.notes).to.deep.equal([
      { note: 'judged', id, judgement: { helpful: false } },
      { note: 'judged', id, judgement: { next: 'escalated' } },
    ]);
  });

  it('is asked for with the first answer, then with every third', () => {
    const { turn } = aTurn();
    const asked = Array.from({ length: 7 }, () => asksWhetherItHelped(turn));
    expect(asked).to.deep.equal([true, false, false, true, false, false, true]);
  });
});
