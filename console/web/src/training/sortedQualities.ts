import type { TrainingReport } from '../../../../recognizers/index.ts';

type Quality = TrainingReport['intents'][number];

/** What intents can be sorted by. */
export type QualityColumn = 'intent' | 'utterances' | 'precision' | 'recall' | 'f1';

/** By what, and which way. */
export interface QualityOrder {
  readonly column: QualityColumn;
  readonly descending: boolean;
}

/** The intents in this order; those of which nothing is known come last, equal ones by name. */
export function sortedQualities(
  qualities: readonly Quality[],
  { column, descending }: QualityOrder,
): readonly Quality[] {
  const sign = descending ? -1 : 1;
  return [...qualities].sort((one, other) => {
    const [first, second] = [one[column], other[column]];
    if (first === second) return one.intent.localeCompare(other.intent);
    if (first === null || second === null) return first === null ? 1 : -1;
    return first < second ? -sign : sign;
  });
}
