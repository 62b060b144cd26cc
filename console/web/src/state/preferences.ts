import type { UiLanguage } from '../i18n/language.ts';
import { readStored, writeStored } from './browserStorage.ts';
import { Observable } from './observable.ts';

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
