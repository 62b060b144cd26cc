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

/** Makes ids of titles, each but once, and none that an article has, in whichever language. */
export function articleIds(
  articles: Iterable<{ readonly id: string }>,
): (title: string) => Promise<string> {
  const taken = new Set(Array.from(articles, ({ id }) => id));
  return async (title) => {
    const wanted = await articleIdOf(title);
    let id = wanted;
    for (let number = 2; taken.has(id); number += 1) id = `${wanted}-${number}`;
    taken.add(id);
    return id;
  };
}
