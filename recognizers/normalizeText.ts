/** Longer messages say what they want at the start or at the end; the middle is left out. */
const MAX_CHARACTERS = 600;

/**
 * The text as the models see it: compatibility forms unified (full-width letters become plain),
 * lower case, markup tags and URLs dropped, long numbers reduced to one token, white space single.
 */
export function normalizeText(utterance: string): string {
  return shorten(utterance)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/https?:\/\/[^\s<>"']+/g, ' ')
    .replace(/<\/?[a-z][^<>]{0,200}>/g, ' ')
    .replace(/\d{5,}/g, '00000')
    .replace(/[’‘`]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

function shorten(text: string): string {
  if (text.length <= MAX_CHARACTERS) return text;
  const half = MAX_CHARACTERS / 2;
  return `${text.slice(0, half)} ${text.slice(-half)}`;
}
