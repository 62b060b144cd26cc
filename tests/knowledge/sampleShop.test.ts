import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { clearHit, parseMarkdownArticle, SearchIndex } from '../../knowledge/index.ts';

describe('the sample shop’s articles', () => {
  for (const language of ['zh', 'en'] as const) {
    const folder = new URL(`../../bot/sampleShop/articles/${language}/`, import.meta.url);
    const articles = readdirSync(folder).map((file) =>
      parseMarkdownArticle(readFileSync(new URL(file, folder), 'utf8')),
    );

    it(`are found first by each of their known questions (${language})`, () => {
      const index = new SearchIndex();
      for (const article of articles) index.put(article);
      let questions = 0;
      let clear = 0;
      for (const { id, questions: known } of articles) {
        for (const question of known) {
          const hits = index.search(question, { language });
          expect(hits[0]?.articleId, question).to.equal(id);
          questions += 1;
          if (clearHit(hits) !== undefined) clear += 1;
        }
      }
      expect(clear / questions).to.be.greaterThan(0.85);
    });
  }
});
