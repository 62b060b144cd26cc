/** Character trigrams of a text, without case, spaces and punctuation; shorter texts are one gram. */
export function trigrams(text: string): ReadonlySet<string> {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, '');
  if (plain.length < 3) return new Set(plain === '' ? [] : [plain]);
  return new Set(
    Array.from({ length: plain.length - 2 }, (_, start) => plain.slice(start, start + 3)),
  );
}

/** Share of the grams of both that they have in common (Jaccard); 0 where both have none. */
export function jaccard(first: ReadonlySet<string>, second: ReadonlySet<string>): number {
  let common = 0;
  for (const gram of first) if (second.has(gram)) common += 1;
  const all = first.size + second.size - common;
  return all === 0 ? 0 : common / all;
}
