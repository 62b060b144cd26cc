import { expect } from 'chai';
import { type OwnOrder, Recommendations } from '../../../knowledge/index.ts';
import { later, NOW } from '../../support/records.ts';
import { anArticle } from '../anArticle.ts';

const ARTICLES = [
  anArticle({ id: 'rush', intents: ['order.rush'] }),
  anArticle({ id: 'start', intents: ['return.start'] }),
  anArticle({ id: 'invoice', intents: ['invoice.request'] }),
  anArticle({ id: 'warranty', intents: ['product.warranty'] }),
  anArticle({ id: 'delivery', intents: ['delivery.time'] }),
  anArticle({ id: 'refund', intents: ['refund.status'], language: 'zh' }),
];
const DAY = 24 * 3600;

describe('Recommendations', () => {
  let recommendations: Recommendations;

  beforeEach(() => {
    recommendations = new Recommendations({
      knowledge: {
        search: () => [],
        article: (id) => ARTICLES.find((article) => article.id === id),
        answerFor: (intent) => ARTICLES.find(({ intents }) => intents.includes(intent)),
      },
    });
  });

  const arrival = (orders: readonly OwnOrder[], lastArticleId: string | null = null) =>
    recommendations
      .onArrival({ language: 'en', orders, lastArticleId, now: NOW }, 3)
      .map((offer) => (offer.kind === 'article' ? offer.article.id : offer.kind));
  const order = (status: OwnOrder['status'], daysAgo = 1): OwnOrder => ({
    status,
    since: later(-daysAgo * DAY),
  });
  const used = (conversations: number, ...articleIds: readonly string[]) => {
    for (let index = 0; index < conversations; index += 1) {
      articleIds.forEach((articleId, place) => {
        const conversationId = `${articleIds.join()} ${index}`;
        const at = later(place - 60);
        recommendations.observe({ conversationId, seq: place + 1, articleId, at });
      });
    }
  };

  it('follow the state of an order: where it is on its way, returns and papers once it is there', () => {
    expect(arrival([order('shipped')])).to.deep.equal(['track', 'delivery']);
    expect(arrival([order('delivered')])).to.deep.equal(['start', 'invoice', 'warranty']);
    expect(arrival([order('delivered', 60)])).to.deep.equal(['warranty', 'invoice']);
    expect(arrival([order('exception')])).to.deep.equal(['track', 'person']);
  });

  it('put the newest news first, and say nothing twice', () => {
    const orders = [order('delivered', 9), order('shipped', 2), order('shipped', 3)];
    expect(arrival(orders)).to.deep.equal(['track', 'delivery', 'start']);
  });

  it('offer no article in another language', () => {
    expect(arrival([order('refunding')])).to.deep.equal([]);
  });

  it('know nothing of a stranger but what everybody asks, once enough have', () => {
    expect(arrival([])).to.deep.equal([]);
    used(4, 'invoice');
    expect(arrival([])).to.deep.equal([]);
    used(20, 'warranty');
    expect(arrival([])).to.deep.equal(['warranty']);
  });

  it('go on from what the customer asked last', () => {
    used(10, 'start', 'rush');
    expect(arrival([], 'start')[0]).to.equal('rush');
    const after = recommendations.afterAnswer('start', 'en', 2);
    expect(after.map(({ id }) => id)).to.deep.equal(['rush']);
    expect(recommendations.afterAnswer('invoice', 'en', 2)).to.deep.equal([]);
  });
});
