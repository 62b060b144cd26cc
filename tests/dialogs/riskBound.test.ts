import { expect } from 'chai';
import { answerFrom, type Judged, wrongAtMost } from '../../dialogs/riskBound.ts';

/** Answers of which the surest come first; `wrong` are the places of the wrong ones. */
function judgedAnswers(count: number, wrong: readonly number[]): readonly Judged[] {
  return Array.from({ length: count }, (_, place) => ({
    ...{ probability: 1 - place / 1000, right: !wrong.includes(place) },
  }));
}

describe('wrongAtMost', () => {
  it('is the upper limit of Clopper and Pearson', () => {
    // The same numbers as R's binom.test(x, n, alternative = "less", conf.level)$conf.int[2].
    expect(wrongAtMost(0, 45, 0.9)).to.be.closeTo(1 - 0.1 ** (1 / 45), 1e-6);
    expect(wrongAtMost(1, 20, 0.95)).to.be.closeTo(0.2161, 1e-4);
    expect(wrongAtMost(10, 100, 0.95)).to.be.closeTo(0.1637, 1e-4);
    expect(wrongAtMost(3, 3, 0.9)).to.equal(1);
  });
});

describe('answerFrom', () => {
  const promise = { risk: 0.05, confidence: 0.9 };

  it('lets as many be answered as keep the promise', () => {
    const all = judgedAnswers(400, []);
    expect(answerFrom(all, promise)).to.equal(all.at(-1)?.probability);
    const badTail = Array.from({ length: 100 }, (_, place) => 300 + place);
    const least = answerFrom(judgedAnswers(400, badTail), promise) ?? 0;
    const answered = judgedAnswers(400, badTail).filter((one) => one.probability >= least);
    const wrong = answered.filter(({ right }) => !right).length;
    expect(answered.length).to.be.within(300, 320);
    expect(wrongAtMost(wrong, answered.length, 0.9)).to.be.at.most(0.05);
  });

  it('promises nothing on too few questions, or where the surest are wrong', () => {
    expect(answerFrom(judgedAnswers(30, []), promise)).to.equal(undefined);
    const wrong = Array.from({ length: 20 }, (_, place) => place * 2);
    expect(answerFrom(judgedAnswers(400, wrong), promise)).to.equal(undefined);
  });

  it('takes answers of one probability all or none', () => {
    const equals = [
      ...judgedAnswers(120, []),
      ...Array.from({ length: 100 }, (_, place) => ({ probability: 0.5, right: place < 50 })),
    ];
    expect(answerFrom(equals, promise)).to.be.above(0.5);
  });
});
