import { expect } from 'chai';
import { withDraft } from '../../../console/web/src/state/draft.ts';

describe('A draft', () => {
  const other = { c2: { text: 'for another', note: false } };

  it('is kept beside those of other conversations', () => {
    const draft = { text: 'Dear', note: false };
    expect(withDraft(other, 'c1', draft)).to.deep.equal({ ...other, c1: draft });
  });

  it('takes the place of the one before', () => {
    const before = { c1: { text: 'Dea', note: false } };
    const draft = { text: 'Dear', note: false };
    expect(withDraft(before, 'c1', draft)).to.deep.equal({ c1: draft });
  });

  it('is forgotten once it is empty', () => {
    const drafts = { ...other, c1: { text: 'Dear', note: false } };
    expect(withDraft(drafts, 'c1', { text: '', note: false })).to.deep.equal(other);
  });

  it('of a note stays a note while it is empty', () => {
    const empty = { text: '', note: true };
    expect(withDraft({}, 'c1', empty)).to.deep.equal({ c1: empty });
  });
});
