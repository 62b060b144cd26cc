import { expect } from 'chai';
import { rewritten, withArticle } from '../../../console/web/src/state/draft.ts';
import { lookedAtSeq } from '../../../console/web/src/suggestions/lookedAt.ts';
import { aMessage } from './aMessage.ts';

const ARTICLE = { id: 'returns', title: 'Returning an item' };

describe('A text from an article', () => {
  it('becomes the answer, and names where it is from', () => {
    const draft = withArticle({ text: '', note: false }, 'Send it back.', ARTICLE);
    expect(draft).to.deep.equal({ text: 'Send it back.', note: false, article: ARTICLE });
  });

  it('comes after what stands there already', () => {
    const draft = withArticle({ text: 'Hello Ann \n', note: true }, 'Send it back.', ARTICLE);
    expect(draft.text).to.equal('Hello Ann\n\nSend it back.');
    expect(draft.note).to.equal(false);
  });

  it('keeps its source while it is rewritten, but not once it is deleted', () => {
    const draft = { text: 'Send it back.', note: false, article: ARTICLE };
    expect(rewritten(draft, 'Send it back, please.').article).to.equal(ARTICLE);
    expect(rewritten(draft, ' ').article).to.equal(undefined);
  });
});

describe('Suggestions', () => {
  it('are asked for anew by what customers write and articles answer, not by small talk and notes', () => {
    const messages = [
      aMessage({ seq: 1, from: 'customer' }),
      aMessage({ seq: 2, from: 'bot', analysis: { decision: 'clarify' } }),
      aMessage({ seq: 3, from: 'agent', analysis: { articleId: 'returns' } }),
      aMessage({ seq: 4, from: 'agent' }),
      aMessage({ seq: 5, from: 'note' }),
    ];
    expect(lookedAtSeq(messages)).to.equal(3);
    expect(lookedAtSeq([...messages, aMessage({ seq: 6, from: 'customer' })])).to.equal(6);
    expect(lookedAtSeq(messages.slice(1, 2))).to.equal(0);
  });
});
