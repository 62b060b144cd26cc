import { expect } from 'chai';
import { sortedQualities } from '../../../console/web/src/training/sortedQualities.ts';
import { stepWords } from '../../../console/web/src/training/stepWords.ts';
import { translator } from './words.ts';

const quality = (intent: string, precision: number | null, f1: number) => ({
  ...{ intent, precision, f1, recall: f1, utterances: 10 },
});

describe('The report of a training', () => {
  const rows = [quality('b', null, 0), quality('c', 0.5, 0.7), quality('a', 0.9, 0.7)];
  const names = (column: 'intent' | 'precision' | 'f1', descending: boolean) =>
    sortedQualities(rows, { column, descending }).map(({ intent }) => intent);

  it('sorts intents both ways, equal ones by name, unknown numbers last', () => {
    expect(names('f1', false)).to.deep.equal(['b', 'a', 'c']);
    expect(names('f1', true)).to.deep.equal(['a', 'c', 'b']);
    expect(names('precision', true)).to.deep.equal(['a', 'c', 'b']);
    expect(names('precision', false)).to.deep.equal(['c', 'a', 'b']);
    expect(names('intent', true)).to.deep.equal(['c', 'b', 'a']);
  });
});

describe('The steps of a training', () => {
  it('are told in words, unknown ones as they are', () => {
    const [en, zh] = [translator('en'), translator('zh')];
    expect(stepWords('zh calibrating', en, 'en')).to.equal('Chinese: calibrating confidence');
    expect(stepWords('en learning', zh, 'zh')).to.equal('英语：学习说法');
    expect(stepWords('checking', zh, 'zh')).to.equal('检验学习效果');
    expect(stepWords('', en, 'en')).to.equal('getting ready');
    expect(stepWords('polishing', en, 'en')).to.equal('polishing');
  });
});
