import { expect } from 'chai';
import fc from 'fast-check';
import {
  ARTICLE_FORMATS,
  type Article,
  type ArticleFormat,
  parseArticle,
  planImport,
  readArticleFiles,
  writeArticleFile,
} from '../../../knowledge/index.ts';
import { anArticle } from '../anArticle.ts';
import { articleStoreInMemory, taxonomyInMemory } from '../articleStoreInMemory.ts';

const now = new Date('2026-11-22T08:00:00Z');

async function takenIn(
  format: ArticleFormat,
  articles: readonly Article[],
  store: readonly Article[],
) {
  const file = writeArticleFile(articles, {
    format,
    now,
    language: format === 'html' ? 'en' : undefined,
  });
  const parts = { articles: articleStoreInMemory(store), taxonomy: taxonomyInMemory() };
  return planImport(readArticleFiles([file]), { mode: 'merge' }, parts);
}

/** What a page for everybody may show. */
const SHOWN = { language: 'en', status: 'published', audience: 'customers' } as const;

/** Words with everything that files have a meaning for. */
const words = (longest: number) =>
  fc
    .oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: longest }),
      fc.constantFrom(
        '=1+1',
        "'=1",
        '- 甲\n- 乙',
        '---\nid: x',
        '"a", b',
        '[1]',
        '["x"]',
        'a\r\nb',
        '2026',
        'null',
        '@me',
        '<b>x</b> & y',
        '**好** [退货](/returns)',
      ),
    )
    .map((text) => text.trim().slice(0, longest))
    .filter((text) => text.trim() === text && text !== '');

const articles: fc.Arbitrary<Article> = fc
  .record({
    title: words(60),
    body: words(200),
    questions: fc.array(words(80), { maxLength: 3 }),
    tags: fc.array(words(40), { maxLength: 3 }),
    channels: fc.dictionary(fc.constantFrom('sms', 'line', 'facebook'), words(80)),
    language: fc.constantFrom('zh' as const, 'en' as const),
    status: fc.constantFrom('draft' as const, 'published' as const, 'archived' as const),
    audience: fc.constantFrom('customers' as const, 'agents' as const),
    validFrom: fc.option(fc.constant(new Date('2026-01-01T00:00:00.5Z'))),
    reviewBy: fc.option(fc.constant(new Date('2027-01-01T00:00:00Z'))),
    revision: fc.integer({ min: 1, max: 9 }),
  })
  .map((fields) => anArticle(fields));

describe('An export that is imported again', () => {
  for (const format of ARTICLE_FORMATS) {
    it(`changes nothing, whatever the articles say (${format})`, async () => {
      const property = fc.asyncProperty(articles, async (any) => {
        const article = format === 'html' ? { ...any, ...SHOWN } : any;
        const plan = await takenIn(format, [article], [article]);
        const { created, changed, older, conflicts, refused } = plan;
        expect({ created, changed, older, conflicts, refused }).to.deep.equal({
          ...{ created: [], changed: [], older: [], conflicts: [], refused: [] },
        });
      });
      await fc.assert(property, { numRuns: 150 });
    });
  }

  for (const format of ['markdown', 'csv', 'jsonl'] as const) {
    it(`makes the same articles in an empty store (${format})`, async () => {
      const property = fc.asyncProperty(articles, async (article) => {
        const { created, refused } = await takenIn(format, [article], []);
        expect(refused).to.deep.equal([]);
        const { revision: _, author: __, note: ___, at: ____, ...draft } = article;
        expect(lineEnds(created[0]?.draft)).to.deep.equal(lineEnds(parseArticle(draft)));
      });
      await fc.assert(property, { numRuns: 150 });
    });
  }
});

/** Files may write line ends in their own way. */
function lineEnds(draft: unknown): unknown {
  return JSON.parse(JSON.stringify(draft).replaceAll('\\r\\n', '\\n'));
}
