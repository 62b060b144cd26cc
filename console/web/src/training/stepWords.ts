import { languageName } from '../format/time.ts';
import type { UiLanguage } from '../i18n/language.ts';
import type { Translate } from '../i18n/translation.ts';

const STEPS = [
  ...(['learning', 'calibrating', 'selfTraining', 'emotions'] as const),
  ...(['checking', 'checkingActive'] as const),
];

/** A step of the training such as `zh calibrating`, in words; unknown ones as they are. */
export function stepWords(step: string, t: Translate, language: UiLanguage): string {
  if (step === '') return t('training.steps.starting');
  const [first = '', second] = step.split(' ');
  const known = STEPS.find((name) => name === (second ?? first));
  if (!known) return step;
  const words = t(`training.steps.${known}`);
  return second === undefined
    ? words
    : t('training.stepOf', { language: languageName(first, language), step: words });
}
