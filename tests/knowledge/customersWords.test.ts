import { expect } from 'chai';
import { KnowledgeBase } from '../../knowledge/index.ts';
import { anArticle } from './anArticle.ts';
import { articleStoreInMemory, taxonomyInMemory } from './articleStoreInMemory.ts';

const REFUNDS = anArticle({
  ...{ id: 'refunds', title: 'Refunds', body: 'They take five days.' },
  ...{ questions: [], intents: ['refund.status'] },
});
const OTHER = anArticle({
  ...{ id: 'other', title: 'Opening hours', body: 'Nine to five.', questions: [], intents: [] },
});
const said = (utterance: string, language: 'en' | 'zh' = 'en') => ({
  ...{ utterance, language, intent: 'refund.status' },
});

describe('the words of customers', () => {
  let knowledge: KnowledgeBase;
  const found = () =>
    knowledge.search('cash back in my wallet', { language: 'en' }).map((hit) => hit.articleId);

  beforeEach(async () => {
    const articles = articleStoreInMemory([REFUNDS, OTHER]);
    knowledge = new KnowledgeBase({ articles, taxonomy: taxonomyInMemory() });
    await knowledge.load();
  });

  it('find the articles that answer what they mean, in the same language', async () => {
    expect(found()).not.to.include('refunds');
    await knowledge.learnWords([said('when is the cash back in my wallet')]);
    expect(found()[0]).to.equal('refunds');
    await knowledge.learnWords([said('when is the cash back in my wallet', 'zh')]);
    expect(found()).not.to.include('refunds');
  });

  it('find articles that come later, too, and are not shown as theirs', async () => {
    await knowledge.learnWords([said('when is the cash back in my wallet')]);
    const { revision, author, note, at, ...draft } = { ...REFUNDS, id: 'newer' };
    const revising = { author: 'eve', note: '', expectedRevision: 0, now: new Date() };
    await knowledge.save(draft, revising);
    expect(found()).to.have.members(['newer', 'refunds']);
    expect(knowledge.article('newer', 'en')?.questions).to.deep.equal([]);
  });
});
