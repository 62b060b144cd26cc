/** Longest id that is made from a title, in characters. */
const LONGEST = 60;

/** An id made from a title: its words, or how its Chinese characters are read (`ru-he-tui-huo`). */
export async function articleIdOf(title: string): Promise<string> {
  const { pinyin } = await import('pinyin-pro');
  const read = pinyin(title, { toneType: 'none', nonZh: 'consecutive', v: true });
  const words = read
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[’']/g, '')
    .match(/[a-z0-9]+/g);
  let id = '';
  for (const word of words ?? []) {
    if (id.length + word.length >= LONGEST) break;
    id += id === '' ? word : `-${word}`;
  }
  return id || 'article';
}
