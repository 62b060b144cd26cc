import { StoreError } from './storeError.ts';

/** The place of a record in a list by time, as text. */
export function pageCursorOf(at: Date, id: string): string {
  return Buffer.from(JSON.stringify([at.getTime(), id])).toString('base64url');
}

/** The place that such a text names; throws `badCursor`. */
export function parsePageCursor(cursor: string): { readonly at: Date; readonly id: string } {
  const [, at, id] =
    /^\[(\d{1,16}),"([\w-]*)"\]$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (at === undefined || id === undefined) {
    throw new StoreError('badCursor', `no such cursor: ${cursor}`);
  }
  return { at: new Date(Number(at)), id };
}
