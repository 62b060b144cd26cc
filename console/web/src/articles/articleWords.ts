import type { ArticleAnswer, FieldChangeAnswer, TaxonomyAnswer } from '../../../wire.ts';
import { dateAndTime } from '../format/time.ts';
import { channelLabel } from '../i18n/labels.ts';
import type { UiLanguage } from '../i18n/language.ts';
import type { Translate } from '../i18n/translation.ts';
import { type ArticleField, fieldOf } from './articleDraft.ts';

type Category = TaxonomyAnswer['products'][number];

/** A category with its path and how deep it lies. */
export interface Place {
  readonly path: string;
  readonly name: string;
  readonly depth: number;
}

/** All categories in the taxonomy's order. */
export function placesOf(
  categories: readonly Category[],
  language: UiLanguage,
  above = '',
  depth = 0,
): readonly Place[] {
  return categories.flatMap(({ id, names, children }) => [
    { path: above + id, name: names[language], depth },
    ...placesOf(children, language, `${above}${id}/`, depth + 1),
  ]);
}

/** A category's names from the outermost on: "Electronics › Phones"; unknown ones as they are. */
export function productLabel(
  path: string,
  taxonomy: TaxonomyAnswer | undefined,
  language: UiLanguage,
  t: Translate,
): string {
  if (path === 'all') return t('articles.allProducts');
  let level = taxonomy?.products ?? [];
  const names = path.split('/').map((id) => {
    const category = level.find((one) => one.id === id);
    level = category?.children ?? [];
    return category?.names[language] ?? id;
  });
  return names.join(' › ');
}

/** An issue type's name; unknown ones as they are. */
export function issueTypeLabel(
  id: string,
  taxonomy: TaxonomyAnswer | undefined,
  language: UiLanguage,
): string {
  return taxonomy?.issueTypes.find((one) => one.id === id)?.names[language] ?? id;
}

/** The name of the field that a change is about. */
export function fieldLabel(change: { readonly field: string }, t: Translate): string {
  const field = fieldOf(change);
  const channelId = change.field.split('.').slice(1).join('.');
  return t(`articles.fields.${field}`, { channel: channelLabel(channelId, t) });
}

/** A value of a field in words. */
export function valueLabel(
  change: Pick<Extract<FieldChangeAnswer, { kind: 'value' }>, 'field'>,
  value: string | null,
  words: { readonly t: Translate; readonly language: UiLanguage },
  taxonomy: TaxonomyAnswer | undefined,
): string {
  const { t, language } = words;
  if (value === null) return t('articles.nothing');
  const field: ArticleField = fieldOf(change);
  switch (field) {
    case 'status':
      return t(`articles.statuses.${value as ArticleAnswer['status']}`);
    case 'urgency':
      return t(`articles.urgencies.${value as ArticleAnswer['urgency']}`);
    case 'audience':
      return t(`articles.audiences.${value as ArticleAnswer['audience']}`);
    case 'product':
      return productLabel(value, taxonomy, language, t);
    case 'issueType':
      return issueTypeLabel(value, taxonomy, language);
    default:
      return dateAndTime(value, language);
  }
}
