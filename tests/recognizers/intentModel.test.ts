import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { type IntentModel, rankIntents, trainIntents } from '../../recognizers/intentModel.ts';
import { modelFromBytes, modelToBytes } from '../../recognizers/modelBytes.ts';
import { askManager, createNlpManager } from '../../recognizers/nodeNlp.ts';
import { indexVocabulary } from '../../recognizers/vocabulary.ts';
import { UTTERANCES } from './rows.ts';

const english = UTTERANCES.filter((row) => row.language === 'en');
const chinese = UTTERANCES.filter((row) => row.language === 'zh');

describe('trainIntents', () => {
  const model = trainIntents(english, 'en');
  const top = (text: string) => rankIntents(text, model)[0];

  it('recognises sentences that it was not taught', () => {
    expect(top('can you tell me where my parcel is')?.intent).to.equal('order.status');
    expect(top('I would like to return these trousers')?.intent).to.equal('return.start');
    expect(top('may I speak to a human')?.intent).to.equal('human.agent');
  });

  it('gives confidence to what it knows and little to nonsense', () => {
    expect(top('I want to return this shirt')?.confidence).to.be.above(0.8);
    for (const nonsense of ['qwv zzkj pflt', 'xyzzy', 'ооо ццц', '']) {
      expect(top(nonsense)?.confidence, nonsense).to.be.below(0.3);
    }
  });

  it('learns the intent from its name too', () => {
    const named = trainIntents(
      [
        { utterance: 'it pinches', intent: 'shoe_size', language: 'en' },
        { utterance: 'no money left', intent: 'gift-card.balance', language: 'en' },
      ],
      'en',
    );
    expect(rankIntents('gift card', named)[0]?.intent).to.equal('gift-card.balance');
  });

  it('learns None rows as what no intent should claim', () => {
    const rows = ['sing me a song', 'what is the weather', 'who won the match', 'tell me a joke'];
    const none = rows.map((utterance) => ({ utterance, intent: 'None', language: 'en' as const }));
    const taught = trainIntents([...english, ...none], 'en');
    expect(rankIntents('sing a song for me', taught)[0]?.intent).to.equal('None');
  });

  it('is the same model for the same rows and seed', () => {
    const bytes = (seed: number) =>
      modelToBytes({ intents: { zh: trainIntents(chinese, 'zh', { seed }) }, emotions: {} });
    expect(Buffer.from(bytes(7)).equals(Buffer.from(bytes(7)))).to.equal(true);
  });

  it('recognises the same after it was stored as bytes', () => {
    const bytes = modelToBytes({ intents: { en: model }, emotions: {} });
    const revived = modelFromBytes(bytes).intents.en;
    const text = 'where could my order be';
    expect(revived && rankIntents(text, revived)).to.deep.equal(rankIntents(text, model));
  });

  it('is content with a single intent and refuses none at all', () => {
    const rows = english.filter((row) => row.intent === 'return.start');
    expect(rankIntents('return it', trainIntents(rows, 'en'))).to.have.length(1);
    expect(() => trainIntents([], 'en')).to.throw('at least one row');
  });
});

describe('modelFromBytes', () => {
  it('refuses bytes that are no model or are cut off', () => {
    expect(() => modelFromBytes(Buffer.from('something else'))).to.throw('Expected a model');
    const bytes = modelToBytes({ intents: { en: trainIntents(english, 'en') }, emotions: {} });
    expect(() => modelFromBytes(bytes.subarray(0, bytes.length - 8))).to.throw('cut off');
  });

  it('reads 10 MB before anybody would notice', () => {
    const bytes = modelToBytes({ intents: { en: aLargeModel() }, emotions: {} });
    expect(bytes.length).to.be.above(10_000_000);
    // Its checksum takes about as long on any machine, so that a busy one doubles both.
    const checksum = cheapest(() => createHash('sha256').update(bytes).digest());
    expect(cheapest(() => modelFromBytes(bytes)) / checksum).to.be.below(15);
  });
});

/** The shortest of some runs, in milliseconds. */
function cheapest(run: () => unknown): number {
  const costs = [1, 2, 3, 4, 5].map(() => {
    const startedAt = performance.now();
    run();
    return performance.now() - startedAt;
  });
  return Math.min(...costs);
}

/** As large as a model of 150 intents may become. */
function aLargeModel(): IntentModel {
  const columns = 120_000;
  const entries = 4_400_000;
  const labels = Array.from({ length: 150 }, (_, index) => `intent ${index}`);
  const hashes = new Uint32Array(columns).map((_, column) => Math.imul(column + 1, 0x9e3779b1));
  const linear = {
    ...{ language: 'en' as const, labels },
    vocabulary: indexVocabulary(hashes, new Float32Array(columns), 5),
    starts: new Uint32Array(columns + 1).map((_, at) => Math.floor((at * entries) / columns)),
    classes: new Uint16Array(entries),
    weights: new Int8Array(entries),
    scales: new Float32Array(labels.length),
    biases: new Float32Array(labels.length),
  };
  return { linear, calibration: { temperature: 1, noneMargin: 0 }, threshold: 0 };
}

describe("node-nlp's manager with LinearNlu", () => {
  it('learns its documents and answers with calibrated confidence', async () => {
    const manager = createNlpManager();
    for (const { language, utterance, intent } of UTTERANCES) {
      manager.addDocument(language, utterance, intent);
    }
    await manager.train();
    expect((await askManager(manager, '查一下我的物流', 'zh'))[0]?.intent).to.equal('order.status');
    const [best] = await askManager(manager, 'qqq www', 'en');
    expect(best?.confidence).to.be.below(0.3);
  });
});
