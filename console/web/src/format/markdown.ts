import { safeHref, splitLinks, type TextPiece } from './links.ts';

/** A piece of a line: plain or strong text, or a link that is safe to follow. */
export interface MarkdownPiece extends TextPiece {
  readonly strong: boolean;
}

/** A line of a message; without pieces it is empty. */
export interface MarkdownLine {
  /** It is an item of a list. */
  readonly item: boolean;
  readonly pieces: readonly MarkdownPiece[];
}

const ITEM = /^\s*[-*] +/;
const STRONG_OR_LINK =
  /\*\*(?=\S)(?<strong>.+?)(?<=\S)\*\*|\[(?<label>[^[\]]+)\]\((?<address>[^()\s]+(?:\([^()\s]*\)[^()\s]*)*)\)/g;

/**
 * Reads the little Markdown that the bot writes: `**strong**`, `- items`, `[words](address)`. All
 * else is text as it stands. Links within the shop's pages lead nowhere from here: their words stay.
 */
export function parseMarkdown(text: string): readonly MarkdownLine[] {
  return text.split(/\r?\n/).map((line) => {
    const bullet = ITEM.exec(line)?.[0] ?? '';
    return { item: bullet !== '', pieces: piecesOf(line.slice(bullet.length), false) };
  });
}

/** The text in one line without its marks, for previews. */
export function plainMarkdown(text: string): string {
  return parseMarkdown(text)
    .filter(({ pieces }) => pieces.length > 0)
    .map(({ item, pieces }) => (item ? '• ' : '') + pieces.map((piece) => piece.text).join(''))
    .join(' ');
}

function piecesOf(text: string, strong: boolean): readonly MarkdownPiece[] {
  const pieces: MarkdownPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(STRONG_OR_LINK)) {
    pieces.push(...plain(text.slice(end, match.index), strong));
    const { strong: inner, label = '', address = '' } = match.groups ?? {};
    if (inner !== undefined) pieces.push(...piecesOf(inner, true));
    else pieces.push(...link(label, address, strong, match[0]));
    end = match.index + match[0].length;
  }
  return [...pieces, ...plain(text.slice(end), strong)];
}

function link(
  label: string,
  address: string,
  strong: boolean,
  source: string,
): readonly MarkdownPiece[] {
  const href = safeHref(address);
  if (href === undefined) return [{ text: source, strong }];
  const words = piecesOf(label, strong).map((piece) => ({
    text: piece.text,
    strong: piece.strong,
  }));
  return address.startsWith('/') ? words : words.map((piece) => ({ ...piece, href }));
}

function plain(text: string, strong: boolean): readonly MarkdownPiece[] {
  return splitLinks(text).map((piece) => ({ ...piece, strong }));
}
