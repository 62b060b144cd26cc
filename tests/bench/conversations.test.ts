import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parseMarkdownArticle, type RecordedConversation } from '../../knowledge/index.ts';
import { jaccard, trigrams } from '../../recognizers/similarity.ts';

const ROOT = new URL('../../', import.meta.url);
/** From here on two texts count as the same, as between training rows. */
const SAME = 0.7;

describe('The conversations that suggestions are measured by', () => {
  const read = (name: string) => readFileSync(new URL(name, ROOT), 'utf8');
  const rows = <Row>(name: string): readonly Row[] =>
    read(name)
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as Row);
  const conversations = rows<RecordedConversation>('bench/conversations.jsonl');
  const tuning = rows<RecordedConversation>('bench/conversations.tuning.jsonl');
  const articles = (['zh', 'en'] as const).flatMap((language) => {
    const folder = new URL(`bot/sampleShop/articles/${language}/`, ROOT);
    return readdirSync(folder).map((file) =>
      parseMarkdownArticle(readFileSync(new URL(file, folder), 'utf8')),
    );
  });
  /** Short greetings and thanks are everybody's. */
  const wordsOf = (all: readonly RecordedConversation[]) =>
    all.flatMap(({ turns }) =>
      turns
        .filter(({ from, text }) => from === 'customer' && trigrams(text).size >= 6)
        .map(({ text }) => text),
    );

  it('are 60 or more, in both languages, about articles that there are', () => {
    const ids = new Set(articles.map(({ id }) => id));
    expect(conversations.length).to.be.at.least(60);
    for (const language of ['zh', 'en'] as const) {
      const own = conversations.filter((one) => one.language === language);
      expect(own.length).to.be.at.least(25);
    }
    for (const { turns } of [...conversations, ...tuning]) {
      const used = turns.findLast(({ from, articleId }) => from === 'agent' && articleId);
      expect(ids).to.include(used?.articleId);
    }
  });

  it('share no wording with articles, training rows, or the conversations that settings were chosen on', () => {
    const known = [
      ...rows<{ utterance: string }>('bot/sampleShop/intents.jsonl').map((row) => row.utterance),
      ...articles.flatMap(({ title, questions }) => [title, ...questions]),
      ...wordsOf(tuning),
    ].map((text) => ({ text, grams: trigrams(text) }));
    const same = wordsOf(conversations).flatMap((text) => {
      const grams = trigrams(text);
      return known
        .filter((other) => jaccard(grams, other.grams) >= SAME)
        .map((other) => `${text} ~ ${other.text}`);
    });
    expect(same).to.deep.equal([]);
  });
});
