import { expect } from 'chai';
import { type AskedQuestion, evaluateAnswers, type Situation } from '../../dialogs/index.ts';

const POLICY = {
  weights: { article: { intent: 1 }, none: { always: -1 } },
  answerFrom: 0.6,
};

/** A question whose intent leads to `found` with this confidence, and whose right article is `articleId`. */
function aQuestion(found: string, confidence: number, articleId: string | null): AskedQuestion {
  const article = { id: found, intents: ['ask'], product: 'all', issueType: 'x' };
  const ranking = [{ intent: 'ask', confidence }];
  const situation: Situation = {
    text: 'words',
    recognition: {
      ...{ intent: 'ask', confidence, ranking, entities: [], emotion: 'calm' },
      emotionScores: { calm: 1, frustrated: 0, angry: 0 },
    },
    ...{ hits: [], answers: new Map([['ask', article]]), lastArticle: null, products: [] },
    ...{ misses: 0, humanOnly: new Set<string>() },
  };
  return { situation, articleId };
}

describe('evaluateAnswers', () => {
  const questions = [
    aQuestion('a', 0.99, 'a'),
    aQuestion('a', 0.9, 'b'),
    aQuestion('a', 0.8, 'a'),
    aQuestion('a', 0.01, null),
  ];

  it('counts what is answered directly, and how much of that is wrong', () => {
    const quality = evaluateAnswers(questions, POLICY);
    expect(quality).to.include({ rows: 4, coverage: 0.75, wrongAnswers: 0.3333 });
  });

  it('draws what other thresholds would give, from the strictest on', () => {
    const { curve } = evaluateAnswers(questions, POLICY);
    expect(curve).to.deep.include.members([
      [0.25, 0],
      [0.5, 0.5],
      [0.75, 0.3333],
      [1, 0.5],
    ]);
  });
});
