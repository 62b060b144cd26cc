import type { QueryKey } from '@tanstack/react-query';
import { queryClient } from '../api/queryClient.ts';

/** Between two readings of the same thing, in milliseconds; events come in bursts. */
const PAUSE_MS = 400;

const pausing = new Map<string, { again: boolean }>();

/** Reads again what is on the page under the key: at once, then at most once a pause. */
export function refresh(queryKey: QueryKey): void {
  const name = JSON.stringify(queryKey);
  const pause = pausing.get(name);
  if (pause) {
    pause.again = true;
    return;
  }
  pausing.set(name, { again: false });
  void queryClient.invalidateQueries({ queryKey });
  setTimeout(() => {
    const { again } = pausing.get(name) ?? { again: false };
    pausing.delete(name);
    if (again) refresh(queryKey);
  }, PAUSE_MS);
}
