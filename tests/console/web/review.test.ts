import { expect } from 'chai';
import { decisionOf } from '../../../console/web/src/unanswered/decisionOf.ts';
import { inPlace } from '../../../console/web/src/unanswered/places.ts';
import type { UnansweredGroupAnswer } from '../../../console/wire.ts';

function aGroup(id: string, intents: readonly string[] = []): UnansweredGroupAnswer {
  return {
    ranking: intents.map((intent) => ({ intent, confidence: 0.2 })),
    margin: 0,
    messages: [
      {
        ...{ id, text: id, language: 'en', reason: 'notUnderstood', count: 1, seq: 1 },
        ...{ firstAt: '', lastAt: '', conversationId: null, ranking: [], margin: 0 },
        wrongIntent: null,
        rightIntent: null,
      },
    ],
  };
}

describe('The review of the unanswered', () => {
  it('keeps groups where they were and puts new ones last', () => {
    const places = new Map<string, number>();
    const ids = (groups: readonly UnansweredGroupAnswer[]) =>
      inPlace(groups, places).map((group) => group.messages[0]?.id);
    expect(ids([aGroup('a'), aGroup('b'), aGroup('c')])).to.deep.equal(['a', 'b', 'c']);
    expect(ids([aGroup('new'), aGroup('c'), aGroup('a')])).to.deep.equal(['a', 'c', 'new']);
  });

  it('labels by keys, and only with what is suggested', () => {
    const group = aGroup('a', ['refund', 'return']);
    expect(decisionOf('2', group)).to.deep.equal({ intent: 'return' });
    expect(decisionOf('3', group)).to.equal(undefined);
    expect(decisionOf('n', group)).to.deep.equal({ intent: 'None' });
    expect(decisionOf('d', group)).to.deep.equal({ intent: null });
    expect(decisionOf('x', group)).to.equal(undefined);
  });
});
