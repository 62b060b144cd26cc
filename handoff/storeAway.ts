/**
 * Whether a store rejected because its database is away for the moment; the same call is then safe
 * to repeat. A store's errors are known by name, as its implementation is no room of ours to import.
 */
export function isStoreAway(error: unknown): error is Error {
  return (
    error instanceof Error &&
    error.name === 'StoreError' &&
    'code' in error &&
    error.code === 'unavailable'
  );
}
