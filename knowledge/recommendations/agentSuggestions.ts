import type { Article, Language } from '../store.ts';
import { replyFrom } from './replyFrom.ts';
import {
  type ArticleSuggestion,
  type HeardText,
  MOST_MESSAGES,
  type SuggestionSource,
  suggestArticles,
} from './suggestArticles.ts';

/** Something that was said in a conversation, and the article that it was taken from, if any. */
export interface SaidText {
  readonly from: 'customer' | 'bot' | 'agent';
  readonly text: string;
  readonly articleId?: string | undefined;
}

/** A conversation up to now, the newest turn last. */
export interface SaidSoFar {
  readonly language: Language;
  readonly turns: readonly SaidText[];
}

/** A suggested article with what of it can be sent. */
export interface AnsweringArticle extends ArticleSuggestion {
  /** Markdown. */
  readonly body: string;
  /** Plain text out of it that answers this conversation; null: it is not for customers. */
  readonly reply: string | null;
}

/** What an agent may answer with. */
export interface AgentSuggestion {
  /** At most five, best first. */
  readonly articles: readonly AnsweringArticle[];
  /** Id of the article whose reply fits well enough to be sent as it stands; null: none does. */
  readonly replyFrom: string | null;
}

/** What suggestions are made of. */
export interface AgentSuggestionsParts {
  readonly knowledge: SuggestionSource;
  /** What the active model makes of a text, likeliest first; default: nothing, so that words alone count. */
  readonly rankIntents?: (text: string, language: Language) => Promise<HeardText['ranking']>;
  /** Intents that ask for nothing an article could answer, such as a greeting; default: none. */
  readonly smallTalk?: ReadonlySet<string>;
}

/** Articles beside the agent's conversation. */
const MOST_SUGGESTED = 5;
/** Least score of an article that a reply is taken from. */
const REPLY_SCORE = 0.45;
/** Probability from which a message is taken for small talk. */
const SURE = 0.5;
/** Longer messages are read no further. */
const READ_CHARACTERS = 500;

/** Suggests articles and a reply to whoever answers a customer. */
export class AgentSuggestions {
  readonly #parts: AgentSuggestionsParts;

  constructor(parts: AgentSuggestionsParts) {
    this.#parts = parts;
  }

  /** `bodyOf`: an article's text as the conversation's channel shows it; default: its body. */
  async suggest(
    { language, turns }: SaidSoFar,
    bodyOf: (article: Article) => string = ({ body }) => body,
  ): Promise<AgentSuggestion> {
    const { knowledge, rankIntents = async () => [], smallTalk = new Set() } = this.#parts;
    const texts = turns
      .filter(({ from, text }) => from === 'customer' && text.trim() !== '')
      .slice(-MOST_MESSAGES)
      .map(({ text }) => text.slice(0, READ_CHARACTERS));
    const heard = await Promise.all(
      texts.map(async (text) => ({ text, ranking: await rankIntents(text, language) })),
    );
    const messages = heard.filter((message) => !isSmallTalk(message, smallTalk));
    const matter = {
      language,
      messages,
      answered: given(turns, 'bot'),
      sent: given(turns, 'agent'),
    };
    const asked = messages.map(({ text }) => text).join('\n');
    const articles = suggestArticles(matter, knowledge, MOST_SUGGESTED).map((suggestion) => {
      const { article } = suggestion;
      const body = bodyOf(article);
      const isForCustomers = article.audience === 'customers';
      const reply = isForCustomers ? replyFrom(body, asked, article.language) : null;
      return { ...suggestion, body, reply };
    });
    const best = articles.find(({ reply, score }) => reply !== null && score >= REPLY_SCORE);
    return { articles, replyFrom: best?.article.id ?? null };
  }
}

function isSmallTalk({ ranking: [top] }: HeardText, smallTalk: ReadonlySet<string>): boolean {
  return top !== undefined && top.confidence >= SURE && smallTalk.has(top.intent);
}

function given(turns: readonly SaidText[], by: SaidText['from']): ReadonlySet<string> {
  return new Set(turns.flatMap(({ from, articleId }) => (from === by ? (articleId ?? []) : [])));
}
