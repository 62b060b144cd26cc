import { createInstance } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { preferences } from '../state/preferences.ts';
import { en } from './en/index.ts';
import { type UiLanguage, uiLanguage } from './language.ts';
import { zh } from './zh/index.ts';
import './translation.ts';

/** The page's i18next, in the language of the preferences. */
export const i18n = createInstance();

/** Starts translating and follows the preferences; the document's language follows along. */
export async function startTranslation(): Promise<void> {
  const wanted = () => uiLanguage(preferences.get().language, navigator.languages);
  const showInDocument = () => {
    document.documentElement.lang = wanted() === 'zh' ? 'zh-CN' : 'en';
  };
  await i18n.use(initReactI18next).init({
    lng: wanted(),
    fallbackLng: 'en',
    resources: { en: { translation: en }, zh: { translation: zh } },
    // React escapes what it renders.
    interpolation: { escapeValue: false },
  });
  showInDocument();
  preferences.subscribe(() => {
    showInDocument();
    void i18n.changeLanguage(wanted());
  });
}

/** The translator and the language that it speaks. */
export function useWords() {
  const { t, i18n: instance } = useTranslation();
  return { t, language: (instance.language === 'zh' ? 'zh' : 'en') as UiLanguage };
}
