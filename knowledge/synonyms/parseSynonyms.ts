import { KnowledgeError } from '../knowledgeError.ts';
import { type SynonymGroups, synonymsSchema } from '../search/synonyms.ts';

/**
 * Returns the input as groups of synonyms, or throws `invalidSynonyms` with a message for each wrong
 * field (`zh.3.0`: the first of the fourth Chinese group). Words are in one group only: search would
 * know just the first of several.
 */
export function parseSynonyms(input: unknown): SynonymGroups {
  const result = synonymsSchema.safeParse(input);
  const fields: Record<string, string> = {};
  if (result.success) {
    for (const language of ['zh', 'en'] as const) {
      Object.assign(fields, saidTwice(result.data[language], language));
    }
    if (Object.keys(fields).length === 0) return result.data;
  } else {
    for (const issue of result.error.issues) {
      fields[issue.path.join('.') || 'synonyms'] ??= issue.message;
    }
  }
  const names = Object.keys(fields).join(', ');
  throw new KnowledgeError('invalidSynonyms', `The synonyms are not valid: ${names}`, { fields });
}

function saidTwice(
  groups: readonly (readonly string[])[],
  language: string,
): Readonly<Record<string, string>> {
  const groupOf = new Map<string, readonly string[]>();
  const fields: Record<string, string> = {};
  for (const [place, group] of groups.entries()) {
    for (const [index, words] of group.entries()) {
      const key = words.toLowerCase();
      const other = groupOf.get(key);
      if (other) fields[`${language}.${place}.${index}`] = `“${words}” ${whereIs(other, group)}`;
      groupOf.set(key, other ?? group);
    }
  }
  return fields;
}

function whereIs(other: readonly string[], group: readonly string[]): string {
  return other === group ? 'is there twice' : `is in the group of “${other[0]}” already`;
}
