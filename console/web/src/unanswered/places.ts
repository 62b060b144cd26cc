import type { UnansweredGroupAnswer } from '../../../wire.ts';
import { keyOf } from './openGroup.ts';

/**
 * The groups in the order in which the page first showed them, new ones last: what one is about to click
 * stays where it is, whatever the server thinks is next by now. Notes the places of new ones.
 */
export function inPlace(
  groups: readonly UnansweredGroupAnswer[],
  places: Map<string, number>,
): readonly UnansweredGroupAnswer[] {
  for (const group of groups) {
    const key = keyOf(group);
    if (!places.has(key)) places.set(key, places.size);
  }
  const placeOf = (group: UnansweredGroupAnswer) => places.get(keyOf(group)) ?? 0;
  return [...groups].sort((one, other) => placeOf(one) - placeOf(other));
}
