import { type AnswerPolicy, decide, likelyArticles, type Situation } from './answerPolicy.ts';

/** A question whose right article is known; null: no article may answer. */
export interface AskedQuestion {
  readonly situation: Situation;
  readonly articleId: string | null;
}

/** How well questions are answered; shares of 1. */
export interface AnswerQuality {
  readonly rows: number;
  /** Share answered directly. */
  readonly coverage: number;
  /** Share of the direct answers that are wrong. */
  readonly wrongAnswers: number;
  /** Coverage and wrong answers at other thresholds, from the strictest on. */
  readonly curve: readonly (readonly [coverage: number, wrong: number])[];
}

/** Points of the curve: every twentieth of the questions. */
const STEPS = 20;

/** What the policy does with each question, asked first in a conversation of its own. */
export function evaluateAnswers(
  questions: readonly AskedQuestion[],
  policy: AnswerPolicy,
): AnswerQuality {
  const eager = { ...policy, answerFrom: 0 };
  const answers = questions.flatMap(({ situation, articleId }) => {
    const decision = decide(situation, eager);
    if (decision.decision !== 'answer') return [];
    const [best] = likelyArticles(situation, policy).articles;
    return [{ probability: best?.probability ?? 0, right: decision.articleId === articleId }];
  });
  answers.sort((one, other) => other.probability - one.probability);
  const at = (count: number): readonly [number, number] => {
    const wrong = answers.slice(0, count).filter(({ right }) => !right).length;
    return [rounded(count / questions.length), rounded(count === 0 ? 0 : wrong / count)];
  };
  const given = questions.flatMap(({ situation, articleId }) => {
    const decision = decide(situation, policy);
    return decision.decision === 'answer' ? [decision.articleId === articleId] : [];
  });
  const counts = Array.from({ length: STEPS }, (_, step) =>
    Math.round(((step + 1) / STEPS) * questions.length),
  ).filter((count) => count <= answers.length);
  return {
    rows: questions.length,
    coverage: rounded(given.length / Math.max(1, questions.length)),
    wrongAnswers: rounded(given.filter((right) => !right).length / Math.max(1, given.length)),
    curve: counts.map(at),
  };
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}
