import { WordCache } from '../search/wordCache.ts';
import { QUICK_REPLY_CATEGORIES } from './categories.ts';
import type { QuickReply } from './store.ts';

/** Which quick replies are wanted. */
export interface QuickReplySearch {
  /** Key, letters of the title's pinyin (`tk` or `tuikuan` for 退款), or words; empty: all. */
  readonly q?: string;
  readonly category?: string;
}

/** How Chinese characters are read. */
interface Pinyin {
  readonly match: typeof import('pinyin-pro')['match'];
  /** Their usual readings, a syllable each. */
  readonly syllables: WordCache<readonly string[]>;
}

/** How well a word fits, best first; the words of a query count by the one that fits worst. */
const FIT = {
  ...{ wholeKey: 0, key: 1, title: 2, pinyin: 3, pinyinWithin: 4 },
  ...{ within: 5, text: 6, rareReading: 7, none: 8 },
};

/**
 * Returns those that fit: by key before title, pinyin and text, the most used first among equals, then
 * in the order of the categories.
 * 6 ms for 260 quick replies; the readings of Chinese characters are loaded with the first letters.
 */
export async function searchQuickReplies(
  replies: readonly QuickReply[],
  { q = '', category }: QuickReplySearch = {},
): Promise<readonly QuickReply[]> {
  const queryWords = plain(q).split(/\s+/).filter(Boolean);
  const pinyin = queryWords.some(isLatin) ? await loadPinyin() : undefined;
  return replies
    .filter((reply) => category === undefined || reply.category === category)
    .map((reply) => {
      const fits = queryWords.map((word) => fitOf(word, reply, pinyin));
      return { reply, fit: Math.max(FIT.wholeKey, ...fits) };
    })
    .filter(({ fit }) => fit < FIT.none)
    .sort((a, b) => a.fit - b.fit || byUse(a.reply, b.reply))
    .map(({ reply }) => reply);
}

let pinyin: Promise<Pinyin> | undefined;

/** The dictionary takes 20 MB, and only where agents search. */
function loadPinyin(): Promise<Pinyin> {
  pinyin ??= readPinyin();
  return pinyin;
}

async function readPinyin(): Promise<Pinyin> {
  const { match, pinyin: read } = await import('pinyin-pro');
  const syllables = new WordCache((title: string) =>
    read(title, { toneType: 'none', type: 'array' }),
  );
  return { match, syllables };
}

function fitOf(word: string, reply: QuickReply, pinyin: Pinyin | undefined): number {
  const { key } = reply;
  const titles = valuesOf(reply.titles);
  if (key === word) return FIT.wholeKey;
  if (key.startsWith(word)) return FIT.key;
  if (titles.some((title) => title.startsWith(word))) return FIT.title;
  const reading = pinyin && isLatin(word) ? readingOf(titles, word, pinyin) : FIT.none;
  if (reading <= FIT.pinyinWithin) return reading;
  if (key.includes(word) || titles.some((title) => title.includes(word))) return FIT.within;
  if (valuesOf(reply.texts).some((text) => text.includes(word))) return FIT.text;
  return reading;
}

/** How letters fit as the initials or the readings of characters that stand together. */
function readingOf(
  titles: readonly string[],
  letters: string,
  { match, syllables }: Pinyin,
): number {
  const read = titles.filter((title) =>
    match(title, letters, { precision: 'start', continuous: true }),
  );
  if (read.length === 0) return FIT.none;
  // Some characters have readings that hardly anybody knows: 愉快 is yk, and tk too.
  const places = read.map((title) => {
    const usual = syllables.of(title);
    return usual.findIndex((_, at) => spells(usual.slice(at), letters));
  });
  if (places.includes(0)) return FIT.pinyin;
  return places.some((place) => place > 0) ? FIT.pinyinWithin : FIT.rareReading;
}

/** Whether letters are made of beginnings of these syllables, one after the other. */
function spells([syllable, ...others]: readonly string[], letters: string): boolean {
  if (letters === '') return true;
  if (!syllable) return false;
  return Array.from(syllable, (_, at) => at + 1).some(
    (length) =>
      letters.startsWith(syllable.slice(0, length)) && spells(others, letters.slice(length)),
  );
}

function byUse(a: QuickReply, b: QuickReply): number {
  return (
    b.useCount - a.useCount || placeOf(a.category) - placeOf(b.category) || (a.key < b.key ? -1 : 1)
  );
}

function placeOf(category: string): number {
  const order: readonly string[] = QUICK_REPLY_CATEGORIES;
  return order.indexOf(category);
}

function valuesOf(texts: QuickReply['texts']): readonly string[] {
  return Object.values(texts).map(plain);
}

function isLatin(word: string): boolean {
  return /^[a-z]+$/.test(word);
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
