import { expect } from 'chai';
import { switched } from '../../../console/web/src/team/formPart.ts';
import {
  queueDraftOf,
  queueOf,
  queueProblemsOf,
} from '../../../console/web/src/team/queueDraft.ts';
import type { QueueAnswer } from '../../../console/wire.ts';
import { DEFAULT_QUEUE } from '../../../handoff/index.ts';
import { translator } from './words.ts';

const english = translator('en');
const QUEUE: QueueAnswer = {
  ...DEFAULT_QUEUE,
  version: 4,
  weights: { skill: 0.4, load: 0.3, rating: 0.1, sameAgent: 0.2, language: 0.5, idle: 0.6 },
  taking: 'ageAndFit',
  starveSeconds: 240,
  sameAgentSeconds: 60,
  busy: { from: 0.85, relaxSeconds: 300 },
};

describe('A queue’s form', () => {
  it('gives back what it was begun from, over its version', () => {
    const { id: _, ...rest } = QUEUE;
    expect(queueOf(queueDraftOf(QUEUE, english), QUEUE)).to.deep.equal(rest);
    const weights = { ...QUEUE.weights, skill: 1 };
    const moving = { ...QUEUE, busy: { from: 0.5, relaxSeconds: 20, weights } };
    expect(queueOf(queueDraftOf(moving, english), moving).busy).to.deep.equal(moving.busy);
  });

  it('takes away what is emptied or switched off', () => {
    const draft = { ...queueDraftOf(QUEUE, english), starveSeconds: '', sameAgentSeconds: ' ' };
    const changed = queueOf(switched(draft, 'busy', false), QUEUE);
    expect(changed).to.include({ starveSeconds: null, sameAgentSeconds: null, busy: null });
  });

  it('takes a queue from before a setting was one as it works', () => {
    const { taking: _, starveSeconds: __, busy: ___, ...old } = QUEUE;
    const { idle: ____, ...weights } = QUEUE.weights;
    const draft = queueDraftOf({ ...old, weights }, english);
    expect(queueOf(draft, QUEUE)).to.deep.include({
      ...{ taking: 'skilled', starveSeconds: null, busy: null },
      weights: { ...weights, idle: 0 },
    });
  });

  it('tells at once what the server would refuse, of what is used', () => {
    const draft = {
      ...queueDraftOf(QUEUE, english),
      ...{ 'weights.idle': '-1', starveSeconds: '0', 'busy.from': '100' },
      ...{ 'busy.weights.skill': 'much' },
    };
    expect(Object.keys(queueProblemsOf(draft, english))).to.have.members([
      ...['weights.idle', 'starveSeconds', 'busy.from'],
    ]);
    const quiet = switched(draft, 'busy', false);
    expect(queueProblemsOf(quiet, english)).not.to.have.property('busy.from');
  });
});
