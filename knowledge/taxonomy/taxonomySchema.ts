import { z } from 'zod';
import { KnowledgeError } from '../knowledgeError.ts';
import type { Category, Taxonomy } from '../store.ts';

/** Categories lie in one another so deep at most. */
const DEEPEST = 5;
/** Of one category, and at the top. */
const MOST_CHILDREN = 200;
const MOST_ISSUE_TYPES = 200;

const id = z
  .string()
  .trim()
  .min(1)
  .max(50)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u, 'letters, digits, ".", "_" and "-" only');
const name = z.string().trim().min(1).max(100);
const names = z.strictObject({ zh: name, en: name });

/** A category that may have others within it, `levels` deep. */
export function categorySchema(levels: number): z.ZodType<Category> {
  const children =
    levels > 1
      ? z.array(categorySchema(levels - 1)).max(MOST_CHILDREN)
      : z.array(z.never()).max(0, `categories are at most ${DEEPEST} deep`);
  return z.strictObject({ id, names, children: children.default([]) });
}

/** What a valid taxonomy looks like. */
export const taxonomySchema = z.strictObject({
  products: z.array(categorySchema(DEEPEST)).max(MOST_CHILDREN),
  issueTypes: z.array(z.strictObject({ id, names })).max(MOST_ISSUE_TYPES),
});

/** Returns the input as a taxonomy, or throws `invalidTaxonomy` with a message for each wrong field. */
export function parseTaxonomy(input: unknown): Omit<Taxonomy, 'version'> {
  const result = taxonomySchema.safeParse(input);
  const fields: Record<string, string> = {};
  if (result.success) {
    Object.assign(fields, sameIds(result.data.issueTypes, 'issueTypes'));
    Object.assign(fields, sameCategories(result.data.products, 'products'));
    const all = result.data.products.findIndex((category) => category.id === 'all');
    if (all >= 0) fields[`products.${all}.id`] = 'stands for every product already';
    if (Object.keys(fields).length === 0) return result.data;
  } else {
    for (const issue of result.error.issues) {
      fields[issue.path.join('.') || 'taxonomy'] ??= issue.message;
    }
  }
  throw invalidTaxonomy(fields);
}

/** The refusal of a taxonomy for what is wrong with these fields. */
export function invalidTaxonomy(fields: Readonly<Record<string, string>>): KnowledgeError {
  const names = Object.keys(fields).join(', ');
  return new KnowledgeError('invalidTaxonomy', `The taxonomy is not valid: ${names}`, { fields });
}

function sameCategories(categories: readonly Category[], path: string): Record<string, string> {
  const within = categories.map(({ children }, index) =>
    sameCategories(children, `${path}.${index}.children`),
  );
  return Object.assign(sameIds(categories, path), ...within);
}

function sameIds(items: readonly { readonly id: string }[], path: string): Record<string, string> {
  const seen = new Set<string>();
  const fields: Record<string, string> = {};
  for (const [index, item] of items.entries()) {
    if (seen.has(item.id)) fields[`${path}.${index}.id`] = 'is there twice';
    seen.add(item.id);
  }
  return fields;
}
