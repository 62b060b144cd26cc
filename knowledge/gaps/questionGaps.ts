import type { Language } from '../store.ts';
import { type Clustered, clusters } from './clusters.ts';

/** A question without an answer that the bot was sure of. */
export interface OpenQuestion {
  /** Without personal data. */
  readonly text: string;
  readonly language: Language;
  /** How often it was asked in these words. */
  readonly count: number;
  readonly lastAt: Date;
  /** Whether it went to a person. */
  readonly escalated: boolean;
}

/** A question that customers ask and no article surely answers. */
export interface QuestionGap {
  /** The wording that stands for the others: what was asked most. */
  readonly question: string;
  readonly language: Language;
  /** How often it was asked, in all its wordings. */
  readonly count: number;
  /** How many of its wordings went to a person. */
  readonly escalated: number;
  readonly lastAt: Date;
  /** Other wordings, the most asked first; at most {@link MOST_EXAMPLES}. */
  readonly examples: readonly string[];
  readonly wordings: number;
}

/** So many wordings are shown beside the first. */
const MOST_EXAMPLES = 4;

/**
 * The questions without an article that were asked since an instant, those asked most first; of a question
 * in many wordings one stands for all. Each wording counts with all times it was ever asked.
 * `corpus`: texts of the shop, such as known questions, that tell telling words from common ones.
 */
export function questionGaps(
  questions: readonly OpenQuestion[],
  { since, corpus }: { readonly since: Date; readonly corpus?: readonly Clustered[] },
): readonly QuestionGap[] {
  const asked = questions.filter(({ lastAt }) => lastAt >= since).sort(mostAskedFirst);
  return clusters(asked, corpus).map(gapOf).sort(mostAskedFirst);
}

function gapOf(cluster: readonly [OpenQuestion, ...OpenQuestion[]]): QuestionGap {
  const [{ text, language }, ...others] = cluster;
  return {
    question: text,
    language,
    count: cluster.reduce((sum, { count }) => sum + count, 0),
    escalated: cluster.filter(({ escalated }) => escalated).length,
    lastAt: new Date(Math.max(...cluster.map(({ lastAt }) => lastAt.getTime()))),
    examples: others.slice(0, MOST_EXAMPLES).map((other) => other.text),
    wordings: cluster.length,
  };
}

function mostAskedFirst(
  one: Pick<QuestionGap, 'count' | 'lastAt'>,
  other: Pick<QuestionGap, 'count' | 'lastAt'>,
): number {
  return other.count - one.count || other.lastAt.getTime() - one.lastAt.getTime();
}
