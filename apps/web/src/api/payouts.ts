import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, type Body } from './client.ts';
import { fileAddress } from './file-address.ts';
import type { Schemas } from './schemas.ts';
import type { Locale } from '../locale.ts';

export type RunState = Schemas['RunState'];
export type RunSummary = Schemas['Run'];
export type Run = Schemas['RunDetail'];
/** Amounts in the currency of the run. */
export type RunException = Schemas['RunException'];
export type RunLine = Schemas['RunLine'];
export type Statement = Schemas['Statement'];
export type StatementLine = Schemas['StatementLine'];
export type Credit = Schemas['Credit'];

export const runsQuery = queryOptions({
  queryKey: ['runs'],
  queryFn: () => answerOf(api.GET('/runs')),
});

export const runQuery = (id: string) =>
  queryOptions({
    queryKey: ['run', id],
    queryFn: () => answerOf(api.GET('/runs/{id}', { params: { path: { id } } })),
  });

export const statementQuery = (runId: string, payeeId: string) =>
  queryOptions({
    queryKey: ['statement', runId, payeeId],
    queryFn: () =>
      answerOf(api.GET('/statements/{runId}/{payeeId}', { params: { path: { runId, payeeId } } })),
  });

/** Newest first. */
export const ownStatementsQuery = queryOptions({
  queryKey: ['statements', 'mine'],
  queryFn: () => answerOf(api.GET('/statements/mine')),
});

export const statementPdf = (runId: string, payeeId: string, locale: Locale) =>
  fileAddress('/statements/{runId}/{payeeId}/pdf', { path: { runId, payeeId }, query: { locale } });

export function useStartRun() {
  return useMutation({
    mutationFn: (order: Body<'/runs'>) => answerOf(api.POST('/runs', { body: order })),
    meta: { shownInPlace: true },
  });
}

export type RunStep = 'approve' | 'lock' | 'void';

export function useRunStep(runId: string) {
  return useRunChange((step: RunStep) =>
    answerOf(api.POST(`/runs/{id}/${step}`, { params: { path: { id: runId } } })),
  );
}

export function useAskVoid(runId: string) {
  return useRunChange((reason: string) =>
    answerOf(api.POST('/runs/{id}/void-request', { params: { path: { id: runId } }, body: { reason } })),
  );
}

export type Hold = Body<'/runs/{id}/holds'>;

export function useHoldOut(runId: string) {
  return useRunChange((hold: Hold) =>
    answerOf(api.POST('/runs/{id}/holds', { params: { path: { id: runId } }, body: hold })),
  );
}

/** A step of a run changes statements, tables and homes: everything known is asked for again. */
function useRunChange<Input>(change: (input: Input) => Promise<unknown>) {
  const queryClient = useQueryClient();
  return useMutation({ mutationFn: change, onSettled: () => queryClient.invalidateQueries() });
}
