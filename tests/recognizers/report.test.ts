import { expect } from 'chai';
import { NONE, trainIntents } from '../../recognizers/intentModel.ts';
import { checkUtterances, reportOn } from '../../recognizers/report.ts';
import { differenceOf, judge, judgementsOf } from '../../recognizers/reportDifference.ts';
import type { CheckedUtterance } from '../../recognizers/reportTypes.ts';
import { UTTERANCES } from './rows.ts';

function checked(
  utterance: string,
  intent: string,
  shares: Readonly<Record<string, number>>,
  language: 'zh' | 'en' = 'en',
): CheckedUtterance {
  const ranking = Object.entries(shares).map(([name, confidence]) => ({
    intent: name,
    confidence,
  }));
  return { utterance, intent, language, ranking };
}

describe('checkUtterances', function () {
  this.timeout(30_000);

  it('judges each utterance by a model that has not seen it, and says how far it is', () => {
    const models = {
      en: trainIntents(
        UTTERANCES.filter((row) => row.language === 'en'),
        'en',
      ),
    };
    const shares: number[] = [];
    const rows = checkUtterances(UTTERANCES, models, { onProgress: (done) => shares.push(done) });
    expect(rows).to.have.length(20);
    expect(new Set(rows.map(({ utterance }) => utterance)).size).to.equal(20);
    expect(shares.at(-1)).to.equal(1);
    expect(rows.every(({ ranking }) => ranking.length === 3)).to.equal(true);
    const accuracy = reportOn(rows).accuracy as number;
    // Five short sentences of each intent: better than chance, and far from what was learned by heart.
    expect(accuracy).to.be.within(0.4, 0.99);
  });
});

describe('reportOn', () => {
  const rows = [
    checked('track it', 'order', { order: 0.9, refund: 0.05 }),
    checked('where is it', 'order', { order: 0.8, refund: 0.1 }),
    checked('money back', 'order', { refund: 0.85, order: 0.04 }),
    checked('give me my money', 'refund', { refund: 0.7, order: 0.2 }),
    checked('Where is it?', 'refund', { order: 0.5, refund: 0.4 }),
    checked('退款', 'refund', { refund: 0.6 }, 'zh'),
  ];
  const report = reportOn(rows);

  it('tells accuracy, in all and by language', () => {
    expect(report.accuracy).to.be.closeTo(4 / 6, 1e-9);
    expect(report.byLanguage).to.deep.equal({ zh: 1, en: 3 / 5 });
  });

  it('tells precision, recall and F1 of each intent', () => {
    const order = report.intents.find(({ intent }) => intent === 'order');
    expect(order?.utterances).to.equal(3);
    expect(order?.precision).to.be.closeTo(2 / 3, 1e-9);
    expect(order?.recall).to.be.closeTo(2 / 3, 1e-9);
    expect(order?.f1).to.be.closeTo(2 / 3, 1e-9);
  });

  it('names what is taken for what, with examples', () => {
    expect(report.confusions).to.deep.equal([
      { intent: 'order', takenFor: 'refund', count: 1, examples: ['money back'] },
      { intent: 'refund', takenFor: 'order', count: 1, examples: ['Where is it?'] },
    ]);
  });

  it('doubts a label that the model is sure is another, not one that is merely close', () => {
    expect(report.doubtfulLabels.map(({ utterance, suggested }) => [utterance, suggested]))
      .to.deep //
      .equal([['money back', 'refund']]);
  });

  it('finds an utterance that stands in two intents', () => {
    expect(report.sharedUtterances).to.deep.equal([
      { language: 'en', intents: ['order', 'refund'], utterances: ['where is it', 'Where is it?'] },
    ]);
  });

  it('shows in which language an intent has too little', () => {
    expect(report.coverage).to.deep.equal([
      { intent: 'order', utterances: { zh: 0, en: 3 }, thin: ['zh', 'en'] },
      { intent: 'refund', utterances: { zh: 1, en: 2 }, thin: ['zh', 'en'] },
    ]);
  });

  it('holds confidence against what happened', () => {
    const tenth = report.calibration[8];
    expect(tenth?.count).to.equal(2);
    expect(tenth?.confidence).to.be.closeTo(0.825, 1e-9);
    expect(tenth?.accuracy).to.equal(0.5);
    expect(report.calibration[0]).to.deep.include({ count: 0, confidence: null, accuracy: null });
  });

  it('has nothing to say about nothing', () => {
    expect(reportOn([])).to.deep.include({ utterances: 0, accuracy: null, macroF1: null });
  });
});

describe('differenceOf', () => {
  const utterances = [
    { utterance: 'a', intent: 'x', language: 'en' as const },
    { utterance: 'b', intent: 'y', language: 'en' as const },
    { utterance: 'c', intent: 'y', language: 'en' as const },
  ];
  const say = (intents: readonly string[]) =>
    intents.map((intent) => ({ intent, confidence: 0.5 }));

  it('lists what got worse, then what got better, and leaves out what is the same', () => {
    const difference = differenceOf(utterances, say(['x', 'x', 'y']), say(['y', 'y', 'y']));
    expect(difference.accuracyBefore).to.be.closeTo(2 / 3, 1e-9);
    expect(difference.accuracyAfter).to.be.closeTo(2 / 3, 1e-9);
    expect(difference.changed.map(({ utterance, change }) => [utterance, change])).to.deep.equal([
      ['a', 'worse'],
      ['b', 'better'],
    ]);
  });

  it('refuses judgements of other utterances', () => {
    expect(() => differenceOf(utterances, say(['x']), say(['x']))).to.throw('3 utterances');
  });

  it('compares real models, and cross-validated judgements', () => {
    const english = UTTERANCES.filter((row) => row.language === 'en');
    const models = { en: trainIntents(english, 'en') };
    expect(differenceOf(english, judge(english, models), judge(english, {})).changed)
      .to.have //
      .length(20);
    expect(judgementsOf([checked('hm', 'x', {})])).to.deep.equal([{ intent: NONE, confidence: 0 }]);
  });
});
