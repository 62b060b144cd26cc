import { ActivityHandler, type TurnContext } from 'botbuilder';
import { type DialogContext, DialogSet, type DialogTurnResult } from 'botbuilder-dialogs';
import type { AttemptLimits } from '../customers/index.ts';
import { type Language, turnOf } from '../handoff/index.ts';
import type { Article, KnowledgeBase } from '../knowledge/index.ts';
import type { HeardMessage, Recognizer } from '../recognizers/index.ts';
import { judgeAnswer } from './answerNotes.ts';
import { type AnswerPolicy, type Decision, decide } from './answerPolicy.ts';
import { buttonDecision, feedbackIn } from './buttons.ts';
import { type Handover, handOver } from './handover.ts';
import {
  attachHeard,
  type Heard,
  hear,
  interrupts,
  judgeByNext,
  rememberQuestion,
} from './heard.ts';
import { heardMessage } from './heardMessage.ts';
import { memoryOf, remember, TurnDialogState } from './memory.ts';
import {
  OrderStatusDialog,
  type OrderStatusParts,
  type OrderStatusResult,
} from './orderStatusDialog.ts';
import { cancels } from './plainRequests.ts';
import { afterAnswer, greetingButtons, type RecommendedParts } from './recommended.ts';
import { admitMiss, answerNoWords, answerWith, chat, offer, takeFeedback } from './replies.ts';
import { hearAgain } from './saidBefore.ts';
import { SHIPPED_POLICY } from './shippedPolicy.ts';
import { productsIn, readSituation, type ShopProduct } from './situation.ts';
import { phrasesOf, say } from './speak.ts';

/** What the shop's bot is made of. */
export interface ShopBotParts {
  readonly recognizer: Pick<Recognizer, 'recognize'>;
  readonly knowledge: Pick<KnowledgeBase, 'search' | 'answerFor' | 'article'>;
  readonly orders: OrderStatusParts['orders'];
  /** What is recommended before customers type and after answers; default: nothing but the menu. */
  readonly recommendations?: RecommendedParts['recommendations'];
  /** Products that customers may name. Default: none. */
  readonly products?: readonly ShopProduct[];
  /** When an article is said; default: what was fitted on the sample shop. */
  readonly policy?: () => AnswerPolicy;
  /** Log-odds that an article loses because it often failed; default: none. */
  readonly handicap?: (articleId: string, language: Language) => number;
  readonly attemptLimits?: AttemptLimits;
  /** Names of intents that a person is asked for at once; default: complaints. */
  readonly humanOnly?: () => ReadonlySet<string>;
  /** Told of each message that the bot understood or not; buttons and answers within dialogs aside. */
  readonly onHeard?: (message: HeardMessage) => void;
}

const COMPLAINTS: ReadonlySet<string> = new Set(['complaint']);

/**
 * The shop's bot: welcomes, answers, asks back, looks up orders, and hands over. Runs inside
 * handoff's turn, which commits all that it says and remembers.
 */
export class ShopBot extends ActivityHandler {
  readonly #parts: ShopBotParts;
  readonly #dialogs = new DialogSet(new TurnDialogState());
  readonly #categories: ReadonlyMap<string, string>;

  constructor(parts: ShopBotParts) {
    super();
    this.#parts = parts;
    const { orders, recommendations, products = [], attemptLimits: limits } = parts;
    this.#categories = new Map(products.map(({ id, category }) => [id, category]));
    this.#dialogs.add(
      new OrderStatusDialog({ orders, recommendations, ...(limits && { limits }) }),
    );
    this.onMembersAdded(async (context, next) => {
      await this.#welcome(context);
      await next();
    });
    this.onMessage(async (context, next) => {
      await this.#reply(context);
      await next();
    });
  }

  async #welcome(context: TurnContext): Promise<void> {
    const turn = turnOf(context);
    const { membersAdded = [], recipient } = context.activity;
    const isSomebody = membersAdded.some(({ id }) => id !== recipient?.id);
    if (!isSomebody || memoryOf(turn).greeted) return;
    remember(turn, { greeted: true });
    const { welcome } = phrasesOf(context);
    await say(context, welcome, { buttons: await greetingButtons(context, this.#parts) });
  }

  async #reply(context: TurnContext): Promise<void> {
    const turn = turnOf(context);
    remember(turn, { greeted: true });
    const text = context.activity.text?.trim() ?? '';
    if (!/[\p{Letter}\p{Number}]/u.test(text)) return answerNoWords(context);

    const dc = await this.#dialogs.createContext(context);
    const { offers, lastArticleId, misses } = memoryOf(turn);
    const feedback = lastArticleId === null ? undefined : feedbackIn(text);
    if (feedback) {
      turn.analysis = { decision: feedback, ...(lastArticleId && { articleId: lastArticleId }) };
      const helpful = feedback === 'helped';
      judgeAnswer(turn, { helpful, ...(helpful && { next: 'solved' }) }, { isOver: helpful });
      if (helpful || misses === 0) return takeFeedback(context, feedback);
      return this.#handOver(context, { reason: 'lowConfidence', priority: 0, angry: false });
    }
    const pressed = buttonDecision(text, offers, this.#parts.knowledge, turn.language);
    if (pressed) {
      turn.analysis = { decision: pressed.decision };
      await dc.cancelAllDialogs();
      return this.#perform(dc, pressed);
    }
    await this.#answer(dc, text);
  }

  /** Understands, decides and acts; an active dialog goes on unless something else is wanted. */
  async #answer(dc: DialogContext, text: string): Promise<void> {
    const { context } = dc;
    const heard = await this.#listen(context, text);
    const decision = this.#decide(context, heard);
    if (dc.activeDialog && cancels(text)) {
      await dc.cancelAllDialogs();
      return say(context, phrasesOf(context).cancelled);
    }
    if (dc.activeDialog && !interrupts(decision, heard)) {
      const turn = turnOf(context);
      turn.analysis = { ...turn.analysis, decision: 'act' };
      return this.#afterDialog(context, await dc.continueDialog());
    }
    await dc.cancelAllDialogs();
    judgeByNext(turnOf(context), heard, decision);
    rememberQuestion(turnOf(context), heard, decision);
    this.#parts.onHeard?.(heardMessage(turnOf(context), heard, decision));
    await this.#perform(dc, decision);
  }

  async #listen(context: TurnContext, text: string): Promise<Heard> {
    const turn = turnOf(context);
    const { language, now } = turn;
    const before = hearAgain(turn, text);
    const recognition = await this.#parts.recognizer.recognize(text, { language, now, ...before });
    turn.language = recognition.language;
    const heard = hear(text, recognition);
    attachHeard(context, heard);
    return heard;
  }

  #decide(context: TurnContext, { text, recognition }: Heard): Decision {
    const turn = turnOf(context);
    const { knowledge, humanOnly = () => COMPLAINTS, handicap, policy } = this.#parts;
    const memory = memoryOf(turn);
    const situation = readSituation(text, recognition, memory, {
      ...{ knowledge, categories: this.#categories },
    });
    const [product] = productsIn(recognition).slice(-1);
    if (product) remember(turn, { lastProductId: product });
    const { language } = recognition;
    const decision = decide(
      {
        ...situation,
        ...{ misses: memory.misses, humanOnly: humanOnly() },
        ...(handicap && { handicap: (articleId) => handicap(articleId, language) }),
      },
      policy?.() ?? SHIPPED_POLICY,
    );
    const { intent, confidence, emotion, entities } = recognition;
    turn.analysis = {
      intent,
      confidence,
      emotion,
      entities: entities.map(({ type, text }) => ({ type, text })),
      decision: decision.decision,
    };
    return decision;
  }

  async #perform(dc: DialogContext, decision: Decision): Promise<void> {
    const { context } = dc;
    switch (decision.decision) {
      case 'answer': {
        const [article] = this.#articles(context, [decision.articleId]);
        if (!article) return admitMiss(context, false);
        return answerWith(context, article, afterAnswer(context, article, this.#parts));
      }
      case 'clarify': {
        const articles = this.#articles(context, decision.articleIds);
        return articles.length > 0 ? offer(context, articles) : admitMiss(context, false);
      }
      case 'act':
        remember(turnOf(context), { misses: 0, lastArticleId: null, offers: [] });
        return this.#afterDialog(context, await dc.beginDialog(OrderStatusDialog.ID));
      case 'escalate':
        return this.#handOver(context, decision);
      case 'miss':
        return admitMiss(context, decision.repeated);
      default:
        return chat(context, decision.decision, () => greetingButtons(context, this.#parts));
    }
  }

  async #afterDialog(context: TurnContext, { result }: DialogTurnResult): Promise<void> {
    if ((result as OrderStatusResult | undefined) !== 'failed') return;
    await this.#handOver(context, { reason: 'dialogFailed', priority: 0, angry: false });
  }

  #handOver(context: TurnContext, handover: Handover): Promise<void> {
    return handOver(context, handover, this.#parts.knowledge);
  }

  #articles(context: TurnContext, ids: readonly string[]): readonly Article[] {
    const { language } = turnOf(context);
    return ids.flatMap((id) => this.#parts.knowledge.article(id, language) ?? []);
  }
}
