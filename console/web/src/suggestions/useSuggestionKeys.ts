import { useEffect } from 'react';

/** Alt and a digit take the suggestion of that number, wherever the cursor is; 1 is the first. */
export function useSuggestionKeys(count: number, onTake: (index: number) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      // By its place on the keyboard: with Alt, some layouts write another character.
      const index = Number(/^Digit([1-9])$/.exec(event.code)?.[1] ?? Number.NaN) - 1;
      const isPlainAlt = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
      if (!isPlainAlt || !(index < count)) return;
      event.preventDefault();
      if (!event.repeat) onTake(index);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [count, onTake]);
}
