import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parseMarkdownArticle } from '../../knowledge/index.ts';

const ROOT = new URL('../../', import.meta.url);
const LANGUAGES = ['zh', 'en'] as const;
/** From this share of common trigrams on, two texts ask the same in the same words. */
const MOST_ALIKE = 0.7;
/** Rows a language must have, for each article and in all. */
const LEAST = { perArticle: 3, perLanguage: 300 } as const;

/** `articleId` is null where no article may answer. */
interface Question {
  readonly utterance: string;
  readonly language: string;
  readonly articleId: string | null;
  /** The article that was said right before. */
  readonly after?: string;
}

const articles = LANGUAGES.flatMap(articlesOf);
const questions = rowsOf<Question>('bench/questions.jsonl');
const policyQuestions = rowsOf<Question>('bot/sampleShop/policyQuestions.jsonl');

describe('the questions by which answers are measured', () => {
  it('are 600 or more, a sixth of them for no article', () => {
    const outOfScope = questions.filter(({ articleId }) => articleId === null);
    expect(questions).to.have.length.of.at.least(600);
    expect(outOfScope.length / questions.length).to.be.at.least(1 / 6);
  });

  it('are rows of an utterance, a language and an article or null, without blanks around them', () => {
    for (const row of questions) {
      expect(row).to.have.all.keys('utterance', 'language', 'articleId');
      expect(row.utterance).to.equal(row.utterance.trim()).and.not.equal('');
      expect(LANGUAGES).to.include(row.language);
      if (row.language === 'en') expect(row.utterance).not.to.match(/\p{Script=Han}/u);
    }
  });

  for (const language of LANGUAGES) {
    const own = questions.filter((row) => row.language === language);
    const utterances = own.map(({ utterance }) => utterance);

    it(`ask for every article there is, and for no other (${language})`, () => {
      const ids = articles.filter((article) => article.language === language).map(({ id }) => id);
      const asked = own.flatMap(({ articleId }) => articleId ?? []);
      expect(own).to.have.length.of.at.least(LEAST.perLanguage);
      expect([...new Set(asked)]).to.have.members(ids);
      for (const id of ids) {
        const rows = asked.filter((articleId) => articleId === id);
        expect(rows, id).to.have.length.of.at.least(LEAST.perArticle);
      }
    });

    it(`really differ from each other (${language})`, () => {
      const withItself = utterances.map((utterance) => `${utterance} | ${utterance}`);
      expect(lookalikes(utterances, utterances)).to.have.members(withItself);
    });

    it(`have not been seen in training, nor in the articles (${language})`, () => {
      const learned = [
        ...rowsOf<Question>('bot/sampleShop/intents.jsonl').map(({ utterance }) => utterance),
        ...articles.flatMap((article) => [article.title, ...article.questions]),
      ];
      expect(lookalikes(utterances, learned)).to.deep.equal([]);
    });
  }
});

describe('the questions that answers are fitted on', () => {
  it('are 400 or more, about a fifth of them for no article', () => {
    const none = policyQuestions.filter(({ articleId }) => articleId === null);
    expect(policyQuestions).to.have.length.of.at.least(400);
    expect(none.length / policyQuestions.length).to.be.within(0.15, 0.25);
  });

  for (const language of LANGUAGES) {
    const own = policyQuestions.filter((row) => row.language === language);
    const utterances = own.map(({ utterance }) => utterance);
    const ids = articles.filter((article) => article.language === language).map(({ id }) => id);

    it(`ask for every article, or go on from one (${language})`, () => {
      const asked = own.flatMap(({ articleId }) => articleId ?? []);
      expect([...new Set(asked)]).to.have.members(ids);
      expect(ids).to.include.members(own.flatMap(({ after }) => after ?? []));
    });

    it(`really differ from each other, and are known to nobody else (${language})`, () => {
      const withItself = utterances.map((utterance) => `${utterance} | ${utterance}`);
      expect(lookalikes(utterances, utterances)).to.have.members(withItself);
      const known = [
        ...rowsOf<Question>('bot/sampleShop/intents.jsonl').map(({ utterance }) => utterance),
        ...articles.flatMap((article) => [article.title, ...article.questions]),
        ...questions.map(({ utterance }) => utterance),
      ];
      expect(lookalikes(utterances, known)).to.deep.equal([]);
    });
  }
});

/** Pairs of a text and one of the others that share `MOST_ALIKE` or more of their trigrams (Jaccard). */
function lookalikes(texts: readonly string[], others: readonly string[]): readonly string[] {
  const sets = others.map(trigrams);
  const holders = new Map<string, number[]>();
  for (const [place, set] of sets.entries()) {
    for (const trigram of set) {
      const places = holders.get(trigram);
      if (places) places.push(place);
      else holders.set(trigram, [place]);
    }
  }
  return texts.flatMap((text) => {
    const own = trigrams(text);
    const common = new Map<number, number>();
    for (const trigram of own) {
      for (const place of holders.get(trigram) ?? []) {
        common.set(place, (common.get(place) ?? 0) + 1);
      }
    }
    return [...common]
      .filter(([place, count]) => {
        const all = own.size + (sets[place]?.size ?? 0) - count;
        return count / all >= MOST_ALIKE;
      })
      .map(([place]) => `${text} | ${others[place]}`);
  });
}

/** Three characters at a time, with a blank at both ends so that the shortest texts have some too. */
function trigrams(text: string): ReadonlySet<string> {
  const padded = ` ${text.toLowerCase().replace(/\s+/g, ' ').trim()} `;
  const starts = Array.from({ length: padded.length - 2 }, (_, start) => start);
  return new Set(starts.map((start) => padded.slice(start, start + 3)));
}

function articlesOf(language: string) {
  const folder = new URL(`bot/sampleShop/articles/${language}/`, ROOT);
  return readdirSync(folder).map((file) =>
    parseMarkdownArticle(readFileSync(new URL(file, folder), 'utf8')),
  );
}

function rowsOf<Row>(path: string): readonly Row[] {
  const lines = readFileSync(new URL(path, ROOT), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Row);
}
