import { expect } from 'chai';
import type { TrainingReport } from '../../recognizers/index.ts';
import { NOW } from '../support/records.ts';
import { until } from '../support/until.ts';
import type { ApiClient } from './apiClient.ts';
import { anOffice, type Office } from './office.ts';

const UTTERANCES = [
  { utterance: 'How can I pay?', language: 'en' },
  { utterance: 'Do you take cards?', language: 'en' },
];

/** A trainer whose models are as good as the test says, and which waits until it may go on. */
function aTrainer() {
  const state = { accuracy: 0.9, f1: 0.9, mayEnd: Promise.resolve(), trained: 0 };
  return {
    state,
    trainer: {
      async train(_: unknown, { onProgress, signal }: TrainOptions = {}) {
        onProgress?.({ language: 'en', step: 'learning', share: 0.5 });
        await Promise.race([state.mayEnd, aborted(signal)]);
        state.trained += 1;
        const bytes = Uint8Array.of(state.trained);
        return { id: 'unused', bytes, trainSeconds: 0.1 };
      },
      async check({ utterances }: { readonly utterances: readonly { readonly id: number }[] }) {
        const { accuracy, f1 } = state;
        const intents = accuracy > 0.85 ? ['payment'] : ['refund'];
        const judgements = utterances.map(({ id }) => [id, 0, 0.8] as const);
        return { training: aReport({ accuracy, f1 }), selfTraining: {}, intents, judgements };
      },
    },
  };
}

type TrainOptions = {
  readonly onProgress?: (progress: {
    readonly language: 'en';
    readonly step: 'learning';
    readonly share: number;
  }) => void;
  readonly signal?: AbortSignal;
};

describe('Models at the API', () => {
  let office: Office;
  let editor: ApiClient;
  let supervisor: ApiClient;
  let school: ReturnType<typeof aTrainer>;

  beforeEach(async () => {
    office = await anOffice();
    school = aTrainer();
    office.school.trainer = school.trainer;
    editor = await office.employ({ id: 'eve', roles: ['editor'] });
    supervisor = await office.employ({ id: 'sam', roles: ['supervisor'] });
    await editor.post('/intents', { name: 'payment', utterances: UTTERANCES });
    const refund = [{ utterance: 'Money back', language: 'en' }];
    await editor.post('/intents', { name: 'refund', utterances: refund });
  });

  afterEach(() => office.close());

  const newest = async () => (await supervisor.get('/models/training')).body.training;

  /** Trains a version and returns it. */
  async function trained(fields: object = {}) {
    const { body } = await editor.post('/models', fields);
    await until('the end of the training', async () => (await newest()).state !== 'running');
    expect((await newest()).id).to.equal(body.id);
    const id = (await newest()).modelId;
    return (await supervisor.get(`/models/${id}`)).body;
  }

  it('are trained in the background, for all to see', async () => {
    expect(await newest()).to.equal(null);
    const { mayEnd, end } = gate();
    school.state.mayEnd = mayEnd;
    const stream = office.stream({ headers: supervisor.headers });
    await stream.ready();
    const { status, body } = await editor.post('/models', { note: 'more words', seed: 7 });
    expect(status).to.equal(201);
    expect(body).to.include({ state: 'running', authorName: 'Eve', revision: 2, seed: 7 });
    await until('progress', async () => (await newest()).share === 0.5);
    expect((await newest()).step).to.equal('en learning');
    const second = await editor.post('/models');
    expect([second.status, second.body.error.code]).to.deep.equal([409, 'trainingRuns']);
    end();
    await until('the end', async () => (await newest()).state === 'finished');
    const [version] = (await supervisor.get('/models')).body.items;
    expect(version).to.include({
      ...{ id: (await newest()).modelId, number: 1, state: 'trained', note: 'more words', seed: 7 },
      ...{ revision: 2, accuracy: 0.9, isKept: true, hasReport: true, learnedFrom: 0 },
    });
    const types = () =>
      stream.received.flatMap((one) => (one.kind === 'event' ? [one.event.type] : []));
    await stream.until(() => types().includes('trainingFinished'));
    expect(types()).to.include.members(['trainingStarted', 'trainingProgress']);
    expect((await supervisor.post('/models')).status).to.equal(403);
  });

  it('can be given up while they are trained', async () => {
    school.state.mayEnd = gate().mayEnd;
    await editor.post('/models');
    expect((await editor.delete('/models/training')).status).to.equal(204);
    expect((await newest()).state).to.equal('cancelled');
    expect((await editor.delete('/models/training')).status).to.equal(409);
    school.state.mayEnd = Promise.resolve();
    await until('the next', async () => (await editor.post('/models')).status === 201);
    await until('its end', async () => (await newest()).state === 'finished');
    expect((await supervisor.get('/models')).body.items).to.have.length(1);
  });

  it('given up on another instance end here too', async () => {
    school.state.mayEnd = gate().mayEnd;
    const { body } = await editor.post('/models');
    const training = await office.store.models.training();
    if (!training) throw new Error('no training');
    await office.store.models.saveTraining(
      { ...training, state: 'cancelled' },
      { event: { type: 'trainingCancelled', trainingId: body.id } },
    );
    school.state.mayEnd = Promise.resolve();
    await until('the next', async () => (await editor.post('/models')).status === 201);
  });

  it('say why they failed', async () => {
    office.school.trainer = {
      ...school.trainer,
      train: async () => {
        throw new Error('out of memory');
      },
    };
    await editor.post('/models');
    await until('the end', async () => (await newest()).state === 'failed');
    expect((await newest()).error).to.equal('out of memory');
    expect((await supervisor.get('/models')).body.items).to.deep.equal([]);
  });

  it('are not trained on too little', async () => {
    await editor.delete('/intents/refund?expectedRevision=2');
    const { body, status } = await editor.post('/models');
    expect([status, body.error.code]).to.deep.equal([409, 'tooFewUtterances']);
    expect(await newest()).to.equal(null);
  });

  it('are put to use, and taken back', async () => {
    const first = await trained();
    const second = await trained();
    for (const { id } of [first, second]) {
      const { body } = await editor.post(`/models/${id}/activate`);
      expect(body).to.include({ id, state: 'active', activatedAt: NOW.toISOString() });
    }
    await office.pass(60);
    const { body } = await editor.post('/models/rollback');
    expect(body).to.include({ id: first.id, state: 'active' });
    const states = (await supervisor.get('/models')).body.items.map(
      ({ number, state }: { number: number; state: string }) => [number, state],
    );
    expect(states).to.deep.equal([
      [2, 'retired'],
      [1, 'active'],
    ]);
    const events = (await office.store.events.since(undefined, 500)).items;
    const activated = events.flatMap(({ event }) =>
      event.type === 'modelActivated' ? [event.modelId] : [],
    );
    expect(activated).to.deep.equal([first.id, second.id, first.id]);
  });

  it('that got worse are put to use only by force', async () => {
    const first = await trained();
    await editor.post(`/models/${first.id}/activate`);
    school.state.accuracy = 0.8;
    const worse = await trained();
    const refused = await editor.post(`/models/${worse.id}/activate`);
    expect([refused.status, refused.body.error.code]).to.deep.equal([409, 'worseModel']);
    const comparison = {
      ...{ accuracy: 0.8, activeAccuracy: 0.9, worseIntents: [], isWorse: true },
    };
    expect(refused.body.error.comparison).to.deep.equal(comparison);
    const asked = await supervisor.get(`/models/${worse.id}/comparison`);
    expect(asked.body).to.deep.equal(comparison);
    const forced = await editor.post(`/models/${worse.id}/activate`, { force: true });
    expect(forced.body.state).to.equal('active');
  });

  it('tell utterance by utterance what they change', async () => {
    const first = await trained();
    expect((await supervisor.get(`/models/${first.id}/difference`)).body.difference).to.equal(null);
    await editor.post(`/models/${first.id}/activate`);
    school.state.accuracy = 0.8;
    const { id } = await trained();
    const { difference } = (await supervisor.get(`/models/${id}/difference`)).body;
    expect(difference).to.deep.include({ utterances: 3, accuracyBefore: 2 / 3 });
    const changed = difference.changed.map(
      (row: { utterance: string; change: string }) => `${row.change}: ${row.utterance}`,
    );
    expect(changed).to.deep.equal([
      ...['worse: How can I pay?', 'worse: Do you take cards?', 'better: Money back'],
    ]);
    const { report } = (await supervisor.get(`/models/${id}/report`)).body;
    expect(report).to.deep.equal(aReport({ accuracy: 0.8, f1: 0.9 }));
    expect((await supervisor.get('/models/nobody/report')).status).to.equal(404);
  });

  it('may learn from the messages that are kept', async () => {
    const message = { id: 'a', utterance: 'pay by card', language: 'en' as const, at: NOW };
    await office.store.unanswered.keepMessages([message], 10);
    expect((await trained({ learnFromLog: true })).learnedFrom).to.equal(1);
  });
});

function gate() {
  let end = (): void => undefined;
  const mayEnd = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { mayEnd, end: () => end() };
}

function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason));
  });
}

function aReport({ accuracy, f1 }: { readonly accuracy: number; readonly f1: number }) {
  const report: TrainingReport = {
    ...{ utterances: 3, accuracy, macroF1: f1, calibrationError: 0.02 },
    byLanguage: { zh: null, en: accuracy },
    intents: [{ intent: 'payment', utterances: 20, precision: 1, recall: f1, f1 }],
    ...{ confusions: [], doubtfulLabels: [], sharedUtterances: [], coverage: [], calibration: [] },
  };
  return report;
}
