import type { TurnContext } from 'botbuilder';
import type { Order, OrderStore } from '../customers/index.ts';
import { type Turn, turnOf } from '../handoff/index.ts';
import type { Article, Offerable, Recommendations } from '../knowledge/index.ts';
import { memoryOf, type Offer, remember, verifiedOrders } from './memory.ts';
import { phrasesOf } from './speak.ts';

/** What buttons are recommended by; without `recommendations` there are the menu's only. */
export interface RecommendedParts {
  readonly recommendations?:
    | Pick<Recommendations, 'onArrival' | 'aboutOrders' | 'afterAnswer'>
    | undefined;
  readonly orders: Pick<OrderStore, 'order'>;
}

/** Buttons of a greeting, a person last; more would not be read. */
const MOST_BUTTONS = 5;
/** Articles offered after an answer: beside "helped" and "didn't", so few. */
const MOST_AFTER = 2;

/**
 * The buttons of a greeting: what this customer may want, by the orders that they have shown to be theirs
 * in this conversation and what they asked last, and the menu for the rest. A press of an article's is
 * remembered as an offer.
 */
export async function greetingButtons(
  context: TurnContext,
  { recommendations, orders }: RecommendedParts,
): Promise<readonly string[]> {
  const turn = turnOf(context);
  const { menu } = phrasesOf(context);
  const own = await provenOrders(turn, orders);
  const offered =
    recommendations?.onArrival(
      {
        ...{ language: turn.language, now: turn.now },
        orders: own.map(ownOrder),
        lastArticleId: memoryOf(turn).lastArticleId,
      },
      MOST_BUTTONS - 2,
    ) ?? [];
  const titles = rememberOffers(context, offered);
  const others = Object.values(menu).filter((title) => title !== menu.person);
  const all = [...new Set([...titles, ...others])].filter((title) => title !== menu.person);
  return [...all.slice(0, MOST_BUTTONS - 1), menu.person];
}

/** The buttons under what was told about an order: what its owner usually asks next. */
export function orderButtons(
  context: TurnContext,
  order: Order,
  { recommendations }: Pick<RecommendedParts, 'recommendations'>,
): readonly string[] {
  const { language, now } = turnOf(context);
  const own = { language, now, orders: [ownOrder(order)] };
  const offered = recommendations?.aboutOrders(own, MOST_BUTTONS) ?? [];
  // Where it is has just been said.
  return rememberOffers(
    context,
    offered.filter(({ kind }) => kind !== 'track').slice(0, MOST_BUTTONS - 2),
  );
}

/** What others asked after this article, in the language of the turn. */
export function afterAnswer(
  context: TurnContext,
  article: Article,
  { recommendations }: Pick<RecommendedParts, 'recommendations'>,
): readonly Article[] {
  return recommendations?.afterAnswer(article.id, turnOf(context).language, MOST_AFTER) ?? [];
}

/** An article as a button, whose press is understood. */
export function offerOf({ id, title }: Article): Offer {
  return { articleId: id, title };
}

async function provenOrders(
  turn: Turn,
  orders: RecommendedParts['orders'],
): Promise<readonly Order[]> {
  const numbers = verifiedOrders(turn).map(({ orderNumber }) => orderNumber);
  const found = await Promise.all(numbers.map((number) => orders.order(number)));
  return found.filter((order) => order !== undefined);
}

function ownOrder({ status, placedAt, logistics }: Order) {
  return { status, since: logistics?.events.at(-1)?.at ?? placedAt };
}

function rememberOffers(context: TurnContext, offered: readonly Offerable[]): readonly string[] {
  const { menu } = phrasesOf(context);
  const articles = offered.flatMap((one) => (one.kind === 'article' ? [one.article] : []));
  remember(turnOf(context), { offers: articles.map(offerOf) });
  return offered.map((one) => {
    if (one.kind === 'article') return one.article.title;
    return one.kind === 'track' ? menu.trackOrder : menu.person;
  });
}
