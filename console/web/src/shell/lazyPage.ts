import { type ComponentType, lazy } from 'react';
import { PageNotLoaded } from './pageNotLoaded.tsx';

/** A page whose code is fetched when it is first shown; where that fails, it says so and offers to try again. */
export function lazyPage<Properties extends object>(
  load: () => Promise<ComponentType<Properties>>,
) {
  return lazy<ComponentType<Properties>>(async () => ({
    default: await load().catch(() => PageNotLoaded),
  }));
}
