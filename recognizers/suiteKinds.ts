import type { Language } from './store.ts';
import type { SuiteKind } from './textSuite.ts';

/** What makes it worth while to ask recognizers-text-suite, which costs milliseconds. */
const SIGNS: Readonly<Record<Language, Readonly<Record<SuiteKind, RegExp>>>> = {
  zh: {
    dateTime:
      /今[天早晚年日]|[明昨][天早晚年日]|[前后]天|大前天|大后天|上午|下午|中午|晚上|早上|凌晨|傍晚|周[一二三四五六日末天]|星期|礼拜|[上下本这][个]?[周月年]|月[底初末]|年[底初末]|[\d一二两三四五六七八九十几半][个]?(?:点|分钟|小时|天|周|星期|月|年|号|日)|双十[一二]|双11|双12|618|春节|元旦|国庆|中秋|端午|情人节|圣诞|\d[/.:：-]\d/u,
    percentage: /[%％]|百分之|[\d一二三四五六七八九]折/u,
    currency: /[一二两三四五六七八九十百千万][十百千万\d]*(?:元|块|美元|美金|欧元|英镑|日元|港币)/u,
    number: /\d|[一二两三四五六七八九十百千万](?:[件个双台套只条盒瓶份箱支包次张]|十|百|千|万)/u,
  },
  en: {
    dateTime:
      /\b(?:today|tonight|tomorrow|yesterday|morning|afternoon|evening|noon|midnight|(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend|week|month|year|days?|hours?|minutes?|ago|christmas|easter|black friday|jan(?:uary)?|feb(?:ruary)?|march|april|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b|\bmay \d|\d(?:st|nd|rd|th)\b|\d ?(?:am|pm)\b|\d[/.:-]\d|\bo'clock\b/iu,
    percentage: /%|\bper ?cent\b/iu,
    currency:
      /\b(?:ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|one|two|three|four|five|six|seven|eight|nine) (?:dollars?|bucks?|euros?|pounds?|yuan)\b/iu,
    number:
      /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twenty|thirty|forty|fifty|hundred|thousand)\b/iu,
  },
};

/** The kinds that could be in the text, in the order of their right to a piece of it. */
export function suiteKinds(text: string, language: Language): readonly SuiteKind[] {
  const signs = SIGNS[language];
  return (['currency', 'percentage', 'dateTime', 'number'] as const).filter((kind) =>
    signs[kind].test(text),
  );
}
