import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** Within this many pixels of the end one counts as being at the end. */
const AT_END_PX = 48;

/** Where the reader is in a transcript. */
export interface Following {
  readonly atEnd: boolean;
  readonly toEnd: () => void;
}

/**
 * Keeps the end in sight while the reader is at the end, and leaves them alone while they read
 * further up. `start` finds what to show first (the unread divider); without it, the end.
 */
export function useFollowing(
  scroller: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  start: () => HTMLElement | null,
): Following {
  const [atEnd, setAtEnd] = useState(true);
  const following = useRef(true);
  const first = useRef(start);

  const toEnd = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    following.current = true;
    element.scrollTop = element.scrollHeight;
    setAtEnd(true);
  }, [scroller]);

  useLayoutEffect(() => {
    const element = scroller.current;
    const target = first.current();
    if (!element) return;
    element.scrollTop = element.scrollHeight;
    if (target && target.offsetTop < element.scrollTop) {
      element.scrollTop = target.offsetTop - 24;
      following.current = isAtEnd(element);
      setAtEnd(following.current);
    }
  }, [scroller]);

  useEffect(() => {
    const element = scroller.current;
    const inner = content.current;
    if (!element || !inner) return;
    let lastTop = element.scrollTop;
    const onScroll = (): void => {
      const end = isAtEnd(element);
      // Only going up is the reader's will; the browser itself moves down as things grow above.
      if (end) following.current = true;
      else if (element.scrollTop < lastTop) following.current = false;
      lastTop = element.scrollTop;
      setAtEnd(end || following.current);
    };
    // Growth (a message, a picture, the composer) moves the end, not the reader.
    const onGrowth = new ResizeObserver(() => {
      if (following.current) element.scrollTop = element.scrollHeight;
    });
    element.addEventListener('scroll', onScroll, { passive: true });
    onGrowth.observe(inner);
    onGrowth.observe(element);
    return () => {
      element.removeEventListener('scroll', onScroll);
      onGrowth.disconnect();
    };
  }, [scroller, content]);

  return { atEnd, toEnd };
}

function isAtEnd(element: HTMLElement): boolean {
  return element.scrollHeight - element.scrollTop - element.clientHeight <= AT_END_PX;
}
