import type { Language } from '../handoff/index.ts';
import type { KnowledgeBase } from '../knowledge/index.ts';
import type { Decision } from './answerPolicy.ts';
import type { Offer } from './memory.ts';
import { isButton } from './speak.ts';

/** What is asked behind "return or exchange". */
const RETURN_INTENTS: readonly string[] = ['return.start', 'exchange.start', 'return.policy'];

/** What a press of one of the bot's buttons means; undefined for any other text. */
export function buttonDecision(
  text: string,
  offers: readonly Offer[],
  knowledge: Pick<KnowledgeBase, 'answerFor'>,
  language: Language,
): Decision | undefined {
  const offer = offers.find(({ title }) => title === text);
  if (offer) return { decision: 'answer', articleId: offer.articleId };
  const articlesOf = (intents: readonly string[]) =>
    intents.flatMap((intent) => knowledge.answerFor(intent, language)?.id ?? []);
  if (isButton(text, ({ menu }) => menu.returnItem)) {
    return { decision: 'clarify', articleIds: articlesOf(RETURN_INTENTS) };
  }
  const [refunds] = isButton(text, ({ menu }) => menu.refundProgress)
    ? articlesOf(['refund.status'])
    : [];
  return refunds === undefined ? undefined : { decision: 'answer', articleId: refunds };
}

/** What a customer says about the last answer: by its buttons, or in the same words. */
export function feedbackIn(text: string): 'helped' | 'notHelped' | undefined {
  if (isButton(text, ({ helped }) => helped)) return 'helped';
  if (isButton(text, ({ notHelped }) => notHelped) || NOT_HELPED.test(text)) return 'notHelped';
  return undefined;
}

const NOT_HELPED =
  /^(?:(?:还是)?(?:没有?|不能|没能)(?:解决|帮上忙|用)|还是不行|没用|that (?:didn'?t|doesn'?t|did not) help|(?:it|that)(?:'s| is) not (?:it|what i (?:meant|asked)))[了啊呢]?[。！!.\s]*$/i;
