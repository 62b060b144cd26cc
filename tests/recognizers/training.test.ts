import { expect } from 'chai';
import { trainIntentModel } from '../../recognizers/training.ts';
import { UTTERANCES } from './rows.ts';

const NO_EMOTIONS = { emotions: [] };

describe('trainIntentModel', function () {
  this.timeout(60_000);

  it('leaves the event loop free while it trains', async () => {
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
    }, 5);
    await trainIntentModel(UTTERANCES, NO_EMOTIONS);
    clearInterval(timer);
    expect(ticks).to.be.above(10);
  });

  it('gives the same bytes for the same seed', async () => {
    const [first, second] = await Promise.all([
      trainIntentModel(UTTERANCES, { ...NO_EMOTIONS, seed: 3 }),
      trainIntentModel(UTTERANCES, { ...NO_EMOTIONS, seed: 3 }),
    ]);
    expect(first.id).to.equal(second.id);
    expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).to.equal(true);
  });

  it('stops when its signal says so', async () => {
    const controller = new AbortController();
    const training = trainIntentModel(UTTERANCES, { ...NO_EMOTIONS, signal: controller.signal });
    controller.abort(new Error('the author changed their mind'));
    const outcome = await training.catch((error: Error) => error.message);
    expect(outcome).to.equal('the author changed their mind');
  });
});
