/** A piece of a message: text, or a link that is safe to follow. */
export interface TextPiece {
  readonly text: string;
  readonly href?: string;
}

const URL_IN_TEXT = /https?:\/\/[^\s<>"'“”‘’（）【】《》，。；！？、\p{Script=Han}]+/giu;
const TRAILING = /[.,;:!?)\]}]+$/;

/** Splits plain text at http(s) addresses; nothing else ever becomes a link. */
export function splitLinks(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(URL_IN_TEXT)) {
    const shown = trimTrailing(match[0]);
    const href = safeHref(shown);
    if (href === undefined) continue;
    if (match.index > end) pieces.push({ text: text.slice(end, match.index) });
    pieces.push({ text: shown, href });
    end = match.index + shown.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

/** The address if it is http(s) or our own, else undefined. */
export function safeHref(address: string): string | undefined {
  if (address.startsWith('/') && !address.startsWith('//')) return address;
  try {
    const url = new URL(address);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** Punctuation after an address belongs to the sentence, except a bracket opened within it. */
function trimTrailing(address: string): string {
  const trimmed = address.replace(TRAILING, '');
  return address[trimmed.length] === ')' && trimmed.includes('(') ? `${trimmed})` : trimmed;
}
