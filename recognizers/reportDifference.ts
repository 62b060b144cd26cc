import { type IntentModels, share } from './evaluate.ts';
import { NONE, rankIntents } from './intentModel.ts';
import type {
  ChangedUtterance,
  CheckedUtterance,
  Judgement,
  ModelDifference,
} from './reportTypes.ts';
import type { Utterance } from './store.ts';

/** What models make of utterances; a language without a model is understood as `None`. */
export function judge(
  utterances: readonly Utterance[],
  models: IntentModels,
): readonly Judgement[] {
  return utterances.map(({ utterance, language }) => {
    const model = models[language];
    return (model && rankIntents(utterance, model)[0]) ?? { intent: NONE, confidence: 0 };
  });
}

/** The judgements of cross-validation, where no model has seen what it judges. */
export function judgementsOf(checked: readonly CheckedUtterance[]): readonly Judgement[] {
  return checked.map(({ ranking }) => ranking[0] ?? { intent: NONE, confidence: 0 });
}

/**
 * What changes for each utterance from one model to the other. Both judgements stand in the order of the
 * utterances; throws where their numbers differ. To compare fairly, neither model should have learned
 * from the utterances, or both should.
 */
export function differenceOf(
  utterances: readonly Utterance[],
  before: readonly Judgement[],
  after: readonly Judgement[],
): ModelDifference {
  if (before.length !== utterances.length || after.length !== utterances.length) {
    throw new Error(
      `Expected a judgement for each of ${utterances.length} utterances, got ${before.length} before and ${after.length} after.`,
    );
  }
  const compared = utterances.map((row, index) => {
    const { intent, confidence } = before[index] as Judgement;
    const { intent: next, confidence: nextConfidence } = after[index] as Judgement;
    return {
      utterance: row.utterance,
      intent: row.intent,
      language: row.language,
      before: { intent, confidence },
      after: { intent: next, confidence: nextConfidence },
    };
  });
  const changed = compared
    .filter((row) => row.before.intent !== row.after.intent)
    .map((row): ChangedUtterance => {
      const worse = row.before.intent === row.intent;
      const better = row.after.intent === row.intent;
      return { ...row, change: worse ? 'worse' : better ? 'better' : 'same' };
    });
  const rank = { worse: 0, better: 1, same: 2 };
  return {
    utterances: utterances.length,
    accuracyBefore: share(compared, (row) => row.before.intent === row.intent),
    accuracyAfter: share(compared, (row) => row.after.intent === row.intent),
    changed: changed.sort((first, second) => rank[first.change] - rank[second.change]),
  };
}
