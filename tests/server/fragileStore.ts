import { type Store, StoreError } from '../../storage/index.ts';

type Method = (...given: unknown[]) => unknown;

/** What a store answers while its database is away. */
export const AWAY = new StoreError('unavailable', 'the database does not answer');

/** A store whose database goes away and comes back as the test says. */
export interface FragileStore {
  readonly store: Store;
  isAway: boolean;
  /** How many of the next calls are refused, by `room.method`. */
  readonly refusing: Map<string, number>;
  /** Calls that were refused, as `room.method`. */
  readonly refused: readonly string[];
}

/** Puts a test's hand between a store and those who use it. */
export function fragile(store: Store): FragileStore {
  const refused: string[] = [];
  const refusing = new Map<string, number>();
  const fragileStore = { isAway: false, refusing, refused, store: watched(store, 'store') };

  function watched<T extends object>(target: T, name: string): T {
    return new Proxy(target, {
      get(_, key) {
        const value: unknown = Reflect.get(target, key, target);
        if (typeof value === 'function')
          return guarded(target, value as Method, `${name}.${String(key)}`);
        return value instanceof Object ? watched(value, String(key)) : value;
      },
    });
  }

  /** What answers at once, in this process, does so without a database. */
  function guarded(target: object, method: Method, name: string): unknown {
    if (/\.(subscribe|publish|close)$/.test(name)) return method.bind(target);
    return async (...given: unknown[]) => {
      const left = refusing.get(name) ?? 0;
      refusing.set(name, left - 1);
      if (!fragileStore.isAway && left <= 0) return method.apply(target, given);
      refused.push(name);
      throw AWAY;
    };
  }

  return fragileStore;
}
