import { expect } from 'chai';
import type { Article } from '../../knowledge/store.ts';
import type { Store } from '../../storage/store.ts';
import { NOW } from './records.ts';
import { eachWithEmpty, type Subject } from './subject.ts';

/** Every revision of every article is kept, and two authors do not overwrite each other. */
export function articleStoreContract(subject: Subject<Pick<Store, 'articles' | 'events'>>): void {
  const stores = eachWithEmpty(subject);
  const articles = () => stores().articles;

  describe('articles', () => {
    it('are shown in their latest revision, in each language', async () => {
      await articles().save(anArticle(), 0);
      await articles().save(anArticle({ revision: 2, status: 'archived' }), 1);
      const chinese = anArticle({ language: 'zh', title: '七天无理由退货 📦' });
      await articles().save(chinese, 0);
      const english = anArticle({ revision: 2, status: 'archived' });
      expect(await articles().articles()).to.have.deep.members([english, chinese]);
      expect(await articles().latestRevisions()).to.have.deep.members([
        { id: 'returns', language: 'en', revision: 2 },
        { id: 'returns', language: 'zh', revision: 1 },
      ]);
      expect(await articles().article('returns', 'en')).to.deep.equal(english);
      expect(await articles().article('returns', 'zh')).to.deep.equal(chinese);
      expect(await articles().article('other', 'zh')).to.equal(undefined);
    });

    it('keep all their revisions', async () => {
      for (const revision of [1, 2, 3]) {
        await articles().save(anArticle({ revision, title: `Title ${revision}` }), revision - 1);
      }
      const revisions = await articles().revisions('returns', 'en');
      expect(revisions.map(({ revision }) => revision)).to.deep.equal([3, 2, 1]);
      expect(revisions[1]).to.deep.equal(anArticle({ revision: 2, title: 'Title 2' }));
    });

    it('stand as they were last published or archived, whatever is drafted on top', async () => {
      await articles().save(anArticle(), 0);
      await articles().save(anArticle({ revision: 2, status: 'inReview' }), 1);
      await articles().save(anArticle({ revision: 3, status: 'draft', title: 'Next year' }), 2);
      await articles().save(anArticle({ language: 'zh', status: 'draft' }), 0);
      expect(await articles().standing()).to.deep.equal([anArticle()]);
      expect(await articles().standingArticle('returns', 'en')).to.deep.equal(anArticle());
      expect(await articles().standingArticle('returns', 'zh')).to.equal(undefined);

      const archived = anArticle({ revision: 4, status: 'archived' });
      await articles().save(archived, 3);
      expect(await articles().standing()).to.deep.equal([archived]);
      await articles().save(anArticle({ revision: 5, status: 'draft' }), 4);
      const published = anArticle({ revision: 6 });
      await articles().save(published, 5);
      expect(await articles().standing()).to.deep.equal([published]);
    });

    it('are told as they were on a day', async () => {
      const day = (date: number) => new Date(Date.UTC(2026, 10, date));
      await articles().save(anArticle({ at: day(1) }), 0);
      await articles().save(anArticle({ revision: 2, at: day(3), status: 'draft' }), 1);
      await articles().save(anArticle({ language: 'zh', at: day(4) }), 0);
      const asOf = async (at: Date) =>
        (await articles().articlesAsOf(at)).map(({ language, revision }) => language + revision);
      expect(await asOf(new Date(day(1).getTime() - 1))).to.deep.equal([]);
      expect(await asOf(day(2))).to.deep.equal(['en1']);
      expect(await asOf(day(3))).to.deep.equal(['en2']);
      expect(await asOf(day(5))).to.have.members(['en2', 'zh1']);
    });

    it('keep what is said on each channel, and until when', async () => {
      const article = anArticle({
        channels: { sms: '七天内可退', webchat: 'Long' },
        ...{ audience: 'agents', validFrom: NOW, validUntil: new Date(NOW.getTime() + 1) },
      });
      await articles().save(article, 0);
      expect(await articles().article('returns', 'en')).to.deep.equal(article);
    });

    it('take one of two revisions that were written on top of the same one', async () => {
      await articles().save(anArticle(), 0);
      const outcomes = await Promise.all([
        articles().save(anArticle({ revision: 2, author: 'a' }), 1),
        articles().save(anArticle({ revision: 2, author: 'b' }), 1),
      ]);
      expect(outcomes).to.have.members(['saved', 'conflict']);
      expect(await articles().revisions('returns', 'en')).to.have.length(2);
    });

    it('tell the log what was saved, and nothing of a conflict', async () => {
      await articles().save(anArticle(), 0);
      await articles().save(anArticle(), 0);
      const { items } = await stores().events.since(undefined, 10);
      expect(items.map(({ event }) => event)).to.deep.equal([
        {
          type: 'articleSaved',
          articleId: 'returns',
          language: 'en',
          revision: 1,
          status: 'published',
        },
      ]);
    });
  });
}

function anArticle(fields: Partial<Article> = {}): Article {
  return {
    id: 'returns',
    language: 'en',
    revision: 1,
    status: 'published',
    title: 'Returns within seven days',
    body: 'You may return it.',
    questions: ['Can I return it?'],
    intents: ['returnPolicy'],
    product: '',
    issueType: 'returns',
    urgency: 'normal',
    audience: 'customers',
    channels: {},
    validFrom: null,
    validUntil: null,
    reviewBy: null,
    tags: [],
    author: 'editor-1',
    note: '',
    at: NOW,
    ...fields,
  };
}
