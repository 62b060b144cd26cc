import type { Language } from '../conversation.ts';

/** What an agent can ask for at their desk. */
export type DeskVerb =
  | 'help'
  | 'online'
  | 'away'
  | 'offline'
  | 'list'
  | 'take'
  | 'answer'
  | 'note'
  | 'transfer'
  | 'resolve'
  | 'release'
  | 'decline'
  | 'show'
  | 'unlink';

/** What an agent's message means. */
export interface DeskCommand {
  /** `choose`: a number alone; `unknown`: a `/word` that means nothing. */
  readonly verb: DeskVerb | 'choose' | 'unknown';
  /** The conversation that it names, as `#1` does. */
  readonly number: number | undefined;
  /** What comes after verb and number, as it was typed. */
  readonly text: string;
  /** The language of the verb; absent where it has none. */
  readonly language?: Language;
}

const WORDS: Readonly<Record<DeskVerb, Readonly<Record<Language, readonly string[]>>>> = {
  help: { en: ['help', 'h', '?'], zh: ['帮助', '？'] },
  online: { en: ['online'], zh: ['上线'] },
  away: { en: ['away'], zh: ['离开', '暂离'] },
  offline: { en: ['offline'], zh: ['下线'] },
  list: { en: ['list', 'ls'], zh: ['列表'] },
  take: { en: ['take'], zh: ['接入', '接待'] },
  answer: { en: ['answer', 'a'], zh: ['回复', '回答'] },
  note: { en: ['note'], zh: ['备注'] },
  transfer: { en: ['transfer'], zh: ['转接'] },
  resolve: { en: ['resolve', 'done'], zh: ['解决', '完成'] },
  release: { en: ['release'], zh: ['交回'] },
  decline: { en: ['decline'], zh: ['拒绝', '退回'] },
  show: { en: ['show'], zh: ['查看'] },
  unlink: { en: ['unlink'], zh: ['解绑'] },
};

const VERBS = new Map(
  Object.entries(WORDS).flatMap(([verb, words]) =>
    (['en', 'zh'] as const).flatMap((language) =>
      words[language].map((word) => [word, { verb: verb as DeskVerb, language }] as const),
    ),
  ),
);

/** Verbs whose text may be a bare number, which then names no conversation. */
const WITH_WORDS: ReadonlySet<DeskVerb> = new Set(['answer', 'note']);

const NUMBERED = /^[#＃]\s?(\d{1,3})(?!\d)[\s:：,，、]*([\s\S]*)$/u;
const COMMAND = /^[/／]([\p{L}?？]+)(?![\p{L}\d])\s*([\s\S]*)$/u;

/**
 * What an agent typed means: `/verb`, `/verb #1 words`, `#1 words`, `#1 /verb words`, `#1`, or words
 * without a number. Anything else that begins with `/` is unknown rather than said to a customer.
 */
export function readCommand(typed: string): DeskCommand {
  const text = typed.trim();
  const [, digits, rest = ''] = NUMBERED.exec(withPlainDigits(text)) ?? [];
  if (digits === undefined) return verbIn(text) ?? { verb: 'answer', number: undefined, text };
  const number = Number(digits);
  if (rest === '') return { verb: 'choose', number, text: '' };
  const command = verbIn(rest);
  if (!command) return { verb: 'answer', number, text: rest };
  // Two numbers contradict each other: neither is guessed.
  if (command.number !== undefined) return { verb: 'unknown', number: undefined, text };
  return { ...command, number };
}

/** A command as somebody types it in this language. */
export function typedAs(verb: DeskVerb, language: Language, number?: number, text = ''): string {
  const named = number === undefined ? '' : `#${number}`;
  return [`/${WORDS[verb][language][0]}`, named, text].filter(Boolean).join(' ');
}

function verbIn(text: string): DeskCommand | undefined {
  if (!/^[/／]/.test(text)) return undefined;
  const [, word = '', rest = ''] = COMMAND.exec(text) ?? [];
  const found = VERBS.get(word.toLowerCase());
  if (!found) return { verb: 'unknown', number: undefined, text };
  const [, digits, words = ''] = NUMBERED.exec(withPlainDigits(rest)) ?? [];
  if (digits !== undefined) return { ...found, number: Number(digits), text: words };
  const isNumber = !WITH_WORDS.has(found.verb) && /^\d{1,3}$/.test(rest);
  return isNumber
    ? { ...found, number: Number(rest), text: '' }
    : { ...found, number: undefined, text: rest };
}

/** A number that was typed in full-width digits, as Chinese keyboards do; words stay as they are. */
function withPlainDigits(text: string): string {
  return text.replace(/^([#＃]\s?)([０-９]+)/u, (_, mark: string, digits: string) => {
    return mark + digits.normalize('NFKC');
  });
}
