import { expect } from 'chai';
import { type TeachingArticle, withArticleQuestions } from '../../recognizers/articleQuestions.ts';
import { UTTERANCES } from './rows.ts';

function anArticle(changes: Partial<TeachingArticle> = {}): TeachingArticle {
  const title = 'Getting an invoice';
  const questions = ['my boss wants a receipt with our tax number'];
  return {
    ...{ language: 'en', status: 'published', title, questions, intents: ['invoice.request'] },
    ...changes,
  };
}

describe('withArticleQuestions', () => {
  const learned = (...articles: readonly TeachingArticle[]) =>
    withArticleQuestions(UTTERANCES, articles).slice(UTTERANCES.length);

  it('teaches an intent by title and questions of the article that answers it', () => {
    expect(learned(anArticle())).to.deep.equal([
      { intent: 'invoice.request', language: 'en', utterance: 'Getting an invoice' },
      {
        intent: 'invoice.request',
        language: 'en',
        utterance: 'my boss wants a receipt with our tax number',
      },
    ]);
  });

  it('learns the same in whatever order a store gives the articles', () => {
    const refunds = anArticle({
      title: 'When refunds arrive',
      questions: [],
      intents: ['return.start'],
    });
    expect(learned(refunds, anArticle())).to.deep.equal(learned(anArticle(), refunds));
  });

  it('learns nothing from what customers are not told', () => {
    expect(learned(anArticle({ status: 'draft' }), anArticle({ status: 'archived' }))).to.be.empty;
  });

  it('learns nothing where an article does not say which intent it means, or one that nobody taught', () => {
    expect(learned(anArticle({ intents: [] }))).to.be.empty;
    expect(learned(anArticle({ intents: ['invoice.request', 'order.status'] }))).to.be.empty;
    expect(learned(anArticle({ intents: ['unknown'] }))).to.be.empty;
  });
});
