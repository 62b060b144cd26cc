import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KnownQuery, SearchableArticle } from '../knowledge/index.ts';
import { seededRandom, shuffle } from '../recognizers/random.ts';

type Language = SearchableArticle['language'];

/** A question, and what it is about. */
export interface AskedQuestion {
  readonly utterance: string;
  readonly intent: string;
  readonly language: Language;
}

/** Articles that know some questions, and other questions that they should answer. */
export interface SearchSet {
  readonly name: string;
  readonly language: Language;
  readonly articles: readonly SearchableArticle[];
  readonly queries: readonly KnownQuery[];
}

const SAMPLE_SHOP = new URL('../bot/sampleShop/intents.jsonl', import.meta.url);
/** Of one intent, so many questions are asked at most. */
const MOST_QUERIES = 15;
const FEWEST_QUERIES = 4;

/** Reads every NAME.jsonl of a directory; the sample shop's own questions are always there. */
export async function readQuestions(
  directory: string | undefined,
): Promise<ReadonlyMap<string, readonly AskedQuestion[]>> {
  const sets = new Map<string, readonly AskedQuestion[]>();
  const shop = (await rowsOf(SAMPLE_SHOP)).filter(({ intent }) => intent !== 'None');
  sets.set('shop-zh', inLanguage(shop, 'zh'));
  sets.set('shop-en', inLanguage(shop, 'en'));
  const files = directory === undefined ? [] : await readdir(directory);
  for (const file of files.filter((name) => name.endsWith('.jsonl')).sort()) {
    sets.set(file.slice(0, -'.jsonl'.length), await rowsOf(join(directory as string, file)));
  }
  return sets;
}

/** Makes each intent an article that knows `known` of its questions, chosen by the seed. */
export function searchSet(
  name: string,
  questions: readonly AskedQuestion[],
  { known, seed }: { readonly known: number; readonly seed: number },
): SearchSet {
  const random = seededRandom(seed);
  const articles: SearchableArticle[] = [];
  const queries: KnownQuery[] = [];
  const language = questions[0]?.language ?? 'en';
  const byIntent = new Map<string, Set<string>>();
  for (const { intent, utterance } of questions) {
    byIntent.set(intent, (byIntent.get(intent) ?? new Set()).add(utterance));
  }
  for (const [id, utterances] of [...byIntent].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const asked = [...utterances];
    if (asked.length < known + FEWEST_QUERIES) continue;
    const order = Array.from(asked, (_, place) => place);
    shuffle(order, order.length, random);
    const text = (place: number) => asked[place] as string;
    const questionsKnown = order.slice(0, known).map(text);
    articles.push({ id, language, title: '', questions: questionsKnown, body: '' });
    for (const place of order.slice(known, known + MOST_QUERIES)) {
      queries.push({ query: text(place), articleId: id, language });
    }
  }
  return { name, language, articles, queries };
}

/**
 * The same queries as somebody in a hurry types them: in English two letters wrong, missing, too many or
 * exchanged; in Chinese one character replaced by any other of the queries.
 */
export function mistyped(set: SearchSet, seed: number): SearchSet {
  const random = seededRandom(seed);
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item;
  const characters = [...new Set(set.queries.flatMap(({ query }) => [...query]))].filter((one) =>
    /\p{Script=Han}/u.test(one),
  );
  const spoil = (query: string) => {
    if (set.language === 'en') return wrongLetter(wrongLetter(query, pick), pick);
    const places = [...query].flatMap((one, place) => (/\p{Script=Han}/u.test(one) ? [place] : []));
    const wrong = [...query];
    if (places.length > 0) wrong[pick(places)] = pick(characters);
    return wrong.join('');
  };
  const queries = set.queries.map((known) => ({ ...known, query: spoil(known.query) }));
  return { ...set, name: `${set.name}, mistyped`, queries };
}

/** As many articles as wanted, put together from questions: title, four questions, a body of six. */
export function manyArticles(
  count: number,
  questions: readonly AskedQuestion[],
  seed: number,
): readonly SearchableArticle[] {
  const random = seededRandom(seed);
  const some = (number: number) =>
    Array.from(
      { length: number },
      () => questions[Math.floor(random() * questions.length)]?.utterance ?? '',
    );
  const language = questions[0]?.language ?? 'en';
  return Array.from({ length: count }, (_, number) => {
    const [title = '', ...known] = some(5);
    return { id: `a${number}`, language, title, questions: known, body: some(6).join('\n') };
  });
}

function wrongLetter(text: string, pick: <Item>(items: readonly Item[]) => Item): string {
  const places = Array.from(text, (_, place) => place).filter((at) =>
    /[a-z]/i.test(text[at] ?? ''),
  );
  if (places.length === 0) return text;
  const at = pick(places);
  const [before, letter, after] = [text.slice(0, at), text[at] ?? '', text.slice(at + 1)];
  const other = pick([...'abcdefghijklmnopqrstuvwxyz']);
  return pick([
    before + other + after,
    before + after,
    before + other + letter + after,
    before + (after[0] ?? other) + letter + after.slice(1),
  ]);
}

async function rowsOf(file: string | URL): Promise<readonly AskedQuestion[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => JSON.parse(line) as AskedQuestion);
}

function inLanguage(questions: readonly AskedQuestion[], language: Language) {
  return questions.filter((question) => question.language === language);
}
