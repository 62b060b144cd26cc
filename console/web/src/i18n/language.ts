/** The languages of the console's pages. */
export type UiLanguage = 'zh' | 'en';

/** The language to show: the chosen one, else the browser's first that we speak, else English. */
export function uiLanguage(
  chosen: UiLanguage | null,
  browserLanguages: readonly string[],
): UiLanguage {
  if (chosen) return chosen;
  for (const language of browserLanguages) {
    const main = language.slice(0, 2).toLowerCase();
    if (main === 'zh' || main === 'en') return main;
  }
  return 'en';
}
