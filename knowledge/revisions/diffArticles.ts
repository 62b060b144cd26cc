import type { ArticleDraft } from '../articleSchema.ts';
import { type DiffLine, diffText } from './diffText.ts';

/** What became of one field of an article. */
export type FieldChange =
  /** `field`: `title`, `body`, or a channel's body as `channels.sms`. */
  | { readonly kind: 'text'; readonly field: string; readonly lines: readonly DiffLine[] }
  | {
      readonly kind: 'list';
      readonly field: string;
      readonly kept: readonly string[];
      readonly removed: readonly string[];
      readonly added: readonly string[];
    }
  | {
      readonly kind: 'value';
      readonly field: string;
      readonly from: string | Date | null;
      readonly to: string | Date | null;
    };

const TEXTS = ['title', 'body'] as const;
const LISTS = ['questions', 'intents', 'tags'] as const;
const VALUES = [
  ...(['status', 'product', 'issueType', 'urgency', 'audience'] as const),
  ...(['validFrom', 'validUntil', 'reviewBy'] as const),
];

/** The fields that differ between two revisions of an article, or drafts of it. */
export function diffArticles(from: ArticleDraft, to: ArticleDraft): readonly FieldChange[] {
  return [
    ...TEXTS.flatMap((field) => textChange(field, from[field], to[field])),
    ...channelsOf(from, to).flatMap((channel) =>
      textChange(`channels.${channel}`, from.channels[channel] ?? '', to.channels[channel] ?? ''),
    ),
    ...LISTS.flatMap((field) => listChange(field, from[field], to[field])),
    ...VALUES.flatMap((field) => valueChange(field, from[field], to[field])),
  ];
}

function textChange(field: string, from: string, to: string): readonly FieldChange[] {
  return from === to ? [] : [{ kind: 'text', field, lines: diffText(from, to) }];
}

/** An order that changed is a change as well, in which nothing was removed or added. */
function listChange(
  field: string,
  from: readonly string[],
  to: readonly string[],
): readonly FieldChange[] {
  if (from.length === to.length && from.every((item, index) => item === to[index])) return [];
  const before = new Set(from);
  const after = new Set(to);
  return [
    {
      ...{ kind: 'list', field },
      kept: to.filter((item) => before.has(item)),
      removed: from.filter((item) => !after.has(item)),
      added: to.filter((item) => !before.has(item)),
    },
  ];
}

function valueChange(
  field: string,
  from: string | Date | null,
  to: string | Date | null,
): readonly FieldChange[] {
  return from?.valueOf() === to?.valueOf() ? [] : [{ kind: 'value', field, from, to }];
}

function channelsOf(from: ArticleDraft, to: ArticleDraft): readonly string[] {
  return [...new Set([...Object.keys(from.channels), ...Object.keys(to.channels)])].sort();
}
