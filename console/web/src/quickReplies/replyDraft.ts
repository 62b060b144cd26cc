import type { QuickReplyAnswer } from '../../../wire.ts';
import type { QuickReplyFields } from '../api/quickReplies.ts';
import type { Translate } from '../i18n/translation.ts';
import { openParts } from './textParts.ts';
import { VARIABLES } from './variableWords.ts';

/** The languages that quick replies are written in. */
export const LANGUAGES = ['zh', 'en'] as const;

/** One of them. */
export type ReplyLanguage = (typeof LANGUAGES)[number];

/** A quick reply in its form. */
export interface ReplyDraft {
  readonly key: string;
  readonly category: string;
  readonly titles: Readonly<Record<ReplyLanguage, string>>;
  readonly texts: Readonly<Record<ReplyLanguage, string>>;
  readonly personal: boolean;
}

/** What is wrong, by field: `key`, `titles.zh`. */
export type ReplyProblems = Readonly<Record<string, string>>;

/** The form of a stored quick reply, or of a new one. */
export function replyDraftOf(
  reply: QuickReplyAnswer | undefined,
  start: Pick<ReplyDraft, 'category' | 'personal'>,
): ReplyDraft {
  const both = (texts: QuickReplyAnswer['texts'] = {}) => ({
    zh: texts.zh ?? '',
    en: texts.en ?? '',
  });
  return {
    key: reply?.key ?? '',
    category: reply?.category ?? start.category,
    titles: both(reply?.titles),
    texts: both(reply?.texts),
    personal: reply ? reply.owner !== null : start.personal,
  };
}

/** What the form sends: languages that were left empty are not there. */
export function fieldsOf({ key, category, titles, texts }: ReplyDraft): QuickReplyFields {
  const written = (both: ReplyDraft['texts']) =>
    Object.fromEntries(
      LANGUAGES.flatMap((language) => {
        const text = both[language].trim();
        return text === '' ? [] : [[language, text]];
      }),
    );
  return { key: key.trim(), category, titles: written(titles), texts: written(texts) };
}

/** What the server would refuse, in words. */
export function replyProblems(draft: ReplyDraft, t: Translate): ReplyProblems {
  const { key, titles, texts } = fieldsOf(draft);
  const problems: Record<string, string> = {};
  if (!/^[\p{L}\p{N}][\p{L}\p{N}-]*$/u.test(key)) {
    problems.key = t(key === '' ? 'quickReplies.problems.required' : 'quickReplies.problems.key');
  }
  const written = LANGUAGES.filter((language) => titles[language] ?? texts[language]);
  for (const language of written.length === 0 ? LANGUAGES.slice(0, 1) : written) {
    if (!titles[language]) problems[`titles.${language}`] = t('quickReplies.problems.required');
    const problem = textProblem(texts[language], t);
    if (problem) problems[`texts.${language}`] = problem;
  }
  return problems;
}

function textProblem(text: string | undefined, t: Translate): string | undefined {
  if (!text) return t('quickReplies.problems.required');
  const parts = openParts(text);
  const known: readonly string[] = VARIABLES;
  const unknown = parts.filter(({ variable }) => !known.includes(variable));
  if (unknown.length > 0) {
    const names = [...new Set(unknown.map((part) => part.text))].join(', ');
    return t('quickReplies.problems.variables', { names });
  }
  const rest = parts.reduce((left, part) => left.replace(part.text, ''), text);
  return /\{\{|\}\}/.test(rest) ? t('quickReplies.problems.braces') : undefined;
}

/** The server's refusal of single fields, in words. */
export function refusedFields(fields: ReplyProblems, t: Translate): ReplyProblems {
  return 'key' in fields ? { ...fields, key: t('quickReplies.problems.taken') } : fields;
}
