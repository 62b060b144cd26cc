import { expect } from 'chai';
import { likelihoodOf } from '../../dialogs/answerLikelihood.ts';
import { fitWeights } from '../../dialogs/fitWeights.ts';
import { fitPolicy, type KnownAnswer, type PlacedQuestion } from '../../dialogs/index.ts';
import { seededRandom } from '../support/seededRandom.ts';

/** Questions whose right article usually has the higher score; without one all are low. */
function questions(count: number): readonly KnownAnswer[] {
  const { between } = seededRandom(7);
  return Array.from({ length: count }, (_, index) => {
    const right = index % 5 === 0 ? null : `article-${index % 3}`;
    const articles = ['article-0', 'article-1', 'article-2'].map((articleId) => ({
      articleId,
      features: {
        search: (articleId === right ? 0.6 : 0.2) + between(0, 0.5),
        noise: between(0, 1),
      },
    }));
    return { evidence: { articles, none: { always: 1 } }, articleId: right };
  });
}

/** Alike in both places. */
function placed(rows: readonly KnownAnswer[]): readonly PlacedQuestion[] {
  return rows.map((row) => ({ first: row, later: row }));
}

const ABOUT = { risk: 0.05, confidence: 0.9, source: 'test', at: '2026-11-22T00:00:00Z' };

describe('fitWeights', () => {
  it('learns what tells right articles, and gives noise no weight', () => {
    const { article } = fitWeights(questions(300));
    expect(article.search).to.be.above(5);
    expect(Math.abs(article.noise ?? 9)).to.be.below(1.5);
    expect(fitWeights(questions(300))).to.deep.equal(fitWeights(questions(300)));
  });

  it('makes probabilities that mean what they say', () => {
    const weights = fitWeights(questions(400));
    const surest = questions(400).map(({ evidence, articleId }) => {
      const [best] = likelihoodOf(evidence, weights).articles;
      return { probability: best?.probability ?? 0, right: best?.articleId === articleId };
    });
    const said = surest.reduce((sum, { probability }) => sum + probability, 0) / 400;
    const right = surest.filter((one) => one.right).length / 400;
    expect(said).to.be.closeTo(right, 0.03);
  });
});

describe('fitPolicy', () => {
  it('keeps its promise on questions that it was not fitted on, and says where it comes from', () => {
    const policy = fitPolicy(placed(questions(500)), ABOUT);
    expect(policy).to.include({ risk: 0.05, confidence: 0.9, source: 'test' });
    expect(policy.measured.rows).to.equal(500);
    expect(policy.measured.wrong).to.be.at.most(0.05);
    expect(policy.measured.coverage).to.be.above(0.5);
  });

  it('refuses where no threshold keeps the promise, and says what would help', () => {
    expect(() => fitPolicy(placed(questions(20)), ABOUT)).to.throw(
      /20 questions .* 5 % .* more questions/,
    );
  });
});
