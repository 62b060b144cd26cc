import type { FittedPolicy } from '../knowledge/index.ts';
import { NONE, type Recognition } from '../recognizers/index.ts';
import { type Likelihood, likelihoodOf } from './answerLikelihood.ts';
import { evidenceOf, type FoundArticle, type KnownArticle } from './evidence.ts';
import { asksForOrder, asksForPerson, refusesPerson } from './plainRequests.ts';

/** What the bot does with a message. */
export type Decision =
  | { readonly decision: 'answer'; readonly articleId: string }
  /** One to three articles that may be meant, likeliest first. */
  | { readonly decision: 'clarify'; readonly articleIds: readonly string[] }
  | { readonly decision: 'act'; readonly dialog: 'orderStatus' }
  | {
      readonly decision: 'escalate';
      readonly reason: 'customerAsked' | 'angry' | 'humanOnly' | 'lowConfidence';
      readonly priority: number;
      readonly angry: boolean;
    }
  /** Not understood, or (`repeated`) the answer would be the one just given. */
  | { readonly decision: 'miss'; readonly repeated: boolean }
  | { readonly decision: 'greet' | 'thank' | 'bye' };

/** What is known when the bot decides. */
export interface Situation {
  readonly text: string;
  readonly recognition: Pick<
    Recognition,
    'intent' | 'confidence' | 'ranking' | 'entities' | 'emotionScores' | 'emotion'
  >;
  /** What the search found, best first. */
  readonly hits: readonly FoundArticle[];
  /** The article that answers each ranked intent, where there is one. */
  readonly answers: ReadonlyMap<string, KnownArticle>;
  /** The article that the last answer came from. */
  readonly lastArticle: KnownArticle | null;
  /** Categories of the products that are talked about. */
  readonly products: readonly string[];
  /** How many messages in a row were not understood or not helped with. */
  readonly misses: number;
  /** Names of intents that a person is asked for at once. */
  readonly humanOnly: ReadonlySet<string>;
  /** Log-odds that an article loses because it often failed. */
  readonly handicap?: (articleId: string) => number;
}

/** What decides whether an article is said: fitted, see {@link FittedPolicy}. */
export type AnswerPolicy = Pick<FittedPolicy, 'weights' | 'answerFrom'>;

/** From where on an intent without an article is believed: likelier than not, and surely. Calibrated shares. */
const BELIEVED = 0.5;
const SURE = 0.75;
/** Probability of anger that brings a human, and the one needed beside an answerable question. */
const ANGRY = 0.6;
const ANGRY_BESIDE_ANSWER = 0.97;
/** What is offered must hold the right article likelier than not, and nothing that is unlikely. */
const OFFER = { together: 0.5, each: 0.1, most: 3 };
/** Priorities of escalations: 0 is ordinary. */
const PRIORITY = { ordinary: 0, complaint: 1, angry: 2 };
/** Misses in a row, this one included, after which the bot stops trying. */
const MISSES_TO_ESCALATE = 2;
const SMALL_TALK = { greeting: 'greet', thanks: 'thank', goodbye: 'bye' } as const;

/** Decides what to do with a message: first who needs a human, then what was asked, then what is unclear. */
export function decide(situation: Situation, policy: AnswerPolicy): Decision {
  const likely = likelyArticles(situation, policy);
  const [best] = likely.articles;
  const answer = best && best.probability >= policy.answerFrom ? best.articleId : undefined;
  return (
    humanDecision(situation, answer) ??
    taskDecision(situation, answer) ??
    knowledgeDecision(situation, answer, likely)
  );
}

/** How likely each article is the answer. */
export function likelyArticles(
  { recognition, handicap, ...situation }: Omit<Situation, 'misses' | 'humanOnly'>,
  { weights }: Pick<AnswerPolicy, 'weights'>,
): Likelihood {
  return likelihoodOf(
    evidenceOf({ ...situation, ranking: recognition.ranking }),
    weights,
    handicap,
  );
}

function humanDecision(
  { text, recognition, humanOnly }: Situation,
  answer: string | undefined,
): Decision | undefined {
  const anger = recognition.emotion === 'angry' ? recognition.emotionScores.angry : 0;
  const isAngry = anger >= (answer ? ANGRY_BESIDE_ANSWER : ANGRY);
  const priority = isAngry ? PRIORITY.angry : PRIORITY.ordinary;
  const wantsPerson =
    asksForPerson(text) ||
    (believes(recognition, 'human.agent') && !answer && !refusesPerson(text));
  if (wantsPerson)
    return { decision: 'escalate', reason: 'customerAsked', priority, angry: isAngry };
  if (isAngry) return { decision: 'escalate', reason: 'angry', priority, angry: true };
  const [top] = recognition.ranking;
  return top && humanOnly.has(top.intent) && top.confidence >= BELIEVED
    ? { decision: 'escalate', reason: 'humanOnly', priority: PRIORITY.complaint, angry: false }
    : undefined;
}

function taskDecision(
  { text, recognition }: Situation,
  answer: string | undefined,
): Decision | undefined {
  const smallTalk = Object.entries(SMALL_TALK).find(([name]) => believes(recognition, name));
  if (smallTalk && !answer) return { decision: smallTalk[1] };
  const namesOrder = recognition.entities.some(({ type }) => type === 'orderNumber');
  const wantsOrder =
    (asksForOrder(text) && !isSureOfOther(recognition)) ||
    believes(recognition, 'order.status', answer ? SURE : BELIEVED) ||
    (namesOrder && (!answer || recognition.intent === 'refund.status'));
  return wantsOrder ? { decision: 'act', dialog: 'orderStatus' } : undefined;
}

/** Whether the model is sure of an intent that has nothing to do with where an order is. */
function isSureOfOther({ ranking }: Situation['recognition']): boolean {
  const [top] = ranking;
  if (top === undefined || top.intent === NONE || top.intent === 'order.status') return false;
  return top.confidence >= SURE;
}

/** Answers, or asks back with what is likely; never with the very article that was just said. */
function knowledgeDecision(
  situation: Situation,
  answer: string | undefined,
  { articles }: Likelihood,
): Decision {
  const lastId = situation.lastArticle?.id;
  const repeated = articles[0] !== undefined && articles[0].articleId === lastId;
  if (answer && !repeated) return { decision: 'answer', articleId: answer };
  const options = articles
    .filter(({ articleId, probability }) => articleId !== lastId && probability >= OFFER.each)
    .slice(0, OFFER.most);
  const left = repeated ? 1 - (articles[0]?.probability ?? 0) : 1;
  const together = options.reduce((sum, { probability }) => sum + probability, 0) / left;
  if (together < OFFER.together || situation.misses >= MISSES_TO_ESCALATE) {
    return miss(situation, repeated);
  }
  return { decision: 'clarify', articleIds: options.map(({ articleId }) => articleId) };
}

function miss({ misses }: Situation, repeated: boolean): Decision {
  return misses + 1 >= MISSES_TO_ESCALATE
    ? { decision: 'escalate', reason: 'lowConfidence', priority: PRIORITY.ordinary, angry: false }
    : { decision: 'miss', repeated };
}

function believes(
  { ranking }: Situation['recognition'],
  intent: string,
  least: number = BELIEVED,
): boolean {
  const [top] = ranking;
  return top?.intent === intent && top.confidence >= least;
}
