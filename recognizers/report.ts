import { dealRows } from './crossValidation.ts';
import { calibrationError, macroF1, share } from './evaluate.ts';
import { type IntentModel, NONE, rankIntents } from './intentModel.ts';
import { trainLinearModel } from './linearModel.ts';
import { LANGUAGES } from './recognitionModel.ts';
import { calibrationCurve, confusions, intentQualities } from './reportQuality.ts';
import { coverage, doubtfulLabels, sharedUtterances } from './reportRows.ts';
import type { CheckedUtterance, TrainingReport } from './reportTypes.ts';
import { withNames } from './spokenName.ts';
import type { Language, Utterance } from './store.ts';

/** How utterances are checked. */
export interface CheckOptions {
  /** Default 1. */
  readonly seed?: number;
  /** Told the share of the work that is done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

const FOLDS = 5;
const FOLDS_OF_MANY = 3;
/** Above this many rows of a language three folds are enough, and cost half. */
const MANY_ROWS = 3000;
const RANKED = 3;

/**
 * Every utterance with what a model says that learned from the others (cross-validation), its margins
 * turned into confidence by the calibration of the trained model. Takes as long as three to five
 * trainings: call it in a worker. Utterances of languages without a model are left out.
 */
export function checkUtterances(
  utterances: readonly Utterance[],
  models: Readonly<Partial<Record<Language, IntentModel>>>,
  { seed = 1, onProgress }: CheckOptions = {},
): readonly CheckedUtterance[] {
  const checked: CheckedUtterance[] = [];
  const languages = LANGUAGES.filter((language) => models[language] !== undefined);
  for (const [place, language] of languages.entries()) {
    const own = utterances.filter((row) => row.language === language);
    const rows = own.map(({ utterance, intent }) => ({ text: utterance, label: intent }));
    const folds = rows.length > MANY_ROWS ? FOLDS_OF_MANY : FOLDS;
    const foldOf = dealRows(rows, folds, seed);
    for (let fold = 0; fold < folds; fold += 1) {
      const known = rows.filter((_, row) => foldOf[row] !== fold);
      const hidden = own.filter((_, row) => foldOf[row] === fold);
      const { calibration, threshold } = models[language] as IntentModel;
      if (known.length > 0 && hidden.length > 0) {
        const linear = trainLinearModel(withNames(known, NONE), language, { seed });
        for (const row of hidden) {
          const ranking = rankIntents(row.utterance, { linear, calibration, threshold });
          checked.push({ ...row, ranking: ranking.slice(0, RANKED) });
        }
      }
      onProgress?.((place + (fold + 1) / folds) / languages.length);
    }
  }
  return checked;
}

/** What the checked utterances tell about the data and the model. */
export function reportOn(checked: readonly CheckedUtterance[]): TrainingReport {
  const isRight = ({ intent, ranking }: CheckedUtterance) => ranking[0]?.intent === intent;
  const accuracyIn = (language: Language) =>
    share(
      checked.filter((row) => row.language === language),
      isRight,
    );
  const inScope = checked.filter(({ intent }) => intent !== NONE);
  const outcomes = inScope.map((row) => {
    return { confidence: row.ranking[0]?.confidence ?? 0, right: isRight(row) };
  });
  return {
    utterances: checked.length,
    accuracy: share(checked, isRight),
    macroF1: macroF1(
      checked.map(({ intent, ranking }) => ({ truth: intent, guess: ranking[0]?.intent ?? NONE })),
    ),
    byLanguage: { zh: accuracyIn('zh'), en: accuracyIn('en') },
    calibrationError: calibrationError(outcomes),
    intents: intentQualities(checked),
    confusions: confusions(checked),
    doubtfulLabels: doubtfulLabels(checked),
    sharedUtterances: sharedUtterances(checked),
    coverage: coverage(checked),
    calibration: calibrationCurve(outcomes),
  };
}
