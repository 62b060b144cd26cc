import { useCallback, useSyncExternalStore } from 'react';

/** From here on a conversation's actions have room beside its name. */
export const ROOMY = '(min-width: 1680px)';
/** Below this the details pane is opened on demand. */
export const NARROW = '(max-width: 1199px)';
/** Below this list and conversation take turns. */
export const ONE_PANE = '(max-width: 899px)';

/** Whether the media query matches at present. */
export function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}
