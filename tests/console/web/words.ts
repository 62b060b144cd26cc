import { createInstance } from 'i18next';
import { en } from '../../../console/web/src/i18n/en/index.ts';
import type { UiLanguage } from '../../../console/web/src/i18n/language.ts';
import type { Translate } from '../../../console/web/src/i18n/translation.ts';
import { zh } from '../../../console/web/src/i18n/zh/index.ts';

const i18n = createInstance({
  initAsync: false,
  resources: { en: { translation: en }, zh: { translation: zh } },
  interpolation: { escapeValue: false },
});
void i18n.init();

/** The console's own translator. */
export function translator(language: UiLanguage): Translate {
  return i18n.getFixedT(language);
}
