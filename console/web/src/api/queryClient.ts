import { QueryClient } from '@tanstack/react-query';
import { RequestError } from './request.ts';

/** The pages' cache of what the API answered; live events say what to read again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      gcTime: 10 * 60_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < 3 && error instanceof RequestError && error.transient,
      retryDelay: (failures) => Math.min(8000, 500 * 2 ** failures),
    },
    mutations: { retry: false },
  },
});
