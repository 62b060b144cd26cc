import { type RefObject, useLayoutEffect, useState } from 'react';
import { type CaretPlace, caretPlace } from './caretPlace.ts';

/** A place within a text area, and how wide and high that is. */
export interface PlaceInArea extends CaretPlace {
  readonly width: number;
  readonly height: number;
}

/** Where a character of the text area stands, measured as the text changes; undefined without one. */
export function useCaretPlace(
  box: RefObject<HTMLTextAreaElement | null>,
  index: number | undefined,
  text: string,
): PlaceInArea | undefined {
  const [place, setPlace] = useState<PlaceInArea>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text moves the character.
  useLayoutEffect(() => {
    const area = box.current;
    if (!area || index === undefined) return setPlace(undefined);
    const { clientWidth: width, clientHeight: height } = area;
    setPlace({ ...caretPlace(area, index), width, height });
  }, [box, index, text]);
  return place;
}
