import { queryOptions, useMutation } from '@tanstack/react-query';
import { answerOf, api, type Body } from './client.ts';
import { fileAddress } from './file-address.ts';
import { fileForm } from './file-form.ts';
import type { Schemas } from './schemas.ts';

export type ParallelRun = Schemas['ParallelRun'];
export type ParallelRunDetail = Schemas['ParallelRunDetail'];
export type ParallelLine = ParallelRunDetail['lines'][number];
export type PaidFile = { readonly fileId: string; readonly name: string };

/** Newest first. */
export const parallelRunsQuery = queryOptions({
  queryKey: ['parallel-runs'],
  queryFn: () => answerOf(api.GET('/parallel-runs')),
});

export const parallelRunQuery = (id: string) =>
  queryOptions({
    queryKey: ['parallel-runs', id],
    queryFn: () => answerOf(api.GET('/parallel-runs/{id}', { params: { path: { id } } })),
  });

export const parallelRunCsv = (id: string) => fileAddress('/parallel-runs/{id}/csv', { path: { id } });

export function usePaidFile() {
  return useMutation({
    mutationFn: (file: File) =>
      answerOf(api.POST('/parallel-runs/files', { body: { file }, bodySerializer: fileForm })),
    meta: { shownInPlace: true },
  });
}

export function useStartParallelRun() {
  return useMutation({
    mutationFn: (body: Body<'/parallel-runs'>) => answerOf(api.POST('/parallel-runs', { body })),
    meta: { shownInPlace: true },
  });
}
