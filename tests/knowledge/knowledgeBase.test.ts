import { expect } from 'chai';
import { type Article, KnowledgeBase, KnowledgeError } from '../../knowledge/index.ts';
import { anArticle } from './anArticle.ts';
import { articleStoreInMemory, taxonomyInMemory } from './articleStoreInMemory.ts';

describe('KnowledgeBase', () => {
  const now = new Date('2026-11-22T09:00:00Z');
  const clock = { now };
  afterEach(() => {
    clock.now = now;
  });

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

  it('answers with what was published while a new version of it is drafted and reviewed', async () => {
    const { knowledge } = await aKnowledgeBase([anArticle()]);
    const draft = anArticle({ title: 'Next year', status: 'draft' });
    await save(knowledge, draft, 1);
    await save(knowledge, { ...draft, status: 'inReview' }, 2);
    expect(knowledge.article('return-policy', 'en')?.title).to.equal('Returning an item');
    expect(knowledge.latestOf('return-policy', 'en')).to.include({
      revision: 3,
      title: 'Next year',
    });
    await save(knowledge, { ...draft, status: 'published' }, 3);
    expect(knowledge.article('return-policy', 'en')?.title).to.equal('Next year');
  });

  it('knows from a start on, and after it missed changes, what is published beneath drafts', async () => {
    const { knowledge, articles } = await aKnowledgeBase([
      anArticle({ title: 'First' }),
      anArticle({ revision: 2, status: 'draft' }),
    ]);
    const shown = () => knowledge.article('return-policy', 'en')?.title;
    expect(shown()).to.equal('First');
    await articles.save(anArticle({ revision: 3, title: 'Second' }), 2);
    await articles.save(anArticle({ revision: 4, status: 'inReview' }), 3);
    await knowledge.load();
    expect(shown()).to.equal('Second');
    const many = Array.from({ length: 150 }, (_, index) => anArticle({ id: `article-${index}` }));
    for (const article of many) await articles.save(article, 0);
    for (const article of many)
      await articles.save({ ...article, revision: 2, status: 'draft' }, 1);
    await knowledge.load();
    expect([...knowledge.published()]).to.have.length(151);
  });

  it('shows an article within its validity only, by time alone', async () => {
    const { knowledge } = await aKnowledgeBase([
      anArticle({
        validFrom: new Date('2026-12-01T00:00:00Z'),
        validUntil: new Date('2026-12-24T00:00:00Z'),
      }),
    ]);
    const isShownAt = (instant: string) => {
      clock.now = new Date(instant);
      const shown = [
        knowledge.article('return-policy', 'en'),
        knowledge.answerFor('return.policy', 'en'),
        knowledge.search('return', { language: 'en' })[0],
      ];
      return shown.map((found) => found !== undefined);
    };
    expect(isShownAt('2026-11-30T23:59:59Z')).to.deep.equal([false, false, false]);
    expect(isShownAt('2026-12-01T00:00:00Z')).to.deep.equal([true, true, true]);
    expect(isShownAt('2026-12-24T00:00:00Z')).to.deep.equal([false, false, false]);
  });

  it('shows agents what is for them, and customers never', async () => {
    const { knowledge } = await aKnowledgeBase([anArticle({ audience: 'agents' })]);
    expect(knowledge.article('return-policy', 'en')).to.equal(undefined);
    expect(knowledge.answerFor('return.policy', 'en')).to.equal(undefined);
    expect(knowledge.search('return', { language: 'en' })).to.deep.equal([]);
    expect(knowledge.search('return', { language: 'en', audience: 'agents' })).to.have.length(1);
    expect(knowledge.article('return-policy', 'en', 'agents')?.audience).to.equal('agents');
    expect(knowledge.answersTo('return.policy', 'en', 'agents')).to.have.length(1);
  });

  it('refuses a category and a kind of problem that the taxonomy has not', async () => {
    const { knowledge, taxonomy } = await aKnowledgeBase([]);
    const names = { zh: '', en: '' };
    await taxonomy.saveTaxonomy({
      ...{ version: 0, issueTypes: [{ id: 'returns', names }] },
      products: [{ id: 'shoes', names, children: [{ id: 'boots', names, children: [] }] }],
    });
    const error: unknown = await save(
      knowledge,
      anArticle({ product: 'boots', issueType: 'mood' }),
      0,
    ).catch((refusal: unknown) => refusal);
    expect((error as KnowledgeError).fields).to.deep.equal({
      product: 'boots is no category of the taxonomy',
      issueType: 'mood is no issue type of the taxonomy',
    });
    expect((await save(knowledge, anArticle({ product: 'shoes/boots' }), 0)).outcome).to.equal(
      'saved',
    );
    expect((await save(knowledge, anArticle({ id: 'b', product: 'all' }), 0)).outcome).to.equal(
      'saved',
    );
  });

  it('restores what an earlier revision said, as a new one', async () => {
    const { knowledge, articles } = await aKnowledgeBase([]);
    await save(knowledge, anArticle({ title: 'First' }), 0);
    await save(knowledge, anArticle({ title: 'Second' }), 1);
    const first = { id: 'return-policy', language: 'en', revision: 1 } as const;
    const revising = { author: 'editor-7', note: '', now };
    await knowledge.restore(first, { ...revising, expectedRevision: 2 });
    expect(knowledge.article('return-policy', 'en')).to.include({ revision: 3, title: 'First' });
    expect(await articles.revisions('return-policy', 'en')).to.have.length(3);
    const late = await knowledge.restore(first, { ...revising, expectedRevision: 2 });
    expect(late.outcome).to.equal('conflict');
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
    const taxonomy = taxonomyInMemory();
    const knowledge = new KnowledgeBase({ articles, taxonomy, now: () => clock.now });
    await knowledge.load();
    return { knowledge, articles, taxonomy };
  }

  async function save(knowledge: KnowledgeBase, article: Article, expectedRevision: number) {
    const { revision, author, note, at, ...draft } = article;
    return knowledge.save(draft, { author: 'editor-7', note: 'why', expectedRevision, now });
  }
});
