import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parseMarkdownArticle } from '../../knowledge/index.ts';
import { NONE, type Utterance } from '../../recognizers/index.ts';

const SHOP = new URL('../../bot/sampleShop/', import.meta.url);
const LANGUAGES = ['zh', 'en'] as const;
const CHINESE = /\p{Script=Han}/u;
/** What the bot does by itself: no article answers these. */
const WITHOUT_ARTICLE = [
  ...['order.status', 'human.agent', 'complaint'],
  ...['greeting', 'thanks', 'goodbye', NONE],
];
/** Two texts of which more trigrams than this are common to both are the same text twice. */
const MOST_ALIKE = 0.7;

const utterances = rowsOf<Utterance>('intents.jsonl');
const intents = [...new Set(utterances.map(({ intent }) => intent))];
const articles = LANGUAGES.map((language) => {
  const folder = new URL(`articles/${language}/`, SHOP);
  return readdirSync(folder).map((file) => {
    const article = parseMarkdownArticle(readFileSync(new URL(file, folder), 'utf8'));
    expect(`${language}/${article.id}.md`, file).to.equal(`${article.language}/${file}`);
    return article;
  });
});

describe('the sample shop’s intents', () => {
  it('are 48 or more beside None, each described in one line', () => {
    const named = intents.filter((intent) => intent !== NONE);
    const described = rowsOf<{ intent: string; description: string }>('descriptions.jsonl');
    expect(named).to.have.length.of.at.least(48);
    expect(described.map(({ intent }) => intent)).to.have.members(named);
    for (const { description } of described) expect(description).to.match(/^\S.{10,200}\S$/);
  });

  for (const language of LANGUAGES) {
    const own = utterances.filter((row) => row.language === language);

    it(`have at least 18 utterances each, and None 120 (${language})`, () => {
      for (const intent of intents) {
        const least = intent === NONE ? 120 : 18;
        const rows = own.filter((row) => row.intent === intent);
        expect(rows, intent).to.have.length.of.at.least(least);
      }
    });

    it(`have no utterance twice, nor one much like another (${language})`, () => {
      expect(lookalikes(own.map(({ utterance }) => utterance))).to.deep.equal([]);
    });

    it(`do not give the known questions of articles away (${language})`, () => {
      const known = new Set(articles.flat().flatMap(({ questions }) => questions.map(plain)));
      const copied = own.filter(({ utterance }) => known.has(plain(utterance)));
      expect(copied.map(({ utterance }) => utterance)).to.deep.equal([]);
    });
  }

  it('are written in the language they are said to be in, without blanks around them', () => {
    for (const { utterance, language } of utterances) {
      expect(utterance).to.equal(utterance.trim()).and.not.equal('');
      expect(LANGUAGES).to.include(language);
      if (language === 'en') expect(utterance).not.to.match(CHINESE);
    }
    const latin = utterances.filter((row) => row.language === 'zh' && !CHINESE.test(row.utterance));
    // "hello", "3q" and nonsense are typed by Chinese customers too.
    expect(latin.length).to.be.at.most(20);
  });

  it('have an article that answers them, if they ask for information', () => {
    for (const [index, language] of LANGUAGES.entries()) {
      const answered = new Set(articles[index]?.flatMap((article) => article.intents));
      const open = intents.filter((intent) => !answered.has(intent));
      expect(open, language).to.have.members(WITHOUT_ARTICLE);
    }
  });
});

describe('the sample shop’s articles, as a shop would publish them', () => {
  const [zh = [], en = []] = articles;

  it('are 64 or more, the same in both languages but for the words', () => {
    const same = ({ id, intents, product, issueType, urgency }: (typeof zh)[number]) => {
      return { id, intents, product, issueType, urgency };
    };
    expect(zh).to.have.length.of.at.least(64);
    expect(zh.map(same)).to.deep.equal(en.map(same));
  });

  it('have three to six known questions and some tags, and name only intents that there are', () => {
    for (const { id, questions, tags, intents: answered } of [...zh, ...en]) {
      expect(questions.length, id).to.be.within(3, 6);
      expect(tags, id).not.to.be.empty;
      expect(intents, id).to.include.members([...answered]);
    }
  });

  it('are long enough to help and short enough to be read in a chat', () => {
    for (const { id, body } of en) expect(body.split(/\s+/).length, id).to.be.within(80, 250);
    for (const { id, body } of zh) expect(body.length, id).to.be.within(140, 420);
  });

  it('link only to pages that there are', () => {
    for (const { id, body } of [...zh, ...en]) {
      for (const [, page] of body.matchAll(/\]\(([^)]*)\)/g)) {
        expect(['/orders', '/account'], id).to.include(page);
      }
    }
  });
});

/** Pairs of texts of which `MOST_ALIKE` or more of all their trigrams are common to both (Jaccard). */
function lookalikes(texts: readonly string[]): readonly string[] {
  const sets = texts.map(trigrams);
  const holders = new Map<string, number[]>();
  const found: string[] = [];
  for (const [index, own] of sets.entries()) {
    const common = new Map<number, number>();
    for (const trigram of own) {
      const earlier = holders.get(trigram) ?? [];
      for (const place of earlier) common.set(place, (common.get(place) ?? 0) + 1);
      holders.set(trigram, [...earlier, index]);
    }
    for (const [place, count] of common) {
      const all = own.size + (sets[place]?.size ?? 0) - count;
      if (count / all >= MOST_ALIKE) found.push(`${texts[place]} | ${texts[index]}`);
    }
  }
  return found;
}

/** Three characters at a time, with a blank at both ends so that the shortest texts have some too. */
function trigrams(text: string): ReadonlySet<string> {
  const padded = ` ${plain(text)} `;
  const count = Math.max(1, padded.length - 2);
  return new Set(Array.from({ length: count }, (_, index) => padded.slice(index, index + 3)));
}

function plain(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}

function rowsOf<Row>(file: string): readonly Row[] {
  const lines = readFileSync(new URL(file, SHOP), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Row);
}
