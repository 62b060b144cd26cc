import type { Language } from '../store.ts';
import { plainText } from './plainText.ts';
import { pairTerm, type TextTerm, textRuns, wordTerm } from './textTerms.ts';

/** A piece of plain text, and whether the query asked for it. Escape it like any text. */
export interface SnippetPart {
  readonly text: string;
  readonly hit: boolean;
}

/** What to show of an article that was found. */
export interface Snippet {
  readonly title: readonly SnippetPart[];
  /** The passage that fits best, without Markdown; `…` where something was left out. */
  readonly body: readonly SnippetPart[];
}

/** What a snippet highlights: for Chinese characters and pairs, for other words their terms. */
export interface Highlighted {
  readonly language: Language;
  readonly terms: ReadonlySet<TextTerm>;
}

/** Returns the title and the passage of a body in Markdown that hold most of the terms. */
export function snippetOf(title: string, body: string, highlighted: Highlighted): Snippet {
  const text = plainText(body.slice(0, LONGEST_BODY));
  const marks = marksIn(text, highlighted);
  const { start, end } = passage(text, marks, PASSAGE_LENGTH[highlighted.language]);
  const parts = partsOf(text, start, end, marks);
  const before = start > 0 ? [{ text: '…', hit: false }] : [];
  const after = end < text.length ? [{ text: '…', hit: false }] : [];
  return {
    title: partsOf(title, 0, title.length, marksIn(title, highlighted)),
    body: joined([...before, ...parts, ...after]),
  };
}

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly term: TextTerm;
}

function marksIn(text: string, { language, terms }: Highlighted): readonly Mark[] {
  const marks: Mark[] = [];
  for (const run of textRuns(text)) {
    if (!run.isChinese) {
      const term = wordTerm(run.text, language);
      if (terms.has(term)) marks.push({ start: run.start, end: run.end, term });
      continue;
    }
    let previous = 0;
    for (let start = run.start; start < run.end; start++) {
      const character = text.charCodeAt(start);
      const pair = pairTerm(previous, character);
      const end = start + 1;
      if (previous && terms.has(pair)) marks.push({ start: start - 1, end, term: pair });
      else if (terms.has(character)) marks.push({ start, end, term: character });
      previous = character;
    }
  }
  return marks;
}

/** The stretch of text with the most different terms, begun where a sentence or word does. */
function passage(text: string, marks: readonly Mark[], length: number) {
  if (text.length <= length) return { start: 0, end: text.length };
  const inside = new Map<TextTerm, number>();
  let [best, first, last] = [0, 0, 0];
  let from = 0;
  marks.forEach((mark, place) => {
    inside.set(mark.term, (inside.get(mark.term) ?? 0) + 1);
    for (; from < place && mark.end - (marks[from] as Mark).start > length; from++) {
      const { term } = marks[from] as Mark;
      const left = (inside.get(term) ?? 1) - 1;
      if (left > 0) inside.set(term, left);
      else inside.delete(term);
    }
    if (inside.size > best) [best, first, last] = [inside.size, from, place];
  });
  const [opening, closing] = [marks[first], marks[last]];
  const middle = opening && closing ? (opening.start + closing.end) / 2 : 0;
  const start = beginning(
    text,
    Math.min(middle - length / 2, text.length - length),
    opening?.start ?? 0,
  );
  return { start, end: ending(text, start + length, closing?.end ?? 0) };
}

/** The first beginning of a sentence, else of a word, between `from` and `to`. */
function beginning(text: string, from: number, to: number): number {
  if (from <= 0) return 0;
  const start = Math.floor(from);
  const room = text.slice(start, Math.max(start, to));
  const sentence = room.search(/(?<=[。！？；!?]|[.] )\S/u);
  if (sentence >= 0) return start + sentence;
  const word = room.search(/(?<=\s)\S/u);
  if (word >= 0) return start + word;
  return isWithinPair(text, start) ? start - 1 : start;
}

/** The last end of a word before `to`, but not before `from`. */
function ending(text: string, to: number, from: number): number {
  const end = Math.min(text.length, Math.floor(to));
  if (end === text.length || /\s/.test(text[end] ?? '')) return end;
  if (/[\p{L}\p{N}]/u.test(text[end] ?? '') && !/\p{Script=Han}/u.test(text[end] ?? '')) {
    const blank = text.lastIndexOf(' ', end);
    if (blank >= from && blank > end - LONGEST_WORD) return blank;
  }
  return isWithinPair(text, end) ? end - 1 : end;
}

/** Whether a character of two units would be cut in half here. */
function isWithinPair(text: string, place: number): boolean {
  return /[\uDC00-\uDFFF]/.test(text[place] ?? '');
}

function partsOf(text: string, start: number, end: number, marks: readonly Mark[]): SnippetPart[] {
  const parts: SnippetPart[] = [];
  let place = start;
  for (const mark of marks) {
    if (mark.start < start || mark.end > end || mark.end <= place) continue;
    const from = Math.max(place, mark.start);
    parts.push({ text: text.slice(place, from), hit: false });
    parts.push({ text: text.slice(from, mark.end), hit: true });
    place = mark.end;
  }
  return joined([...parts, { text: text.slice(place, end), hit: false }]);
}

/** Neighbours of one kind become one part; empty ones go. */
function joined(parts: readonly SnippetPart[]): SnippetPart[] {
  const whole: SnippetPart[] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    if (last?.hit === part.hit) whole[whole.length - 1] = { ...part, text: last.text + part.text };
    else if (part.text !== '') whole.push(part);
  }
  return whole;
}

/** In UTF-16 units: about two lines of a list. */
const PASSAGE_LENGTH: Readonly<Record<Language, number>> = { zh: 80, en: 160 };
const LONGEST_WORD = 30;
/** What comes after is searched, but not shown as a passage. */
const LONGEST_BODY = 20_000;
