import { Observable, useObservable } from './observable.ts';

const seconds = new Observable(Date.now());
let skewMs = 0;
let timer: ReturnType<typeof setInterval> | undefined;
let watchers = 0;

/** Learns the server's clock from an answer's `Date` header, so that countdowns agree with it. */
export function learnServerTime(dateHeader: string | null): void {
  const server = dateHeader ? Date.parse(dateHeader) : Number.NaN;
  if (Number.isNaN(server)) return;
  const measured = server - Date.now();
  // The header has whole seconds: a smaller difference is no difference.
  skewMs = Math.abs(measured) > 2000 ? measured : 0;
}

/** The server's time as far as known, in milliseconds. */
export function serverNow(): number {
  return Date.now() + skewMs;
}

/** The server's time, ticking every second while something on the page shows it. */
export function useNow(): number {
  useObservable(tick);
  return serverNow();
}

const tick = {
  get: seconds.get,
  subscribe(listener: () => void) {
    const stop = seconds.subscribe(listener);
    watchers += 1;
    timer ??= setInterval(() => seconds.set(Date.now()), 1000);
    return () => {
      stop();
      watchers -= 1;
      if (watchers === 0) {
        clearInterval(timer);
        timer = undefined;
      }
    };
  },
} as Observable<number>;
