import { expect } from 'chai';
import { withDescriptions } from '../../recognizers/descriptions.ts';
import { rankIntents, trainIntents } from '../../recognizers/intentModel.ts';
import { trainLinearModel } from '../../recognizers/linearModel.ts';
import { guessRows } from '../../recognizers/selfTraining.ts';
import { UTTERANCES } from './rows.ts';

const english = UTTERANCES.filter((row) => row.language === 'en');
const rows = english.map(({ utterance, intent }) => ({ text: utterance, label: intent }));

/** What the shop's customers wrote, in words of their own beside the authors'. */
const LOG = [
  'where is my courier with my order',
  'courier and parcel, where are they',
  'my courier has not arrived',
  'track the courier please',
  'has the courier got my package yet',
  'I want to return this and want my cash back',
  'how do I send it back for cash',
  'sing me a song about the sea',
  'qwv zzkj pflt',
];

describe('guessRows', () => {
  const guess = (unlabelled: readonly string[], noneMargin: number) =>
    guessRows({
      rows,
      unlabelled,
      noneMargin,
      none: 'None',
      train: (known) => trainLinearModel(known, 'en', { seed: 1 }),
    });

  it('labels messages with the intent they resemble, at a fraction of the cost', () => {
    const guessed = guess(LOG, -0.7);
    const courier = guessed.find(({ text }) => text === 'my courier has not arrived');
    expect(courier).to.deep.equal({
      text: 'my courier has not arrived',
      label: 'order.status',
      weight: 0.1,
    });
  });

  it('keeps out what looks like none of the intents, and what is already labelled', () => {
    const guessed = guess([...LOG, 'where is my order'], -0.7).map(({ text }) => text);
    expect(guessed).to.not.include('qwv zzkj pflt');
    expect(guessed).to.not.include('where is my order');
    expect(guess(LOG, 5)).to.deep.equal([]);
  });

  it('lets no intent take more than its share and half as much again of the log', () => {
    const many = Array.from({ length: 40 }, (_, at) => `where is my order number ${at}`);
    expect(guess(many, -0.7).length).to.equal(15);
  });
});

describe('trainIntents with unlabelled messages', function () {
  this.timeout(30_000);

  it('tells what they brought, and learns from them only where they help', () => {
    const model = trainIntents(english, 'en', { unlabelled: LOG });
    const outcome = model.selfTraining;
    expect(outcome?.used).to.equal(
      (outcome?.accuracy as number) > (outcome?.plainAccuracy as number),
    );
    const plain = trainIntents(english, 'en');
    expect(plain.selfTraining).to.equal(undefined);
    const nonsense = trainIntents(english, 'en', { unlabelled: ['qwv zzkj', 'pflt'] });
    expect(nonsense.selfTraining).to.include({ used: false, messages: 0 });
    expect(rankIntents('track my parcel', nonsense)).to.deep.equal(
      rankIntents('track my parcel', plain),
    );
  });
});

describe('withDescriptions', () => {
  it('adds a line for each language that an intent has, Chinese lines for Chinese only', () => {
    const described = withDescriptions(UTTERANCES, [
      { intent: 'invoice.request', description: 'asks for a VAT receipt' },
      { intent: 'return.start', description: '想把买的东西退回来' },
      { intent: 'unknown', description: 'nobody says this' },
    ]);
    expect(described.slice(UTTERANCES.length)).to.deep.equal([
      { intent: 'invoice.request', utterance: 'asks for a VAT receipt', language: 'zh' },
      { intent: 'invoice.request', utterance: 'asks for a VAT receipt', language: 'en' },
      { intent: 'return.start', utterance: '想把买的东西退回来', language: 'zh' },
    ]);
  });
});
