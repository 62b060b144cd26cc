import type { TurnContext } from 'botbuilder';
import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import {
  ATTEMPT_LIMITS,
  type AttemptLimits,
  attemptsSince,
  type Order,
  type OrderAccess,
  type OrderStore,
  orderAccess,
} from '../customers/index.ts';
import { turnOf } from '../handoff/index.ts';
import { heardIn } from './heard.ts';
import { remember, verifiedOrders } from './memory.ts';
import {
  meansAnotherOrder,
  namedPhoneEndingIn,
  orderNumberIn,
  phoneEndingIn,
} from './orderProof.ts';
import { orderText } from './orderText.ts';
import { orderButtons, type RecommendedParts } from './recommended.ts';
import { phrasesOf, say } from './speak.ts';

/** What the order dialog is made of. */
export interface OrderStatusParts extends Pick<RecommendedParts, 'recommendations'> {
  readonly orders: Pick<OrderStore, 'order' | 'recordAttempt' | 'withdrawAttempt'>;
  readonly limits?: AttemptLimits;
}

/** How the order dialog ended: told or left, or given up, so that a human is needed. */
export type OrderStatusResult = 'done' | 'failed';

interface Progress {
  /** The order that the customer named; its proof is still to come. */
  readonly orderNumber?: string;
  /** Answers in a row that could not be read. */
  readonly misreads: number;
}

/** How long a proof holds within its conversation, in minutes. */
const PROOF_MINUTES = 60;
/** The third unreadable answer in a row ends the dialog. */
const MOST_MISREADS = 2;

/**
 * Asks for an order's number and the ending of its phone number, and tells where the order is.
 * An order of somebody else's and one that does not exist get the same words.
 */
export class OrderStatusDialog extends Dialog {
  static readonly ID = 'orderStatus';
  readonly #parts: OrderStatusParts;

  constructor(parts: OrderStatusParts) {
    super(OrderStatusDialog.ID);
    this.#parts = parts;
  }

  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const heard = heardIn(dc.context);
    const proven = verifiedOrders(turnOf(dc.context)).at(-1)?.orderNumber;
    const known = meansAnotherOrder(heard.text) ? undefined : proven;
    const orderNumber = orderNumberIn(heard) ?? known;
    if (!orderNumber) return this.#ask(dc, { misreads: 0 }, phrasesOf(dc.context).order.askNumber);
    return this.#identify(dc, orderNumber, namedPhoneEndingIn(heard));
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const heard = heardIn(dc.context);
    const { orderNumber: asked, misreads } = progressOf(dc);
    const { order } = phrasesOf(dc.context);
    const orderNumber = orderNumberIn(heard) ?? asked;
    const phoneEnding = asked ? phoneEndingIn(heard) : namedPhoneEndingIn(heard);
    if (orderNumber && (phoneEnding || orderNumber !== asked)) {
      return this.#identify(dc, orderNumber, phoneEnding);
    }
    if (misreads >= MOST_MISREADS) return dc.endDialog('failed' satisfies OrderStatusResult);
    const next = { ...(asked && { orderNumber: asked }), misreads: misreads + 1 };
    return this.#ask(dc, next, asked ? order.noEnding : order.noNumber);
  }

  async #identify(
    dc: DialogContext,
    orderNumber: string,
    phoneEnding: string | undefined,
  ): Promise<DialogTurnResult> {
    const { context } = dc;
    const { order: phrases, menu } = phrasesOf(context);
    const isProven = verifiedOrders(turnOf(context)).some((one) => one.orderNumber === orderNumber);
    if (isProven) {
      const order = await this.#parts.orders.order(orderNumber);
      if (order) return this.#tell(dc, order);
    }
    const progress = { orderNumber, misreads: 0 };
    if (!phoneEnding) return this.#ask(dc, progress, phrases.askEnding);
    const access = await this.#access(context, orderNumber, phoneEnding);
    if (access.outcome === 'granted') {
      this.#keepProof(context, orderNumber);
      return this.#tell(dc, access.order);
    }
    if (access.outcome === 'denied' && access.triesLeft > 0) {
      return this.#ask(dc, progress, phrases.denied(access.triesLeft));
    }
    await say(context, phrases.locked, { buttons: [menu.person] });
    return dc.endDialog('done' satisfies OrderStatusResult);
  }

  async #access(
    context: TurnContext,
    orderNumber: string,
    phoneEnding: string,
  ): Promise<OrderAccess> {
    const { orders, limits = ATTEMPT_LIMITS } = this.#parts;
    const { conversation, entry, now } = turnOf(context);
    // Activity ids are the channel's: only together with the conversation are they unique.
    const id = `${conversation.id}/${entry.activityId}`;
    const attempt = { id, conversationId: conversation.id, orderNumber, at: now };
    // Recorded before the turn commits, so that a turn that dies doesn't give a free try.
    const attempts = await orders.recordAttempt(attempt, attemptsSince(now, limits));
    const order = await orders.order(orderNumber);
    const access = orderAccess({ order, phoneEnding, attempt, attempts, now }, limits);
    if (access.outcome === 'granted') await orders.withdrawAttempt(id);
    return access;
  }

  #keepProof(context: TurnContext, orderNumber: string): void {
    const turn = turnOf(context);
    const until = new Date(turn.now.getTime() + PROOF_MINUTES * 60_000).toISOString();
    const others = verifiedOrders(turn).filter((one) => one.orderNumber !== orderNumber);
    remember(turn, { verified: [...others, { orderNumber, until }] });
  }

  async #tell(dc: DialogContext, order: Order): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const phrases = phrasesOf(dc.context);
    const text = orderText(order, turn.language, phrases.order, turn.now);
    const person = order.status === 'exception' ? [phrases.menu.person] : [];
    const buttons = [...new Set([...person, ...orderButtons(dc.context, order, this.#parts)])];
    await say(dc.context, text, { markdown: true, ...(buttons.length > 0 && { buttons }) });
    return dc.endDialog('done' satisfies OrderStatusResult);
  }

  async #ask(dc: DialogContext, progress: Progress, question: string): Promise<DialogTurnResult> {
    if (dc.activeDialog) dc.activeDialog.state = progress;
    await say(dc.context, question);
    return Dialog.EndOfTurn;
  }
}

function progressOf(dc: DialogContext): Progress {
  return (dc.activeDialog?.state as Progress | undefined) ?? { misreads: 0 };
}
