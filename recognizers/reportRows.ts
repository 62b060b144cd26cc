import { LANGUAGES } from './recognitionModel.ts';
import type {
  CheckedUtterance,
  DoubtfulLabel,
  IntentCoverage,
  SharedUtterance,
} from './reportTypes.ts';
import type { Language, Utterance } from './store.ts';

/**
 * A model that never saw an utterance is this sure of another intent, and this unsure of its own: most
 * such labels are mistakes (confident learning: Northcutt, Jiang, Chuang, JAIR 70, 2021).
 */
const SURE = 0.6;
const UNSURE = 0.1;

/** Utterances that look mislabelled, surest doubt first. */
export function doubtfulLabels(checked: readonly CheckedUtterance[]): readonly DoubtfulLabel[] {
  return checked
    .flatMap(({ ranking, ...row }): DoubtfulLabel[] => {
      const [top] = ranking;
      if (!top || top.intent === row.intent || top.confidence < SURE) return [];
      const own = ranking.find(({ intent }) => intent === row.intent)?.confidence ?? 0;
      if (own > UNSURE) return [];
      const { intent: suggested, confidence } = top;
      return [{ ...row, suggested, confidence, labelConfidence: own }];
    })
    .sort((first, second) => second.confidence - first.confidence);
}

/** Utterances that stand in two or more intents, but for case, spaces and punctuation. */
export function sharedUtterances(rows: readonly Utterance[]): readonly SharedUtterance[] {
  const groups = new Map<string, Utterance[]>();
  for (const row of rows) {
    const words = row.utterance
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{Letter}\p{Number}]+/gu, '');
    const key = `${row.language} ${words}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].flatMap((group) => {
    const intents = [...new Set(group.map(({ intent }) => intent))].sort();
    if (intents.length < 2) return [];
    const { language } = group[0] as Utterance;
    return [{ language, intents, utterances: [...new Set(group.map((row) => row.utterance))] }];
  });
}

/** Fewer utterances than this are hardly enough to learn an intent from. */
const FEW = 5;

/** How many utterances every intent has in each language, in alphabetical order of the intents. */
export function coverage(rows: readonly Utterance[]): readonly IntentCoverage[] {
  const counts = new Map<string, Record<Language, number>>();
  for (const { intent, language } of rows) {
    const own = counts.get(intent) ?? { zh: 0, en: 0 };
    own[language] += 1;
    counts.set(intent, own);
  }
  const spoken = LANGUAGES.filter((language) => rows.some((row) => row.language === language));
  return [...counts]
    .map(([intent, utterances]) => {
      return { intent, utterances, thin: spoken.filter((language) => utterances[language] < FEW) };
    })
    .sort((first, second) => (first.intent < second.intent ? -1 : 1));
}
