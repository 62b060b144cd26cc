/** A few calm colours of Fluent's avatars. */
const AVATAR_COLORS = ['steel', 'teal', 'lavender', 'mink', 'seafoam'] as const;

/** A colour of {@link AVATAR_COLORS}. */
export type AvatarColor = (typeof AVATAR_COLORS)[number];

const HAN = /\p{Script=Han}/u;

/** One or two characters for an avatar: the given name in Chinese, first letters elsewhere. */
export function initialsOf(name: string): string {
  const trimmed = name.trim();
  if (HAN.test(trimmed)) {
    const characters = [...trimmed.replace(/[^\p{Script=Han}]/gu, '')];
    return characters.slice(characters.length > 2 ? -2 : 0).join('');
  }
  const words = trimmed.split(/[\s·._-]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : [words[0]];
  return letters.map((word) => [...(word ?? '')][0]?.toUpperCase() ?? '').join('');
}

/** Always the same colour for the same id. */
export function avatarColorOf(id: string): AvatarColor {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return AVATAR_COLORS[sum % AVATAR_COLORS.length] ?? 'steel';
}

/** The last characters of an id, to tell nameless customers apart. */
export function shortId(id: string): string {
  return id
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(-4)
    .toUpperCase();
}
