/** Channels that show CommonMark: what customers wrote must not become markup there. */
const MARKDOWN_CHANNELS: ReadonlySet<string> = new Set([
  ...['msteams', 'webchat', 'directline', 'emulator'],
]);

/** Longest text of a customer that is passed on whole, in characters. */
const LONGEST = 3_000;
const LONGEST_NAME = 40;
const LONGEST_LINE = 200;

/** How a desk's channel is spoken to: what is ours stays ours, and what is a customer's is marked as theirs. */
export interface DeskSpeech {
  readonly textFormat: 'markdown' | 'plain';
  /** A name for a line of ours, always in `«»`, which no words of a customer's contain. */
  name(name: string | null): string;
  /** Words for a line of ours, on this one line. */
  inLine(text: string): string;
  /** A customer's or colleague's words: every line of them begins with `>`, which no line of ours does. */
  quote(text: string): string;
  /** What somebody said, on one line of such a quote; the speaker is a `name` or a word of ours. */
  quoteLine(speaker: string, text: string): string;
  /** Lines below each other. */
  lines(parts: readonly string[]): string;
}

/** The speech of this channel. */
export function speechOf(channelId: string): DeskSpeech {
  const isMarkdown = MARKDOWN_CHANNELS.has(channelId);
  const shown = isMarkdown ? escapeMarkdown : (text: string) => text;
  const inLine = (text: string, longest = LONGEST_LINE) =>
    shown(cut(linesOf(text).join(' ').trim(), longest));
  return {
    textFormat: isMarkdown ? 'markdown' : 'plain',
    name: (name) => `«${inLine(name ?? '', LONGEST_NAME) || '?'}»`,
    inLine,
    quote: (text) =>
      linesOf(cut(text, LONGEST))
        .map((line) => `> ${shown(line)}`)
        .join(isMarkdown ? '  \n' : '\n'),
    quoteLine: (speaker, text) => `> ${speaker}: ${inLine(text)}`,
    lines: (parts) => parts.join(isMarkdown ? '\n\n' : '\n'),
  };
}

/** What breaks a line anywhere: Unicode Standard Annex 14, mandatory breaks. */
const LINE_BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;
/** What shows nothing, or turns the direction of what follows: Unicode Standard Annex 9. */
const INVISIBLE = /[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/gu;
/** White space, and letters that look like it: enough of it would push words onto a line of their own. */
const WIDE_SPACE = /[\s\u2800\u3164\u115f\u1160\uffa0]{3,}/gu;

function linesOf(text: string): readonly string[] {
  return text
    .split(LINE_BREAK)
    .map((line) =>
      line
        .replace(/\t/g, ' ')
        .replace(INVISIBLE, '')
        .replace(WIDE_SPACE, '  ')
        .replaceAll('«', '‹')
        .replaceAll('»', '›')
        .trimEnd(),
    );
}

/** Backslash escapes and entities: CommonMark 0.31, sections 2.4 and 2.5. */
function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]()#|~!{}]/g, '\\$&')
    .replace(/^(\s*)([-+=]|\d+(?=[.)]))/, (_, space: string, mark: string) =>
      /\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function cut(text: string, longest: number): string {
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
}
