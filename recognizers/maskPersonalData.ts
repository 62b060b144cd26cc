import {
  DEFAULT_SHOP_PATTERNS,
  entityPatterns,
  matchPatterns,
  type ShopPatterns,
} from './entityPatterns.ts';

/** What stands for each kind of personal data in a masked text. */
const MASKS = {
  email: '[email]',
  phone: '[phone]',
  orderNumber: '[order]',
  trackingNumber: '[tracking]',
  number: '[number]',
  address: '[address]',
  name: '[name]',
} as const;

/** Longest text that is looked at; the rest of a longer one is dropped, not shown unmasked. */
const MAX_CHARACTERS = 2000;

const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文';

const CHINESE_NAME = String.raw`(?:欧阳|司马|诸葛|上官|[${SURNAMES}])[\p{Script=Han}]{1,2}`;

/** Names after the words with which people say theirs; the first group stays. */
const NAMES = [
  new RegExp(
    String.raw`((?:我叫|名字[是叫]?|姓名[是]?|收[件货]人[是]?|联系人[是]?)[：:\s]{0,2})${CHINESE_NAME}`,
    'gu',
  ),
  new RegExp(String.raw`(我[是姓])${CHINESE_NAME}(?=$|[^\p{Script=Han}])`, 'gu'),
  new RegExp(`()[${SURNAMES}](?:先生|女士|小姐|太太)`, 'gu'),
  /\b([Mm]y name(?: is|'s|’s)|[Nn]ame:)\s+[\p{Letter}'’-]{2,20}(?: [A-Z][\p{Letter}'’-]{1,20}){0,2}/gu,
  /\b((?:I am|I'm|I’m|i am|i'm|[Tt]his is)\s+)[A-Z][a-z'’-]{1,20}(?: [A-Z][a-z'’-]{1,20}){1,2}/g,
  /\b()(?:Mr|Mrs|Ms|Dr)\.? [A-Z][a-z'’-]{1,20}(?: [A-Z][a-z'’-]{1,20})?/g,
];

/** A character of a place's name, rather than of what is done there. */
const OF_PLACE = String.raw`(?![到在是住寄给至往去])\p{Script=Han}`;

/** Addresses as far as their shape gives them away. */
const ADDRESSES = [
  new RegExp(
    [
      `(?:(?:${OF_PLACE}){2,7}(?:省|自治区))?(?:(?:${OF_PLACE}){2,6}市)?`,
      String.raw`(?:(?:${OF_PLACE}){1,6}[区县镇])?(?:${OF_PLACE}|\d){1,12}(?:路|街|大道|巷|弄|胡同)`,
      String.raw`[\p{Script=Han}\d-]{0,8}\d+号?(?:[\p{Script=Han}\d-]{0,12}(?:栋|幢|单元|楼|层|室|座|号))*`,
    ].join(''),
    'gu',
  ),
  new RegExp(
    String.raw`(?:${OF_PLACE}){2,10}(?:小区|花园|公寓|大厦|家园|新村)\d{1,4}(?:栋|幢|号楼|号|座)[\p{Script=Han}\d-]{0,12}`,
    'gu',
  ),
  /\b\d{1,5}[a-z]?\s(?:[A-Z][\w'.-]*\s){1,4}(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|court|ct|place|pl|square|sq|way|terrace)\b\.?(?:,?\s(?:apt|apartment|unit|suite|flat|#)\s?\w{1,6})?/gi,
];

/** Digits enough to lead to a person: a card, an account, an identity card. */
const LONG_NUMBER = /\d(?:[\d -]{4,28}\d|\d{4,})[xX]?/g;

/**
 * A text without what could lead to a person: e-mail addresses, phones, order and tracking numbers, other
 * numbers of six digits or more, addresses and names as far as they can be recognised, each replaced by its
 * kind in brackets. Sums of money and dates stay. Linear in the length of the text.
 */
export function maskPersonalData(text: string, shop: ShopPatterns = DEFAULT_SHOP_PATTERNS): string {
  const shown = text.slice(0, MAX_CHARACTERS);
  let masked = '';
  let at = 0;
  const entities = [...matchPatterns(shown, entityPatterns(shop))];
  for (const { type, start, end } of entities.sort((one, other) => one.start - other.start)) {
    const mask = (MASKS as Partial<Record<string, string>>)[type];
    if (mask === undefined) continue;
    masked += shown.slice(at, start) + mask;
    at = end;
  }
  masked += shown.slice(at);
  for (const pattern of ADDRESSES) masked = masked.replace(pattern, MASKS.address);
  for (const pattern of NAMES) {
    masked = masked.replace(
      pattern,
      (_, lead: string) => `${lead}${/[a-z:]$/i.test(lead) ? ' ' : ''}${MASKS.name}`,
    );
  }
  return masked.replace(LONG_NUMBER, (digits) =>
    digits.replace(/\D/g, '').length >= 6 && !isDate(digits) ? MASKS.number : digits,
  );
}

function isDate(digits: string): boolean {
  return /^(?:19|20)\d{2}[ -]?(?:0?[1-9]|1[0-2])[ -]?(?:0?[1-9]|[12]\d|3[01])$/.test(digits.trim());
}
