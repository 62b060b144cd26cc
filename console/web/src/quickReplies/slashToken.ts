/** A slash before the caret with what was typed after it. */
export interface SlashToken {
  /** Where the slash stands. */
  readonly start: number;
  readonly end: number;
  readonly query: string;
}

/** Longer than any key, and than anybody types to find one. */
const LONGEST_QUERY = 40;

/**
 * The slash command that the caret stands in. A slash within a word, a number or an address ("and/or",
 * "11/22", "https://") is none; one right after Chinese characters is.
 */
export function slashTokenAt(text: string, caret: number): SlashToken | undefined {
  const before = text.slice(0, caret);
  const found = /(?<![A-Za-z0-9/:.])\/([^\s/]*)$/u.exec(before);
  const query = found?.[1];
  if (!found || query === undefined || query.length > LONGEST_QUERY) return undefined;
  return { start: found.index, end: caret, query };
}

/** The text with something else in the token's place. */
export function replaceToken(text: string, { start, end }: SlashToken, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}
