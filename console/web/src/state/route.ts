import { useSyncExternalStore } from 'react';
import { parseRoute, type Route, routeHref } from './routePath.ts';

export { parseRoute, type Route, routeHref } from './routePath.ts';

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
