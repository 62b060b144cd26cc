import { diffLines, diffWordsWithSpace } from 'diff';

/** A piece of a line; `changed`: the other text has something else in its place, or nothing. */
export interface DiffPart {
  readonly text: string;
  readonly changed: boolean;
}

/** A line of one text, of the other, or of both. */
export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added';
  readonly parts: readonly DiffPart[];
}

/**
 * Beyond so many insertions and deletions no shortest way is looked for, for the search takes quadratic
 * time (Myers 1986); the text is then shown as replaced. 500 take well below a tenth of a second.
 */
const MOST_EDITS = 500;

/** The words of Chinese and, by its rules for other scripts, of English. */
const WORDS = new Intl.Segmenter('zh', { granularity: 'word' });

/** What became of a text: its lines in order, and within lines that were rewritten what words changed. */
export function diffText(from: string, to: string): readonly DiffLine[] {
  if (from === to) return linesOf(from).map((text) => line('same', text, false));
  const changes = diffLines(ended(from), ended(to), { maxEditLength: MOST_EDITS });
  if (!changes) return replaced(from, to);
  return changes.flatMap(({ value, added, removed }, index) => {
    const next = changes[index + 1];
    if (removed && next?.added) return rewritten(value, next.value);
    if (added && changes[index - 1]?.removed) return []; // with the lines that it replaces
    const kind = added ? 'added' : removed ? 'removed' : 'same';
    return linesOf(value).map((text) => line(kind, text, kind !== 'same'));
  });
}

function rewritten(from: string, to: string): readonly DiffLine[] {
  const options = { intlSegmenter: WORDS, maxEditLength: MOST_EDITS };
  const words = diffWordsWithSpace(from, to, options);
  if (!words) return replaced(from, to);
  const of = (kind: 'removed' | 'added') => {
    const other = kind === 'removed' ? 'added' : 'removed';
    return lined(
      words
        .filter((word) => !word[other])
        .map(({ value, [kind]: changed }) => ({ text: value, changed })),
    ).map((parts) => ({ kind, parts }));
  };
  return [...of('removed'), ...of('added')];
}

function replaced(from: string, to: string): readonly DiffLine[] {
  return [
    ...linesOf(from).map((text) => line('removed', text, true)),
    ...linesOf(to).map((text) => line('added', text, true)),
  ];
}

/** Parts that run over line ends, cut there. */
function lined(parts: readonly DiffPart[]): readonly (readonly DiffPart[])[] {
  const lines: DiffPart[][] = [[]];
  for (const { text, changed } of parts) {
    for (const [index, piece] of text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (piece !== '') lines.at(-1)?.push({ text: piece, changed });
    }
  }
  if (lines.at(-1)?.length === 0) lines.pop(); // every text here ends with its line's end
  return lines;
}

function line(kind: DiffLine['kind'], text: string, changed: boolean): DiffLine {
  return { kind, parts: text === '' ? [] : [{ text, changed }] };
}

/** The last line is compared as the others are. */
function ended(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : ended(text).slice(0, -1).split('\n');
}
