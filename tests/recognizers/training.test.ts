import { expect } from 'chai';
import type { IntentStore, StoredModel, Utterance } from '../../recognizers/store.ts';
import { ensureModel, trainIntentModel } from '../../recognizers/training.ts';
import { UTTERANCES } from './rows.ts';

const NO_EMOTIONS = { emotions: [] };

function storeOf(rows: readonly Utterance[]) {
  const state = { rows, active: undefined as StoredModel | undefined, activations: 0 };
  const store: IntentStore = {
    utterances: async () => state.rows,
    replaceUtterances: async (replacement) => {
      state.rows = replacement;
    },
    activeModel: async () => state.active,
    activateModel: async (model) => {
      state.active = model;
      state.activations += 1;
    },
  };
  return { store, state };
}

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

describe('ensureModel', function () {
  this.timeout(60_000);

  it('trains once for the same utterances and again when they change', async () => {
    const { store, state } = storeOf(UTTERANCES);
    const now = new Date('2026-11-22T10:00:00Z');
    const first = await ensureModel(store, { ...NO_EMOTIONS, now });
    expect(first.createdAt).to.equal(now);
    expect(await ensureModel(store, NO_EMOTIONS)).to.equal(first);
    expect(state.activations).to.equal(1);

    await store.replaceUtterances(UTTERANCES.slice(1));
    const second = await ensureModel(store, NO_EMOTIONS);
    expect(second.id).to.not.equal(first.id);
    expect(state.active).to.equal(second);
  });

  it('has a model even for a store without utterances', async () => {
    const { store } = storeOf([]);
    expect((await ensureModel(store, NO_EMOTIONS)).bytes.length).to.be.above(0);
  });
});
