import { expect } from 'chai';
import { compareReports } from '../../../recognizers/authoring/comparison.ts';
import type { IntentQuality, TrainingReport } from '../../../recognizers/reportTypes.ts';

describe('compareReports', () => {
  it('takes a point of accuracy for chance, and more for worse', () => {
    expect(compareReports(aReport(0.89), aReport(0.9)).isWorse).to.equal(false);
    expect(compareReports(aReport(0.889), aReport(0.9)).isWorse).to.equal(true);
    expect(compareReports(aReport(0.95), aReport(0.9)).isWorse).to.equal(false);
    const strict = { accuracy: 0, f1: 1, utterances: 1 };
    expect(compareReports(aReport(0.89), aReport(0.9), strict).isWorse).to.equal(true);
  });

  it('names intents that lost much, the worst first', () => {
    const before = aReport(0.9, { pay: 0.9, refund: 0.9, track: 0.9 });
    const after = aReport(0.92, { pay: 0.6, refund: 0.5, track: 0.75 });
    const { isWorse, worseIntents } = compareReports(after, before);
    expect(isWorse).to.equal(true);
    expect(worseIntents).to.deep.equal([
      { intent: 'refund', f1: 0.5, activeF1: 0.9 },
      { intent: 'pay', f1: 0.6, activeF1: 0.9 },
    ]);
  });

  it('passes over intents of few utterances, and those that are new or gone', () => {
    const before = aReport(0.9, { pay: 0.9, gone: 0.9 }, 9);
    expect(compareReports(aReport(0.9, { pay: 0.1, fresh: 0.1 }), before).isWorse).to.equal(false);
  });

  it('knows nothing against a version while a report is missing', () => {
    expect(compareReports(aReport(0.2), null)).to.deep.equal({
      ...{ accuracy: 0.2, activeAccuracy: null, worseIntents: [], isWorse: false },
    });
    expect(compareReports(null, aReport(0.9)).isWorse).to.equal(false);
  });
});

function aReport(
  accuracy: number,
  f1: Readonly<Record<string, number>> = {},
  utterances = 20,
): TrainingReport {
  const intents = Object.entries(f1).map(
    ([intent, value]): IntentQuality => ({
      ...{ intent, utterances, precision: value, recall: value, f1: value },
    }),
  );
  return {
    ...{ utterances: 100, accuracy, macroF1: accuracy, calibrationError: 0 },
    byLanguage: { zh: accuracy, en: accuracy },
    ...{ intents, confusions: [], doubtfulLabels: [], sharedUtterances: [] },
    ...{ coverage: [], calibration: [] },
  };
}
