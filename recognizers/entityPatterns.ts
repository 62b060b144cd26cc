import type { Entity } from './entity.ts';
import { MONEY_PATTERNS } from './money.ts';

/** How one kind of entity is found in a text. */
export interface EntityPattern {
  readonly type: Entity['type'];
  /** Global, and linear in the length of the text; a group named `value` narrows the entity. */
  readonly pattern: RegExp;
  /** The value of what was found, or `undefined` when it isn't one after all. */
  readonly read: (match: RegExpExecArray) => Entity['value'] | undefined;
}

/** The shapes of a shop's own numbers; global patterns without capturing groups. */
export interface ShopPatterns {
  readonly orderNumbers: readonly RegExp[];
  readonly trackingNumbers: readonly RegExp[];
}

/** Order numbers of 12 digits; waybills of SF, JD, YTO, ZTO, STO, Yunda, J&T, EMS and UPS. */
export const DEFAULT_SHOP_PATTERNS: ShopPatterns = {
  orderNumbers: [/(?<![a-z\d])\d{12}(?![a-z\d])/gi],
  trackingNumbers: [
    /(?<![a-z\d])(?:SF|JD|JDV[A-Z]|YT|ZT|ZTO|STO|YD|JT|DPK)-?\d{10,16}(?![a-z\d])/giu,
    /(?<![a-z\d])[A-Z]{2}\d{9}[A-Z]{2}(?![a-z\d])/giu,
    /(?<![a-z\d])1Z[A-Z\d]{16}(?![a-z\d])/giu,
  ],
};

const EMAIL = /[a-z\d._%+-]{1,64}@(?:[a-z\d-]{1,63}\.){1,6}[a-z]{2,24}/gi;
const URL_TEXT = /\b(?:https?:\/\/|www\.)[^\s<>"'，。！？]{2,300}/giu;
const CHINESE_MOBILE = /(?<![\d+])(?:(?:\+|00)86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)/g;
const CHINESE_LANDLINE = /(?<!\d)0\d{2,3}-\d{7,8}(?!\d)/g;
const NORTH_AMERICAN_PHONE = /(?<![\d+])(?:\+?1[-. ])?\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}(?!\d)/g;
const INTERNATIONAL_PHONE = /(?<!\d)\+\d{1,3}(?:[- ]?\d{2,5}){2,5}(?!\d)/g;

/** All patterns, in the order of their right to a piece of text. */
export function entityPatterns(shop: ShopPatterns): readonly EntityPattern[] {
  const phones = [CHINESE_MOBILE, CHINESE_LANDLINE, NORTH_AMERICAN_PHONE, INTERNATIONAL_PHONE];
  return [
    ...named('email', [EMAIL], (text) => text.toLowerCase()),
    ...named('url', [URL_TEXT], (text) => text),
    ...named('trackingNumber', shop.trackingNumbers, (text) => text.toUpperCase()),
    ...named('orderNumber', shop.orderNumbers, (text) => text),
    ...named('phone', phones, (text) => text.replace(/[^\d+]/g, '')),
    ...MONEY_PATTERNS,
  ];
}

function named(
  type: Entity['type'],
  patterns: readonly RegExp[],
  read: (text: string) => string,
): readonly EntityPattern[] {
  return patterns.map((pattern) => ({ type, pattern, read: ([text]) => read(text) }));
}

/**
 * The entities that the patterns find; earlier patterns take their piece of text first. Full-width
 * digits and letters count as plain ones.
 */
export function matchPatterns(text: string, patterns: readonly EntityPattern[]): readonly Entity[] {
  const plain = toHalfWidth(text);
  const found: Entity[] = [];
  for (const { type, pattern, read } of patterns) {
    for (const match of plain.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      const value = read(match);
      if (value === undefined || overlapsAny(found, start, end)) continue;
      found.push({ type, text: text.slice(start, end), start, end, value } as Entity);
    }
  }
  return found;
}

/** Whether the piece of text from `start` to `end` already belongs to an entity. */
export function overlapsAny(entities: readonly Entity[], start: number, end: number): boolean {
  return entities.some((entity) => start < entity.end && entity.start < end);
}

/** Full-width forms as plain ones, each in its place: no offset changes. */
function toHalfWidth(text: string): string {
  return text.replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}
