import { expect } from 'chai';
import { Recognizer } from '../../recognizers/recognizer.ts';
import { trainIntentModel } from '../../recognizers/training.ts';
import { UTTERANCES } from './rows.ts';

describe('Recognizer', function () {
  this.timeout(60_000);
  let recognizer: Recognizer;

  before(async () => {
    recognizer = new Recognizer({ model: await trainIntentModel(UTTERANCES) });
    await recognizer.ready();
  });

  after(() => recognizer.close());

  it('understands an utterance in one call', async () => {
    const result = await recognizer.recognize('帮我查下物流，单号202611220001');
    expect(result).to.deep.include({ language: 'zh', intent: 'order.status', emotion: 'calm' });
    expect(result.entities.map(({ value }) => value)).to.deep.equal(['202611220001']);
    expect(result.ranking).to.have.length(4);
    expect(result.ranking[0]?.confidence).to.equal(result.confidence);
  });

  it("keeps the conversation's language for a bare number", async () => {
    expect((await recognizer.recognize('6688', { language: 'zh' })).language).to.equal('zh');
  });

  it('hears anger', async () => {
    const { emotion } = await recognizer.recognize('你们就是骗子！！！太恶心了，我要投诉到底');
    expect(emotion).to.not.equal('calm');
  });

  it('answers None, calmly, to text without words', async () => {
    for (const text of ['', '   ', '😀😀😀', '?!…', '\u0000\uD800']) {
      const result = await recognizer.recognize(text);
      expect(result, JSON.stringify(text)).to.deep.include({
        intent: 'None',
        confidence: 0,
        emotion: 'calm',
      });
    }
  });

  it('is unsure of nonsense and foreign languages', async () => {
    for (const text of ['zxqv wkkjf', 'привет как дела', 'こんにちは', '嘟嘟囔囔']) {
      expect((await recognizer.recognize(text)).confidence, text).to.be.below(0.4);
    }
  });

  it('sees through markup', async () => {
    const { intent } = await recognizer.recognize('<p style="x">我要退货</p><script>1</script>');
    expect(intent).to.equal('return.start');
  });

  it('answers hostile texts within 250 ms', async () => {
    const seeds = [
      '12 34 5 ',
      '1月1日',
      '$1 ',
      'twenty dollars 12 ',
      '<',
      'a@',
      '1,111',
      'a1',
      '天',
    ];
    for (const seed of seeds) {
      const text = seed.repeat(5000 / seed.length);
      const startedAt = performance.now();
      await recognizer.recognize(text);
      expect(performance.now() - startedAt, seed).to.be.below(250);
    }
  });

  it('costs less than a millisecond where there is nothing but an intent', async () => {
    const costs: number[] = [];
    for (let call = 0; call < 400; call += 1) {
      const startedAt = performance.now();
      await recognizer.recognize(`${UTTERANCES[call % 20]?.utterance}吧`);
      costs.push(performance.now() - startedAt);
    }
    expect(costs.sort((first, second) => first - second)[200]).to.be.below(1);
  });

  it('uses a replaced model from the next utterance on', async () => {
    const rows = ['open the pod bay doors', 'open the doors please', 'doors'].map((utterance) => {
      return { utterance, intent: 'doors.open', language: 'en' as const };
    });
    const old = await trainIntentModel(UTTERANCES);
    const other = await trainIntentModel([...UTTERANCES, ...rows]);
    recognizer.replaceModel(other);
    expect(recognizer.modelId).to.equal(other.id);
    expect((await recognizer.recognize('please open the doors')).intent).to.equal('doors.open');
    recognizer.replaceModel(old);
  });
});
