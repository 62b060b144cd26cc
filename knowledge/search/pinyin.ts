/**
 * Loads the readings of Chinese characters (pinyin-pro), without tones: 退 → `tui`. Loaded only when
 * somebody wants them: it takes a third of a second and some 20 MB.
 */
export async function loadPinyin(): Promise<(character: string) => string> {
  const { pinyin } = await import('pinyin-pro');
  const known = new Map<string, string>();
  return (character) => {
    const reading = known.get(character) ?? pinyin(character, { toneType: 'none' });
    if (known.size < MOST_CHARACTERS) known.set(character, reading);
    return reading;
  };
}

/** More than anybody writes: the whole of Unicode's first block of Chinese. */
const MOST_CHARACTERS = 21_000;
