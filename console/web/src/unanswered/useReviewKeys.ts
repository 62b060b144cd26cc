import { useEffect, useRef } from 'react';
import type { UnansweredGroupAnswer } from '../../../wire.ts';
import { decisionOf } from './decisionOf.ts';

/** What keys do on the page of the unanswered. */
export interface ReviewKeys {
  /** The group that keys decide about; undefined: they decide nothing. */
  readonly current: UnansweredGroupAnswer | undefined;
  readonly onDecide: (group: UnansweredGroupAnswer, intent: string | null) => void;
  readonly onMove: (step: 1 | -1) => void;
}

/** 1 to 3 label with a suggestion, n with None, d dismisses, arrows move; not while one types. */
export function useReviewKeys(keys: ReviewKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { current, onDecide, onMove } = latest.current;
      if (event.altKey || event.ctrlKey || event.metaKey || isForControl(event)) return;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        onMove(event.key === 'ArrowDown' ? 1 : -1);
        return;
      }
      const decision = current && !event.repeat && decisionOf(event.key.toLowerCase(), current);
      if (!decision) return;
      event.preventDefault();
      onDecide(current, decision.intent);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

/** The key belongs to a field, a list or a menu. */
function isForControl({ target, defaultPrevented }: KeyboardEvent): boolean {
  if (defaultPrevented) return true;
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [role="listbox"], [role="menu"], [role="dialog"]') !==
      null
  );
}
