import { readStored, writeStored } from './browserStorage.ts';
import { Observable } from './observable.ts';

/** The languages of the console's pages. */
export type UiLanguage = 'zh' | 'en';

/** What a person chose on this browser; what they never touched follows browser and system. */
export interface Preferences {
  readonly language: UiLanguage | null;
  readonly theme: 'light' | 'dark' | null;
  /** Whether signing in also sets the presence to online. */
  readonly onlineAtSignIn: boolean;
}

const KEY = 'baton.preferences';
const UNTOUCHED: Preferences = { language: null, theme: null, onlineAtSignIn: false };

/** This browser's preferences. */
export const preferences = new Observable<Preferences>({
  ...UNTOUCHED,
  ...readStored<Partial<Preferences>>(KEY),
});

/** Changes some preferences and keeps them. */
export function savePreferences(change: Partial<Preferences>): void {
  preferences.update((value) => ({ ...value, ...change }));
  writeStored(KEY, preferences.get());
}

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
