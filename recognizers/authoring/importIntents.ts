import type { IntentState } from '../store.ts';
import type { IntentBook } from './intentBook.ts';
import type { Authorship } from './intentSet.ts';
import { planned } from './intentThread.ts';
import type { Imported, ImportMode, WantedIntents } from './planIntents.ts';
import type { IntentSource } from './readIntents.ts';
import { RecognitionError } from './recognitionError.ts';

/** How a file is taken in. */
export interface ImportOptions {
  readonly mode: ImportMode;
  /** Only says what would change. */
  readonly dryRun?: boolean;
  /** The revision of all intents that the author saw; refused when they have moved on. */
  readonly expectedRevision?: number | undefined;
}

/** Takes a file in, all of it or, when a row is bad, nothing: then it throws, naming the lines. */
export async function importIntents(
  book: IntentBook,
  source: IntentSource,
  by: Authorship,
  { mode, dryRun = false, expectedRevision }: ImportOptions,
): Promise<Imported> {
  const wanted = { source, mode };
  if (!dryRun) return changeWhole(book, wanted, by, expectedRevision);
  const { imported } = await planned({ state: await book.state(), wanted, by, dryRun });
  return imported;
}

/** Brings a state of the past back, as a new change. */
export async function restoreIntents(
  book: IntentBook,
  revision: number,
  by: Authorship,
  { expectedRevision }: Pick<ImportOptions, 'expectedRevision'> = {},
): Promise<Imported> {
  const past = await book.state(revision);
  return changeWhole(book, { past }, by, expectedRevision);
}

async function changeWhole(
  book: IntentBook,
  wanted: WantedIntents,
  by: Authorship,
  expectedRevision: number | undefined,
): Promise<Imported> {
  const { plan, revision } = await book.carryOut(async (state: IntentState) => {
    if (expectedRevision === undefined || state.revision === expectedRevision) {
      return planned({ state, wanted, by, dryRun: false });
    }
    throw new RecognitionError('conflict', `The intents are at revision ${state.revision} by now`, {
      fields: { expectedRevision: `is ${state.revision} by now` },
    });
  });
  return { ...plan.imported, revision };
}
