import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

const FIRST_SHOWN = 150;
const MORE = 300;

/** Shows only the newest items at first, and earlier ones on demand without moving the reader. */
export function useEarlier<T>(items: readonly T[], scroller: RefObject<HTMLElement | null>) {
  // Counted from the start, so that what is shown stays while new items come.
  const [hidden, setHidden] = useState(() => Math.max(0, items.length - FIRST_SHOWN));
  const heightBefore = useRef<number>(undefined);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || heightBefore.current === undefined) return;
    element.scrollTop += element.scrollHeight - heightBefore.current;
    heightBefore.current = undefined;
  });

  return {
    shown: items.slice(hidden),
    hasEarlier: hidden > 0,
    showEarlier: () => {
      heightBefore.current = scroller.current?.scrollHeight;
      setHidden((count) => Math.max(0, count - MORE));
    },
  };
}
