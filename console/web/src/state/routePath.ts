/** Where one is in the console. */
export type Route =
  | { readonly page: 'inbox'; readonly conversationId: string | null }
  | { readonly page: 'queue' }
  | { readonly page: 'team' }
  | { readonly page: 'waits' }
  | { readonly page: 'unanswered' }
  | { readonly page: 'gaps' }
  | { readonly page: 'quickReplies' }
  | { readonly page: 'intents'; readonly view: 'list' | 'history' }
  | {
      readonly page: 'intent';
      readonly name: string;
      readonly view: 'utterances' | 'history';
      /** The utterance that one comes to see; may be empty. */
      readonly q: string;
    }
  | { readonly page: 'articles'; readonly view: 'list' | 'review' }
  | { readonly page: 'taxonomy'; readonly view: 'categories' | 'synonyms' }
  /** The list, over which a new article is asked for that answers a question; '' none. */
  | { readonly page: 'newArticle'; readonly language: 'zh' | 'en'; readonly question: string }
  /** One language version of an article; a language that it has not yet is one to write. */
  | {
      readonly page: 'article';
      readonly id: string;
      readonly language: 'zh' | 'en';
      readonly view: 'write' | 'history';
    }
  /** All versions, or the report of one. */
  | { readonly page: 'training'; readonly modelId: string | null };

/** The route that a URL's fragment means; anything unknown is the inbox. */
export function parseRoute(hash: string): Route {
  const [page = '', first = '', second = '', third = ''] = hash
    .replace(/^#\/?/, '')
    .split('/')
    .map(decoded);
  switch (page) {
    case 'queue':
    case 'team':
    case 'waits':
    case 'unanswered':
    case 'gaps':
    case 'quickReplies':
      return { page };
    case 'intents':
      return { page, view: first === 'history' ? 'history' : 'list' };
    case 'intent':
      if (first === '') return { page: 'intents', view: 'list' };
      return { page, name: first, view: second === 'history' ? second : 'utterances', q: third };
    case 'articles':
      if (first === 'new') {
        return { page: 'newArticle', language: second === 'zh' ? second : 'en', question: third };
      }
      return { page, view: first === 'review' ? first : 'list' };
    case 'taxonomy':
      return { page, view: first === 'synonyms' ? first : 'categories' };
    case 'article':
      if (first === '') return { page: 'articles', view: 'list' };
      return {
        ...{ page, id: first, language: second === 'zh' ? second : 'en' },
        view: third === 'history' ? third : 'write',
      };
    case 'training':
      return { page, modelId: first || null };
    default:
      return { page: 'inbox', conversationId: first || null };
  }
}

/** The fragment of a route, for links. */
export function routeHref(route: Route): string {
  return `#/${partsOf(route).map(encodeURIComponent).join('/')}`;
}

function partsOf(route: Route): readonly string[] {
  switch (route.page) {
    case 'inbox':
      return route.conversationId === null ? ['inbox'] : ['inbox', route.conversationId];
    case 'intents':
      return route.view === 'list' ? ['intents'] : ['intents', route.view];
    case 'intent': {
      if (route.q !== '') return ['intent', route.name, route.view, route.q];
      return route.view === 'utterances'
        ? ['intent', route.name]
        : ['intent', route.name, route.view];
    }
    case 'articles':
      return route.view === 'list' ? ['articles'] : ['articles', route.view];
    case 'taxonomy':
      return route.view === 'categories' ? ['taxonomy'] : ['taxonomy', route.view];
    case 'newArticle':
      return ['articles', 'new', route.language, route.question];
    case 'article': {
      const version = ['article', route.id, route.language];
      return route.view === 'write' ? version : [...version, route.view];
    }
    case 'training':
      return route.modelId === null ? ['training'] : ['training', route.modelId];
    default:
      return [route.page];
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
