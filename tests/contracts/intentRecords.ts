import type { NewModel, NewUnanswered, Training } from '../../recognizers/index.ts';
import { NOW } from './records.ts';

/** A trained model; its bytes are no model. */
export function aModel(fields: Partial<NewModel> = {}): NewModel {
  return {
    id: 'model-1',
    author: 'eve',
    note: '',
    at: NOW,
    revision: 1,
    seed: 1,
    learnedFrom: 0,
    trainer: 'trainer',
    trainSeconds: 2,
    byteLength: 3,
    accuracy: null,
    report: null,
    bytes: Uint8Array.of(1, 2, 3),
    ...fields,
  };
}

/** A training under way. */
export function aTraining(fields: Partial<Training> = {}): Training {
  return {
    id: 'training-1',
    state: 'running',
    author: 'eve',
    note: '',
    startedAt: NOW,
    seenAt: NOW,
    revision: 1,
    seed: 1,
    learnFromLog: false,
    step: '',
    share: 0,
    modelId: null,
    error: null,
    ...fields,
  };
}

/** A message for the inbox. */
export function anUnanswered(fields: Partial<NewUnanswered> = {}): NewUnanswered {
  return {
    id: 'message-1',
    text: 'Can I pay with shells?',
    language: 'en',
    reason: 'notUnderstood',
    lastAt: NOW,
    conversationId: 'conversation-1',
    seq: 1,
    ranking: [{ intent: 'payment', confidence: 0.4 }],
    margin: 0.4,
    wrongIntent: null,
    ...fields,
  };
}
