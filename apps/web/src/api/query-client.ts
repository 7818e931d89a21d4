import { MutationCache, QueryClient } from '@tanstack/react-query';
import { ProblemError } from './problem.ts';

/** A refusal is never tried again, a lost connection is. */
export function createQueryClient(onMutationError: (error: unknown) => void): QueryClient {
  return new QueryClient({
    mutationCache: new MutationCache({
      onError: (error, _variables, _result, mutation) => {
        if (!mutation.meta?.['shownInPlace']) onMutationError(error);
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (count, error) => count < 2 && error instanceof ProblemError && error.problem.status === 0,
      },
    },
  });
}
