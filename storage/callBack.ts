/** Calls a listener; its fault is neither the caller's nor the next listener's: it surfaces as uncaught. */
export function callBack<T>(listener: (value: T) => void, value: T): void {
  try {
    listener(value);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
