import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type {
  ExportAnswer,
  ImportAnswer,
  IntentAnswer,
  IntentChangeAnswer,
  IntentChangeDetailAnswer,
  ListAnswer,
  UtteranceAnswer,
} from '../../../wire.ts';
import type { IntentPatch, NewUtterance } from '../intents/intentPatch.ts';
import { queryClient } from './queryClient.ts';
import { request, withQuery } from './request.ts';

/** What `POST /intents` takes. */
export interface NewIntent {
  readonly name: string;
  readonly description: string;
  readonly humanOnly: boolean;
  readonly utterances: readonly NewUtterance[];
}

/** Formats of files of intents. */
export const INTENT_FORMATS = ['jsonl', 'csv', 'nlp', 'lu'] as const;
export type IntentFormat = (typeof INTENT_FORMATS)[number];

/** What `POST /intents/import` takes. */
export interface IntentImport {
  readonly format: IntentFormat;
  readonly content: string;
  readonly language?: UtteranceAnswer['language'];
  readonly mode: 'add' | 'replace';
  readonly dryRun?: boolean;
  readonly note?: string;
  readonly expectedRevision?: number;
}

const PAGE = 100;
const LONGEST_QUERY = 200;

/** All intents, by name. */
export function useIntents() {
  return useQuery({
    queryKey: ['intents'],
    queryFn: () => request<ListAnswer<IntentAnswer>>('GET', '/intents'),
    select: (answer) => answer.items,
  });
}

/** One intent. */
export function useIntent(name: string) {
  return useQuery({ queryKey: ['intent', name], queryFn: () => readIntent(name) });
}

/** Reads one intent anew. */
export function readIntent(name: string): Promise<IntentAnswer> {
  return request<IntentAnswer>('GET', intentPath(name));
}

/** An intent's utterances, page by page. */
export function useUtterances(name: string, language: string, q: string) {
  return useInfiniteQuery({
    queryKey: ['utterances', name, language, q],
    queryFn: ({ pageParam }) =>
      request<ListAnswer<UtteranceAnswer>>(
        'GET',
        withQuery(`${intentPath(name)}/utterances`, {
          ...{ language, q: q.slice(0, LONGEST_QUERY), cursor: pageParam, limit: PAGE },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before, query) => (query?.queryKey[1] === name ? before : undefined),
  });
}

/** Changes of all intents or of one, newest first. */
export function useIntentHistory(intent: string | null) {
  return useInfiniteQuery({
    queryKey: ['intentHistory', intent],
    queryFn: ({ pageParam }) => readHistory(intent, 50, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
}

/** A change with its utterances; what has happened doesn't change. */
export function useIntentChange(revision: number) {
  return useQuery({
    queryKey: ['intentChange', revision],
    queryFn: () => readChange(revision),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The changes of an intent after a revision, with their utterances, newest first. */
export async function changesAfter(
  intent: string,
  revision: number,
): Promise<readonly IntentChangeDetailAnswer[]> {
  const { items } = await readHistory(intent, 20);
  const later = items.filter((change) => change.revision > revision);
  return Promise.all(later.map((change) => readChange(change.revision)));
}

/** Creates an intent. */
export function createIntent(intent: NewIntent): Promise<IntentAnswer> {
  return changed(request<IntentAnswer>('POST', '/intents', intent));
}

/** Changes an intent and its utterances. */
export function changeIntent(name: string, patch: IntentPatch): Promise<IntentAnswer> {
  return changed(request<IntentAnswer>('PATCH', intentPath(name), patch));
}

/** Removes an intent with all its utterances. */
export function removeIntent({ name, revision }: IntentAnswer): Promise<void> {
  const path = withQuery(intentPath(name), { expectedRevision: revision });
  return changed(request<void>('DELETE', path));
}

/** Brings back all intents as they were after a revision. */
export function restoreIntents(revision: number, note: string): Promise<ImportAnswer> {
  const body = { revision, ...(note ? { note } : {}) };
  return changed(request<ImportAnswer>('POST', '/intents/restore', body));
}

/** Takes a file in, or with `dryRun` only says what would change. */
export function importIntents(file: IntentImport): Promise<ImportAnswer> {
  const answer = request<ImportAnswer>('POST', '/intents/import', file);
  return file.dryRun ? answer : changed(answer);
}

/** The intents as a file. */
export function exportIntents(format: IntentFormat, language: string): Promise<ExportAnswer> {
  return request<ExportAnswer>('GET', withQuery('/intents/export', { format, language }));
}

/** Reads again whatever shows intents. */
export async function refreshIntents(): Promise<void> {
  await Promise.all(
    ['intents', 'intent', 'utterances', 'intentHistory'].map((name) =>
      queryClient.invalidateQueries({ queryKey: [name] }),
    ),
  );
}

async function changed<T>(answer: Promise<T>): Promise<T> {
  const result = await answer;
  await refreshIntents();
  return result;
}

function readHistory(intent: string | null, limit: number, cursor?: string) {
  return request<ListAnswer<IntentChangeAnswer>>(
    'GET',
    withQuery('/intents/history', { intent: intent ?? undefined, cursor, limit }),
  );
}

function readChange(revision: number): Promise<IntentChangeDetailAnswer> {
  return request<IntentChangeDetailAnswer>('GET', `/intents/history/${revision}`);
}

function intentPath(name: string): string {
  return `/intents/${encodeURIComponent(name)}`;
}
