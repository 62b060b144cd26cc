import { expect } from 'chai';
import {
  changeCount,
  linesOf,
  NO_CHANGES,
  patchOf,
  withAdded,
  withChanged,
  withoutGone,
  withRemoved,
} from '../../../console/web/src/intents/intentDraft.ts';
import type { UtteranceAnswer } from '../../../console/wire.ts';

const utterance = (id: number, text: string): UtteranceAnswer => ({
  ...{ id, utterance: text, intent: 'gift.wrap', language: 'en' },
});
const wrap = utterance(1, 'wrap it');
const bow = utterance(2, 'with a bow');

describe('What an author has changed of an intent', () => {
  it('takes one utterance a line, each once, in the language of its script', () => {
    expect(linesOf(' wrap  it \n\n包起来 please\nwrap it', '')).to.deep.equal([
      { utterance: 'wrap it', language: 'en' },
      { utterance: '包起来 please', language: 'zh' },
    ]);
    expect(linesOf('OK', 'zh')).to.deep.equal([{ utterance: 'OK', language: 'zh' }]);
  });

  it('is sent as what differs, with a note', () => {
    let draft = withAdded(NO_CHANGES, linesOf('gift paper', ''));
    draft = withChanged(draft, wrap, { utterance: 'wrap it please' });
    draft = withChanged(draft, wrap, { intent: 'delivery.time' });
    draft = withRemoved(draft, bow);
    expect(changeCount(draft)).to.equal(3);
    expect(patchOf(draft, 7, ' tidied up ')).to.deep.equal({
      expectedRevision: 7,
      add: [{ utterance: 'gift paper', language: 'en' }],
      change: [{ id: 1, utterance: 'wrap it please', intent: 'delivery.time' }],
      remove: [2],
      note: 'tidied up',
    });
  });

  it('is nothing when all is as it was', () => {
    const there = withChanged(NO_CHANGES, wrap, { utterance: 'wrap' });
    expect(changeCount(withChanged(there, wrap, { utterance: 'wrap it' }))).to.equal(0);
    expect(
      withAdded(withAdded(NO_CHANGES, linesOf('a', '')), linesOf('a', '')).added,
    ).to.have.length(1);
  });

  it('lets go of utterances that others removed meanwhile', () => {
    const draft = withRemoved(withChanged(NO_CHANGES, wrap, { utterance: 'wrap' }), bow);
    const change = {
      ...{ revision: 8, at: '', author: 'eve', authorName: 'Eve', note: '', intents: [] },
      ...{ added: 0, removed: 1, addedUtterances: [], removedUtterances: [wrap] },
    };
    expect(patchOf(withoutGone(draft, [change]), 8, '')).to.deep.equal({
      expectedRevision: 8,
      remove: [2],
    });
  });
});
