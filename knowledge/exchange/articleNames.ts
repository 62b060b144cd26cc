import { inStretches } from '../../threads/index.ts';
import type { Article, Language } from '../store.ts';
import { articleIds } from './articleId.ts';

/** Which article a row is about. */
export interface NamedArticle {
  readonly id: string;
  readonly language: Language;
  /** As the row or, where it says none, the latest revision has it; may be empty. */
  readonly title: string;
  readonly latest: Article | undefined;
}

/**
 * Finds out which articles rows are about: those of their id; without one the article of the same title
 * in the language, else a new one, of which the title makes the id.
 */
export class ArticleNames {
  readonly #byKey = new Map<string, Article>();
  readonly #byTitle = new Map<string, Article>();
  readonly #given = new Map<string, string>();

  readonly #newId: (title: string) => Promise<string>;

  private constructor(articles: readonly Article[]) {
    this.#newId = articleIds(articles);
  }

  /** The names that there are already. */
  static async among(articles: readonly Article[]): Promise<ArticleNames> {
    const names = new ArticleNames(articles);
    for await (const article of inStretches(articles)) {
      names.#byKey.set(`${article.language} ${article.id}`, article);
      names.#byTitle.set(titleKey(article.language, article.title), article);
    }
    return names;
  }

  /** The article that some fields are about. A language that they don't name is the title's script. */
  async of(fields: Readonly<Record<string, unknown>>): Promise<NamedArticle> {
    const title = textOf(fields.title);
    const words = title || textOf(fields.body);
    const named =
      fields.language === 'zh' || fields.language === 'en' ? fields.language : undefined;
    const language = named ?? (/\p{Script=Han}/u.test(words) ? 'zh' : 'en');
    const id = textOf(fields.id) || (await this.#idOf(title, language));
    const latest = this.#byKey.get(`${language} ${id}`);
    return { id, language, title: title || latest?.title || '', latest };
  }

  async #idOf(title: string, language: Language): Promise<string> {
    const key = titleKey(language, title);
    const known = this.#byTitle.get(key)?.id ?? this.#given.get(key);
    if (known !== undefined) return known;
    const id = await this.#newId(title);
    this.#given.set(key, id);
    return id;
  }
}

function titleKey(language: Language, title: string): string {
  return `${language} ${title.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()}`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
