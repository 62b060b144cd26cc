import { textRuns, textTerms } from '../search/textTerms.ts';
import type { Language } from '../store.ts';
import { plainText } from './plainText.ts';

/** A reply is meant for a chat, not for reading up; in characters. */
const LONGEST_REPLY: Readonly<Record<Language, number>> = { zh: 220, en: 520 };

/**
 * Returns a reply out of an article: the whole of a short one; of a longer one its opening and the parts
 * that share most with what was asked, in their order. Not a word is added: each sentence is the author's.
 */
export function replyFrom(body: string, asked: string, language: Language): string {
  const parts = partsOf(body).map(plainText);
  const longest = LONGEST_REPLY[language];
  if (parts.reduce((sum, part) => sum + part.length, 0) <= longest) return parts.join('\n\n');
  const scores = relevance(parts, asked, language);
  const chosen = new Set([0]);
  let length = parts[0]?.length ?? 0;
  const byRelevance = parts.map((_, place) => place).sort((a, b) => at(scores, b) - at(scores, a));
  for (const place of byRelevance) {
    const part = parts[place] ?? '';
    const isBesides = at(scores, place) === 0 || length + part.length > longest;
    if (chosen.has(place) || isBesides) continue;
    chosen.add(place);
    length += part.length;
  }
  return parts.filter((_, place) => chosen.has(place)).join('\n\n');
}

/** Paragraphs and lists; a line that announces a list, or a heading, stays with what follows it. */
function partsOf(markdown: string): readonly string[] {
  const blocks = markdown
    .replaceAll('\r\n', '\n')
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== '');
  const parts: string[] = [];
  let announcing = false;
  for (const block of blocks) {
    if (announcing) parts.push(`${parts.pop()}\n${block}`);
    else parts.push(block);
    announcing = /[:：]$/.test(block) || /^#+ [^\n]*$/.test(block);
  }
  return parts;
}

/** Share of what was asked that each part holds; a term that every part has tells nothing. */
function relevance(parts: readonly string[], asked: string, language: Language): readonly number[] {
  const termsOf = (text: string) => new Set(textTerms(textRuns(text), language));
  const wanted = termsOf(asked);
  const terms = parts.map(termsOf);
  const rarity = new Map(
    [...wanted].map((term) => {
      const holding = terms.filter((one) => one.has(term)).length;
      return [term, Math.log(1 + parts.length / (1 + holding))] as const;
    }),
  );
  return terms.map((one) =>
    [...rarity].reduce((sum, [term, weight]) => sum + (one.has(term) ? weight : 0), 0),
  );
}

function at(scores: readonly number[], place: number): number {
  return scores[place] ?? 0;
}
