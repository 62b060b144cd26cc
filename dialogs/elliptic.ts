/** "那红色的呢", "and in red?", "how long does that take?": what is meant stands in the message before. */
const ZH_LEANS =
  /^(?:那|那么|还有|另外|如果|要是|万一|可是|但是?|所以)|呢[？?]?$|(?:这个|那个|它|这种情况)/;
const EN_LEANS =
  /^(?:and|or|but|so|then|what about|how about|what if|also|ok(?:ay)?,?)\b|\b(?:that|it|this|them|those|one)\b|\bthen\??$/i;
const SHORT = { characters: 7, words: 4 };

/** Whether a message leans on the one before it, or is too short to stand alone. */
export function isElliptic(text: string): boolean {
  const plain = text.trim().slice(0, 200);
  const characters = plain.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (characters > 0) return characters <= SHORT.characters || ZH_LEANS.test(plain);
  return plain.split(/\s+/).length <= SHORT.words || EN_LEANS.test(plain);
}
