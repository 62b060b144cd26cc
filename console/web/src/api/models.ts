import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ModelDifference, TrainingReport } from '../../../../recognizers/index.ts';
import type {
  ListAnswer,
  ModelAnswer,
  ModelComparisonAnswer,
  TrainingAnswer,
} from '../../../wire.ts';
import { queryClient } from './queryClient.ts';
import { request, withQuery } from './request.ts';

const PAGE = 50;

/** The versions, newest first, page by page. */
export function useModels() {
  return useInfiniteQuery({
    queryKey: ['models'],
    queryFn: ({ pageParam }) =>
      request<ListAnswer<ModelAnswer>>(
        'GET',
        withQuery('/models', { cursor: pageParam, limit: PAGE }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
}

/** One version. */
export function useModel(id: string) {
  return useQuery({
    queryKey: ['model', id],
    queryFn: () => request<ModelAnswer>('GET', modelPath(id)),
  });
}

/** What the check of a version told; null: there was none. */
export function useModelReport(id: string) {
  return useQuery({
    queryKey: ['modelReport', id],
    queryFn: () => request<{ report: TrainingReport | null }>('GET', `${modelPath(id)}/report`),
    select: (answer) => answer.report,
  });
}

/** The numbers of a version beside the active one's. */
export function useModelComparison(id: string) {
  return useQuery({
    queryKey: ['modelComparison', id],
    queryFn: () => request<ModelComparisonAnswer>('GET', `${modelPath(id)}/comparison`),
  });
}

/** What the version understands differently from the active one; null: there is nothing to compare. */
export function useModelDifference(id: string) {
  return useQuery({
    queryKey: ['modelDifference', id],
    queryFn: () =>
      request<{ difference: ModelDifference | null }>('GET', `${modelPath(id)}/difference`),
    select: (answer) => answer.difference,
  });
}

/** The training under way or the last one; null: there was none yet. */
export function useTraining() {
  return useQuery({
    queryKey: ['training'],
    queryFn: () => request<{ training: TrainingAnswer | null }>('GET', '/models/training'),
    select: (answer) => answer.training,
    // A server that died tells nobody; asking does.
    refetchInterval: ({ state }) => (state.data?.training?.state === 'running' ? 10_000 : false),
  });
}

/** Begins a training. */
export async function train(options: {
  readonly learnFromLog: boolean;
  readonly note?: string;
}): Promise<void> {
  try {
    await request('POST', '/models', options);
  } finally {
    await queryClient.invalidateQueries({ queryKey: ['training'] });
  }
}

/** Ends the training under way. */
export async function cancelTraining(): Promise<void> {
  try {
    await request('DELETE', '/models/training');
  } finally {
    await queryClient.invalidateQueries({ queryKey: ['training'] });
  }
}

/** Puts a version to use; `force`: even if it is worse. */
export async function activateModel(id: string, force: boolean): Promise<void> {
  await request('POST', `${modelPath(id)}/activate`, force ? { force } : {});
  await refreshModels();
}

/** Puts the version to use that was before the active one. */
export async function rollBack(): Promise<ModelAnswer> {
  const model = await request<ModelAnswer>('POST', '/models/rollback', {});
  await refreshModels();
  return model;
}

/** Writes down how far the training is, as the event said. */
export function noteProgress(trainingId: string, step: string, share: number): void {
  queryClient.setQueryData<{ training: TrainingAnswer | null }>(['training'], (known) =>
    known?.training?.id === trainingId ? { training: { ...known.training, step, share } } : known,
  );
}

/** Reads again whatever shows versions. */
export async function refreshModels(): Promise<void> {
  await Promise.all(
    ['models', 'model', 'modelReport', 'modelComparison', 'modelDifference'].map((name) =>
      queryClient.invalidateQueries({ queryKey: [name] }),
    ),
  );
}

function modelPath(id: string): string {
  return `/models/${encodeURIComponent(id)}`;
}
