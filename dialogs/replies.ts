import type { TurnContext } from 'botbuilder';
import { turnOf } from '../handoff/index.ts';
import { type Article, bodyFor } from '../knowledge/index.ts';
import { asksWhetherItHelped, noteAnswer } from './answerNotes.ts';
import { memoryOf, remember } from './memory.ts';
import { offerOf } from './recommended.ts';
import { phrasesOf, say } from './speak.ts';

/** What small talk is answered with. */
export type SmallTalk = 'greet' | 'thank' | 'bye';

const SUCCESS = { misses: 0, lastArticleId: null, offers: [] } as const;

/** Answers with an article, asks now and then whether it helped, and offers what others asked next. */
export async function answerWith(
  context: TurnContext,
  article: Article,
  next: readonly Article[] = [],
): Promise<void> {
  const turn = turnOf(context);
  const { helped, notHelped } = phrasesOf(context);
  turn.analysis = { ...turn.analysis, articleId: article.id };
  const offers = next.map(offerOf);
  remember(turn, { ...SUCCESS, lastArticleId: article.id, offers });
  noteAnswer(turn, article);
  const feedback = asksWhetherItHelped(turn) ? [helped, notHelped] : [];
  const buttons = [...feedback, ...offers.map(({ title }) => title)];
  await say(context, bodyFor(article, turn.conversation.key.channelId), {
    buttons,
    markdown: true,
  });
}

/** Offers articles as buttons, and a person. */
export async function offer(context: TurnContext, articles: readonly Article[]): Promise<void> {
  const turn = turnOf(context);
  const { didYouMean, whichOne, menu } = phrasesOf(context);
  const offers = articles.map(offerOf);
  // Unanswered so far: who isn't helped by asking back twice needs a person.
  remember(turn, { offers, misses: memoryOf(turn).misses + 1 });
  const buttons = [...offers.map(({ title }) => title), menu.person];
  await say(context, offers.length === 1 ? didYouMean : whichOne, { buttons });
}

/** Says that it was not understood, or that the answer is already there, and offers ways on. */
export async function admitMiss(context: TurnContext, repeated: boolean): Promise<void> {
  const turn = turnOf(context);
  const { rephrase, sameAgain, menu } = phrasesOf(context);
  remember(turn, { offers: [], misses: memoryOf(turn).misses + 1 });
  if (repeated) await say(context, sameAgain, { buttons: [menu.person] });
  else await say(context, rephrase, { buttons: Object.values(menu) });
}

/** Answers a greeting, thanks, or a goodbye; `greeting` gives the buttons of a greeting. */
export async function chat(
  context: TurnContext,
  what: SmallTalk,
  greeting: () => Promise<readonly string[]>,
): Promise<void> {
  const { hello, youAreWelcome, goodbye } = phrasesOf(context);
  const buttons = what === 'greet' ? await greeting() : [];
  remember(turnOf(context), what === 'greet' ? { misses: 0, lastArticleId: null } : SUCCESS);
  if (what === 'greet') await say(context, hello, { buttons });
  else await say(context, what === 'thank' ? youAreWelcome : goodbye);
}

/** Takes what the customer says about the last answer; what did not help counts as a miss. */
export async function takeFeedback(
  context: TurnContext,
  feedback: 'helped' | 'notHelped',
): Promise<void> {
  const turn = turnOf(context);
  const { gladItHelped, sorryItDidNot, menu } = phrasesOf(context);
  if (feedback === 'helped') {
    remember(turn, SUCCESS);
    await say(context, gladItHelped);
  } else {
    remember(turn, { offers: [], misses: memoryOf(turn).misses + 1 });
    await say(context, sorryItDidNot, { buttons: [menu.person] });
  }
}

/** Answers a message without a letter or digit: only an attachment, emoji, nothing. */
export async function answerNoWords(context: TurnContext): Promise<void> {
  const { gotAttachment, listening, menu } = phrasesOf(context);
  const hasAttachment = (context.activity.attachments ?? []).length > 0;
  if (hasAttachment) await say(context, gotAttachment, { buttons: [menu.person] });
  else await say(context, listening);
}
