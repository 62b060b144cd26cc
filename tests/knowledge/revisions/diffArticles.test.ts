import { expect } from 'chai';
import { diffArticles } from '../../../knowledge/index.ts';
import { anArticle } from '../anArticle.ts';

describe('diffArticles', () => {
  it('says nothing of articles that say the same', () => {
    const dated = { validUntil: new Date('2026-12-01T00:00:00Z') };
    const later = { author: 'another', revision: 2, validUntil: new Date(dated.validUntil) };
    expect(diffArticles(anArticle(dated), anArticle(later))).to.deep.equal([]);
  });

  it('tells for each field what changed in it', () => {
    const until = new Date('2026-12-01T00:00:00Z');
    const from = anArticle({ questions: ['a?', 'b?'], channels: { sms: 'Short' } });
    const to = anArticle({
      ...{ title: 'Returning two items', questions: ['b?', 'c?'], channels: {} },
      ...{ status: 'archived', validUntil: until },
    });
    const changes = diffArticles(from, to);
    expect(changes.map(({ field }) => field)).to.deep.equal([
      ...['title', 'channels.sms', 'questions', 'status', 'validUntil'],
    ]);
    expect(changes[2]).to.deep.include({ kept: ['b?'], removed: ['a?'], added: ['c?'] });
    expect(changes[3]).to.deep.include({ from: 'published', to: 'archived' });
    expect(changes[4]).to.deep.include({ from: null, to: until });
  });

  it('tells of another order', () => {
    const [change] = diffArticles(anArticle({ tags: ['a', 'b'] }), anArticle({ tags: ['b', 'a'] }));
    expect(change).to.deep.include({ field: 'tags', kept: ['b', 'a'], removed: [], added: [] });
  });
});
