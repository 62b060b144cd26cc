import { expect } from 'chai';
import { type Article, KnowledgeBase, KnowledgeError } from '../../knowledge/index.ts';
import { anArticle } from './anArticle.ts';
import { articleStoreInMemory } from './articleStoreInMemory.ts';

describe('KnowledgeBase', () => {
  const now = new Date('2026-11-22T09:00:00Z');

  it('finds what is published and hides drafts and archived articles', async () => {
    const { knowledge } = await aKnowledgeBase([
      anArticle(),
      anArticle({ id: 'draft', status: 'draft' }),
      anArticle({ id: 'archived', status: 'archived' }),
    ]);
    const ids = knowledge
      .search('return something', { language: 'en' })
      .map((hit) => hit.articleId);
    expect(ids).to.deep.equal(['return-policy']);
    expect(knowledge.article('draft', 'en')).to.equal(undefined);
  });

  it('hides an article whose latest revision is archived', async () => {
    const published = anArticle();
    const { knowledge } = await aKnowledgeBase([
      published,
      anArticle({ revision: 2, status: 'archived' }),
    ]);
    expect(knowledge.article('return-policy', 'en')).to.equal(undefined);
    expect(knowledge.search('return', { language: 'en' })).to.deep.equal([]);
  });

  it('gives the article in the other language when there is none in the customer’s', async () => {
    const { knowledge } = await aKnowledgeBase([anArticle({ language: 'en' })]);
    expect(knowledge.article('return-policy', 'zh')?.language).to.equal('en');
    expect(knowledge.answerFor('return.policy', 'zh')?.language).to.equal('en');
  });

  it('answers an intent with the article that is about it alone', async () => {
    const { knowledge } = await aKnowledgeBase([
      anArticle({ id: 'a-general', intents: ['return.policy', 'exchange', 'refund.status'] }),
      anArticle({ id: 'b-special' }),
    ]);
    expect(knowledge.answerFor('return.policy', 'en')?.id).to.equal('b-special');
    expect(knowledge.answerFor('exchange', 'en')?.id).to.equal('a-general');
    expect(knowledge.answerFor('weather', 'en')).to.equal(undefined);
  });

  it('searches among the articles that the filter lets through', async () => {
    const { knowledge } = await aKnowledgeBase([
      anArticle({ id: 'phones', product: 'electronics' }),
      anArticle({ id: 'coats', product: 'clothing' }),
    ]);
    const filter = (article: Article) => article.product === 'clothing';
    const hits = knowledge.search('return something', { language: 'en', filter });
    expect(hits.map((hit) => hit.article.id)).to.deep.equal(['coats']);
  });

  it('finds a saved revision at once, numbered and signed', async () => {
    const { knowledge } = await aKnowledgeBase([]);
    const saved = await save(knowledge, anArticle({ title: 'Trading in a phone' }), 0);
    expect(saved).to.deep.include({ outcome: 'saved' });
    const [hit] = knowledge.search('trade in', { language: 'en' });
    expect(hit?.article).to.include({ revision: 1, author: 'editor-7', note: 'why', at: now });
  });

  it('tells the second of two editors what the first one wrote', async () => {
    const { knowledge } = await aKnowledgeBase([anArticle()]);
    await save(knowledge, anArticle({ title: 'The first one’s' }), 1);
    const second = await save(knowledge, anArticle({ title: 'The second one’s' }), 1);
    expect(second.outcome).to.equal('conflict');
    expect(second.outcome === 'conflict' && second.latest?.title).to.equal('The first one’s');
    expect(knowledge.article('return-policy', 'en')?.title).to.equal('The first one’s');
  });

  it('refuses a wrong article, naming every wrong field', async () => {
    const { knowledge } = await aKnowledgeBase([]);
    const error: unknown = await save(knowledge, anArticle({ title: '', issueType: ' ' }), 0).catch(
      (refusal: unknown) => refusal,
    );
    expect(error).to.be.instanceOf(KnowledgeError);
    expect((error as KnowledgeError).code).to.equal('invalidArticle');
    expect((error as KnowledgeError).fields).to.have.all.keys('title', 'issueType');
  });

  it('takes over what another instance published, once it hears of it', async () => {
    const { knowledge, articles } = await aKnowledgeBase([anArticle()]);
    await articles.save(anArticle({ revision: 2, title: 'Handing in batteries' }), 1);
    expect(knowledge.search('batteries', { language: 'en' })).to.deep.equal([]);
    await knowledge.refresh('return-policy', 'en');
    expect(knowledge.search('batteries', { language: 'en' })).to.have.lengthOf(1);
  });

  async function aKnowledgeBase(stored: readonly Article[]) {
    const articles = articleStoreInMemory(stored);
    const knowledge = new KnowledgeBase({ articles });
    await knowledge.load();
    return { knowledge, articles };
  }

  async function save(knowledge: KnowledgeBase, article: Article, expectedRevision: number) {
    const { revision, author, note, at, ...draft } = article;
    return knowledge.save(draft, { author: 'editor-7', note: 'why', expectedRevision, now });
  }
});
