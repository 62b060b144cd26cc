import type { Article, Language } from '../store.ts';
import {
  type ArticleSuggestion,
  type HeardText,
  MOST_MESSAGES,
  type SuggestionSource,
  suggestArticles,
} from './suggestArticles.ts';
import { type SuggestedReply, suggestedReply } from './suggestedReply.ts';

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

/** What an agent may answer with. */
export interface AgentSuggestion {
  /** At most five, best first. */
  readonly articles: readonly ArticleSuggestion[];
  /** Null where no article fits well enough. */
  readonly reply: SuggestedReply | null;
}

/** What suggestions are made of. */
export interface AgentSuggestionsParts {
  readonly knowledge: SuggestionSource;
  /** What the active model makes of a text, likeliest first. */
  readonly rankIntents: (text: string, language: Language) => Promise<HeardText['ranking']>;
  /** The text of an article that goes to the customer; default: its body. */
  readonly textOf?: (article: Article) => string;
}

/** Articles beside the agent's conversation. */
const MOST_SUGGESTED = 5;
/** Least score of an article that a reply is taken from. */
const REPLY_SCORE = 0.45;
/** Longer messages are read no further. */
const READ_CHARACTERS = 500;

/** Suggests articles and a reply to whoever answers a customer. */
export class AgentSuggestions {
  readonly #parts: AgentSuggestionsParts;

  constructor(parts: AgentSuggestionsParts) {
    this.#parts = parts;
  }

  async suggest({ language, turns }: SaidSoFar): Promise<AgentSuggestion> {
    const { knowledge, rankIntents, textOf = bodyOf } = this.#parts;
    const texts = turns
      .filter(({ from, text }) => from === 'customer' && text.trim() !== '')
      .slice(-MOST_MESSAGES)
      .map(({ text }) => text.slice(0, READ_CHARACTERS));
    const messages = await Promise.all(
      texts.map(async (text) => ({ text, ranking: await rankIntents(text, language) })),
    );
    const matter = {
      language,
      messages,
      answered: given(turns, 'bot'),
      sent: given(turns, 'agent'),
    };
    const articles = suggestArticles(matter, knowledge, MOST_SUGGESTED);
    const best = articles.find(({ score }) => score >= REPLY_SCORE)?.article;
    const reply = best ? suggestedReply(best, textOf(best), texts.join('\n')) : null;
    return { articles, reply };
  }
}

function bodyOf({ body }: Article): string {
  return body;
}

function given(turns: readonly SaidText[], by: SaidText['from']): ReadonlySet<string> {
  return new Set(turns.flatMap(({ from, articleId }) => (from === by ? (articleId ?? []) : [])));
}
