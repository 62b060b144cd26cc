import type { SynonymGroups } from '../search/synonyms.ts';
import type { Language } from '../store.ts';

/** A group of synonyms of one language. */
export interface SynonymGroup {
  readonly language: Language;
  readonly words: readonly string[];
}

/** Groups that are there after a change and were not before, and the other way round. */
export interface ChangedGroups {
  readonly added: readonly SynonymGroup[];
  readonly removed: readonly SynonymGroup[];
}

/** Compares two versions of the synonyms; a group with other words than before counts as both. */
export function changedGroups(before: SynonymGroups, after: SynonymGroups): ChangedGroups {
  return { added: lacking(before, after), removed: lacking(after, before) };
}

/** The groups of `of` that `from` has not. */
function lacking(from: SynonymGroups, of: SynonymGroups): readonly SynonymGroup[] {
  return (['zh', 'en'] as const).flatMap((language) => {
    const known = new Set(from[language].map(keyOf));
    return of[language]
      .filter((words) => !known.has(keyOf(words)))
      .map((words) => ({ language, words }));
  });
}

function keyOf(words: readonly string[]): string {
  return words.join('\n');
}
