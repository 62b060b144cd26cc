import { expect } from 'chai';
import {
  AgentSuggestions,
  type Article,
  type SaidText,
  SearchIndex,
  type SuggestionSource,
} from '../../../knowledge/index.ts';
import { anArticle } from '../anArticle.ts';

const ARTICLES = [
  anArticle({ id: 'returns', title: 'Returning an item', intents: ['return.start'] }),
  anArticle({
    ...{ id: 'refunds', title: 'When your refund arrives', intents: ['refund.status'] },
    ...{ body: 'Cards take **five days**.', questions: ['Where is my money?'] },
  }),
  anArticle({
    ...{ id: 'warranty', title: 'Warranty of two years', intents: [] },
    ...{ body: 'We repair kettles and lamps.', questions: ['Is it under warranty?'] },
  }),
  anArticle({
    ...{ id: 'goodwill', title: 'When to offer goodwill', audience: 'agents', intents: [] },
    ...{ body: 'Up to ¥20 of goodwill.', questions: [] },
  }),
];

/** What the model makes of texts in these tests. */
const MEANINGS: Readonly<Record<string, string>> = {
  'I want to send it back': 'return.start',
  'and my money?': 'refund.status',
};

describe('AgentSuggestions', () => {
  const index = new SearchIndex();
  for (const article of ARTICLES) index.put(article);
  const found = (id: string) => ARTICLES.find((article) => article.id === id) as Article;
  const knowledge: SuggestionSource = {
    search: (query, options) =>
      index
        .search(query, options)
        .map(({ articleId, score }) => ({ article: found(articleId), score })),
    answersTo: (intent) => ARTICLES.filter(({ intents }) => intents.includes(intent)),
    next: (ids) => new Map(ids.has('returns') ? [['refunds', 1]] : []),
  };
  const suggestions = new AgentSuggestions({
    knowledge,
    rankIntents: async (text) => {
      const intent = MEANINGS[text];
      return intent === undefined ? [] : [{ intent, confidence: 0.8 }];
    },
  });
  const customer = (text: string): SaidText => ({ from: 'customer', text });
  const suggest = (...turns: readonly SaidText[]) => suggestions.suggest({ language: 'en', turns });
  const ids = async (...turns: readonly SaidText[]) =>
    (await suggest(...turns)).articles.map(({ article }) => article.id);

  it('puts first what the customer means now, and keeps what they meant before', async () => {
    const order = await ids(customer('I want to send it back'), customer('and my money?'));
    expect(order.slice(0, 2)).to.deep.equal(['refunds', 'returns']);
  });

  it('is not led astray by a message that says next to nothing', async () => {
    const order = await ids(customer('I want to send it back'), customer('ok 202611220001'));
    expect(order[0]).to.equal('returns');
  });

  it('hears nothing in small talk, and suggests nothing while there is only that', async () => {
    const patient = new AgentSuggestions({
      knowledge,
      rankIntents: async () => [{ intent: 'human.agent', confidence: 0.9 }],
      smallTalk: new Set(['human.agent']),
    });
    const { articles } = await patient.suggest({ language: 'en', turns: [customer('a refund!')] });
    expect(articles).to.deep.equal([]);
  });

  it('finds by words what no intent leads to', async () => {
    const { articles } = await suggest(customer('is the kettle under warranty'));
    expect(articles[0]?.article.id).to.equal('warranty');
    expect(articles[0]?.ground).to.equal('words');
  });

  it('suggests nothing again that an agent sent, and later what the bot said', async () => {
    const asked = customer('I want to send it back');
    const sent = await ids(asked, { from: 'agent', text: 'Like this', articleId: 'returns' });
    expect(sent).to.not.include('returns');
    const score = async (turn?: SaidText) => {
      const { articles } = await suggest(asked, ...(turn ? [turn] : []));
      return articles.find(({ article }) => article.id === 'returns')?.score ?? 0;
    };
    const answered = await score({ from: 'bot', text: 'Like this', articleId: 'returns' });
    expect(answered).to.be.below(await score());
  });

  it('gives a reply in plain text, from the best article that is for customers', async () => {
    const { replyFrom, articles } = await suggest(customer('and my money?'));
    expect(replyFrom).to.equal('refunds');
    expect(articles[0]?.reply).to.equal('Cards take five days.');
    const internal = await suggest(customer('goodwill of how much'));
    expect(internal.articles[0]).to.include({ reply: null });
    expect(internal.articles[0]?.article.id).to.equal('goodwill');
    expect(internal.replyFrom).to.equal(null);
  });

  it('suggests nothing while nothing was asked', async () => {
    expect(await suggest()).to.deep.equal({ articles: [], replyFrom: null });
    expect((await suggest(customer('  '), customer('👍'))).articles).to.deep.equal([]);
  });
});
