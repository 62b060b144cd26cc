import { DEFAULT_SHOP_PATTERNS } from './entityPatterns.ts';

/** Longer messages say what they want at the start or at the end; the middle is left out. */
const MAX_CHARACTERS = 600;

/** The shapes that a shop's own numbers have by default, as in `DEFAULT_SHOP_PATTERNS`. */
const OWN_NUMBER = new RegExp(
  [...DEFAULT_SHOP_PATTERNS.trackingNumbers, ...DEFAULT_SHOP_PATTERNS.orderNumbers]
    .map(({ source }) => source)
    .join('|'),
  'giu',
);

/**
 * The text as the models see it: compatibility forms unified (full-width letters become plain),
 * lower case, markup tags and URLs dropped, order and tracking numbers reduced to one token, other long numbers dropped (they say nothing, and are
 * hardly ever seen twice), white space single.
 */
export function normalizeText(utterance: string): string {
  return shorten(utterance)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/https?:\/\/[^\s<>"']+/g, ' ')
    .replace(/<\/?[a-z][^<>]{0,200}>/g, ' ')
    .replace(OWN_NUMBER, ' 00000 ')
    .replace(/\d{6,}|(?<!\d)(?!00000(?!\d))\d{5}(?!\d)/g, ' ')
    .replace(/[’‘`]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

function shorten(text: string): string {
  if (text.length <= MAX_CHARACTERS) return text;
  const half = MAX_CHARACTERS / 2;
  return `${text.slice(0, half)} ${text.slice(-half)}`;
}
