import { useSyncExternalStore } from 'react';

/** Where one is in the console. */
export type Route =
  | { readonly page: 'inbox'; readonly conversationId: string | null }
  | { readonly page: 'queue' }
  | { readonly page: 'team' };

/** The route that a URL's fragment means; anything unknown is the inbox. */
export function parseRoute(hash: string): Route {
  const [page, id] = hash.replace(/^#\/?/, '').split('/');
  if (page === 'queue' || page === 'team') return { page };
  return { page: 'inbox', conversationId: id ? decodeURIComponent(id) : null };
}

/** The fragment of a route, for links. */
export function routeHref(route: Route): string {
  if (route.page !== 'inbox') return `#/${route.page}`;
  const id = route.conversationId;
  return id === null ? '#/inbox' : `#/inbox/${encodeURIComponent(id)}`;
}

/** Goes there. */
export function navigate(route: Route): void {
  location.hash = routeHref(route);
}

/** The present route. */
export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(subscribe, () => location.hash));
}

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}
