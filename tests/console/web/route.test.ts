import { expect } from 'chai';
import { parseRoute, type Route, routeHref } from '../../../console/web/src/state/routePath.ts';

const ROUTES: readonly Route[] = [
  { page: 'inbox', conversationId: 'a/b c' },
  { page: 'queue' },
  { page: 'unanswered' },
  { page: 'gaps' },
  { page: 'intents', view: 'list' },
  { page: 'intents', view: 'history' },
  { page: 'intent', name: '退款/进度', view: 'utterances', q: '' },
  { page: 'intent', name: 'order.track', view: 'history', q: '' },
  { page: 'intent', name: 'order.track', view: 'utterances', q: 'where is it? 50% / #1' },
  { page: 'articles', view: 'list' },
  { page: 'articles', view: 'review' },
  { page: 'taxonomy', view: 'categories' },
  { page: 'taxonomy', view: 'synonyms' },
  { page: 'newArticle', language: 'zh', question: '7 天/15 天？ #1' },
  { page: 'article', id: 'return-policy', language: 'zh', view: 'write' },
  { page: 'article', id: 'return-policy', language: 'en', view: 'history' },
  { page: 'training', modelId: null },
  { page: 'training', modelId: 'm-1' },
];

describe('Addresses of the console', () => {
  it('lead where their links say, whatever names and texts hold', () => {
    for (const route of ROUTES) expect(parseRoute(routeHref(route))).to.deep.equal(route);
  });

  it('lead to the inbox where they say nothing', () => {
    for (const hash of ['', '#/', '#/nowhere']) {
      expect(parseRoute(hash)).to.deep.equal({ page: 'inbox', conversationId: null });
    }
    expect(parseRoute('#/intent/%E0')).to.include({ page: 'intent', name: '%E0' });
  });
});
