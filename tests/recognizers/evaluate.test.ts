import { expect } from 'chai';
import { auroc, calibrationError, evaluateIntents, macroF1 } from '../../recognizers/evaluate.ts';
import { trainIntents } from '../../recognizers/intentModel.ts';
import { fitThreshold } from '../../recognizers/threshold.ts';
import { UTTERANCES } from './rows.ts';

describe('evaluateIntents', () => {
  const english = UTTERANCES.filter((row) => row.language === 'en');
  const models = { en: trainIntents(english, 'en') };
  const nonsense = { utterance: 'zxqv wkkjf', intent: 'None', language: 'en' as const };

  it('counts rows out of scope apart when the model knows no None', () => {
    const result = evaluateIntents(models, [...english, nonsense]);
    expect(result).to.deep.include({ rows: 21, accuracy: 1, macroF1: 1, outOfScopeRecall: 1 });
    expect(result.outOfScopeAuroc).to.equal(1);
  });

  it('says nothing about what the test rows do not show', () => {
    const result = evaluateIntents(models, [nonsense]);
    expect(result).to.deep.include({ accuracy: null, inScopeAccuracy: null, macroF1: null });
  });
});

describe('auroc', () => {
  it('is the chance that a positive scores higher, ties counting half', () => {
    expect(auroc([3, 4], [1, 2])).to.equal(1);
    expect(auroc([1, 2], [2, 1])).to.equal(0.5);
    expect(auroc([], [1])).to.equal(null);
  });
});

describe('macroF1', () => {
  it('weighs every true label the same', () => {
    const guesses = [
      { truth: 'a', guess: 'a' },
      { truth: 'a', guess: 'a' },
      { truth: 'b', guess: 'a' },
    ];
    expect(macroF1(guesses)).to.be.closeTo((0.8 + 0) / 2, 1e-9);
  });
});

describe('calibrationError', () => {
  it('is 0 when confidence is what happens, and the distance otherwise', () => {
    const half = (confidence: number) => [
      { confidence, right: true },
      { confidence, right: false },
    ];
    expect(calibrationError(half(0.5))).to.equal(0);
    expect(calibrationError(half(0.9))).to.be.closeTo(0.4, 1e-9);
  });
});

describe('fitThreshold', () => {
  it('costs at most two points of accuracy', () => {
    const outcomes = Array.from({ length: 100 }, (_, at) => ({
      confidence: at / 100,
      right: true,
    }));
    expect(fitThreshold(outcomes)).to.equal(0.02);
    expect(fitThreshold([])).to.equal(0);
  });
});
