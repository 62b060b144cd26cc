import type { SynonymsAnswer } from '../../../wire.ts';

/** Words that mean the same. */
export type Group = readonly string[];
type Groups = SynonymsAnswer['groups'];
type Language = keyof Groups;

/** The groups of a language that have this in one of their words. */
export function groupsWith(groups: readonly Group[], text: string): readonly Group[] {
  const wanted = text.trim().toLowerCase();
  return groups.filter((group) => group.some((word) => word.toLowerCase().includes(wanted)));
}

/** What has become of a group that was seen: itself, or one that shares a word with it, or nothing. */
export function groupNow(groups: readonly Group[], seen: Group): Group | undefined {
  const same = groups.find((group) => isSame(group, seen));
  return same ?? groups.find((group) => group.some((word) => seen.includes(word)));
}

/** Whether both have the same words in the same order. */
export function isSame(one: Group, other: Group): boolean {
  return one.length === other.length && one.every((word, place) => word === other[place]);
}

/**
 * The groups with one of them as it is to be; `before` undefined: a new one, which stands first;
 * `after` undefined: it goes.
 */
export function withGroup(
  groups: Groups,
  language: Language,
  before: Group | undefined,
  after: Group | undefined,
): Groups {
  const all = groups[language];
  const place = before ? all.findIndex((group) => isSame(group, before)) : -1;
  const rest = all.filter((_, index) => index !== place);
  const at = Math.max(0, place);
  const next = after ? [...rest.slice(0, at), after, ...rest.slice(at)] : rest;
  return { ...groups, [language]: next };
}

/** A word that is in another group already, with that group. */
export function takenWord(
  groups: readonly Group[],
  before: Group | undefined,
  words: Group,
): { readonly word: string; readonly group: Group } | undefined {
  for (const group of groups) {
    if (before && isSame(group, before)) continue;
    const known = new Set(group.map((word) => word.toLowerCase()));
    const word = words.find((one) => known.has(one.toLowerCase()));
    if (word !== undefined) return { word, group };
  }
  return undefined;
}
