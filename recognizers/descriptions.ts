import type { Language, Utterance } from './store.ts';

/** One line that says what an intent is about. */
export interface IntentDescription {
  readonly intent: string;
  readonly description: string;
}

/**
 * The utterances with each description as one more row of its intent, in the languages in which the
 * intent has rows; a description in Chinese characters counts for Chinese only. Descriptions of intents
 * without rows are left out.
 */
export function withDescriptions(
  utterances: readonly Utterance[],
  descriptions: readonly IntentDescription[],
): readonly Utterance[] {
  const languagesOf = new Map<string, Set<Language>>();
  for (const { intent, language } of utterances) {
    const languages = languagesOf.get(intent) ?? new Set();
    languagesOf.set(intent, languages.add(language));
  }
  const rows = descriptions.flatMap(({ intent, description }) =>
    [...(languagesOf.get(intent) ?? [])]
      .filter((language) => language === 'zh' || !/\p{Script=Han}/u.test(description))
      .map((language) => ({ utterance: description, intent, language })),
  );
  return [...utterances, ...rows];
}
