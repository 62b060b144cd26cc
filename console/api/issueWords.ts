import type { z } from 'zod';

/** The languages in which a request's faults are told. */
export type FaultLanguage = 'zh' | 'en';

interface Words {
  readonly required: string;
  readonly unknown: string;
  readonly wrongType: (expected: string) => string;
  readonly oneOf: (values: string) => string;
  readonly wrongFormat: string;
  /** A bound, by what it bounds: characters, items, or the value itself. */
  readonly least: Bound;
  readonly most: Bound;
}

type Bound = Readonly<Record<'characters' | 'items' | 'value', (bound: string) => string>>;

const WORDS: Readonly<Record<FaultLanguage, Words>> = {
  en: {
    required: 'is required',
    unknown: 'is not known here',
    wrongType: (expected) => `has to be of type ${expected}`,
    oneOf: (values) => `has to be one of ${values}`,
    wrongFormat: 'does not have the right form',
    least: {
      characters: (bound) => `at least ${bound} characters`,
      items: (bound) => `at least ${bound} entries`,
      value: (bound) => `at least ${bound}`,
    },
    most: {
      characters: (bound) => `at most ${bound} characters`,
      items: (bound) => `at most ${bound} entries`,
      value: (bound) => `at most ${bound}`,
    },
  },
  zh: {
    required: '必填',
    unknown: '此处没有这个字段',
    wrongType: (expected) => `类型应为 ${expected}`,
    oneOf: (values) => `只能是 ${values} 之一`,
    wrongFormat: '格式不正确',
    least: {
      characters: (bound) => `至少 ${bound} 个字符`,
      items: (bound) => `至少 ${bound} 项`,
      value: (bound) => `不能小于 ${bound}`,
    },
    most: {
      characters: (bound) => `最多 ${bound} 个字符`,
      items: (bound) => `最多 ${bound} 项`,
      value: (bound) => `不能大于 ${bound}`,
    },
  },
};

/** The language of an `Accept-Language` header: its first choice, if that is one of ours; else English. */
export function faultLanguage(acceptLanguage: string | undefined): FaultLanguage {
  return /^\s*zh\b/i.test(acceptLanguage ?? '') ? 'zh' : 'en';
}

/** What is wrong with a field, for whoever filled it in; undefined where the schema says it better. */
export function issueWords(
  issue: z.core.$ZodRawIssue,
  language: FaultLanguage,
): string | undefined {
  const words = WORDS[language];
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? words.required : words.wrongType(String(issue.expected));
    case 'unrecognized_keys':
      return words.unknown;
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1
        ? words.required
        : words.least[boundedBy(issue)](String(issue.minimum));
    case 'too_big':
      return words.most[boundedBy(issue)](String(issue.maximum));
    case 'invalid_value':
      return words.oneOf(issue.values.map(String).join(', '));
    case 'invalid_format':
      return words.wrongFormat;
    default:
      return undefined;
  }
}

function boundedBy({ origin }: { readonly origin: string }): keyof Bound {
  if (origin === 'string') return 'characters';
  return origin === 'array' || origin === 'set' || origin === 'record' ? 'items' : 'value';
}
