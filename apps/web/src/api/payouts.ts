import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { answerOf, api, type Body } from './client.ts';
import { fileAddress } from './file-address.ts';
import { fileForm } from './file-form.ts';
import { known } from './filter.ts';
import type { Schemas } from './schemas.ts';
import type { Locale } from '../locale.ts';

export type RunState = Schemas['RunState'];
export type RunSummary = Schemas['Run'];
export type Run = Schemas['RunDetail'];
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

type LinesFilter = { readonly q?: string | undefined; readonly held?: 'true' };

/** What a run pays each payee, by name. */
export const runLinesQuery = (id: string, filter: LinesFilter = {}) =>
  infiniteQueryOptions({
    queryKey: ['run', id, 'lines', filter],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/runs/{id}/lines', {
          params: { path: { id }, query: known({ ...filter, cursor: pageParam }) },
        }),
      ),
    initialPageParam: undefined as string | undefined, // The first page has no cursor.
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
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

export type TeamStatement = Schemas['TeamStatement'];

/** Of those whom a manager answers for, newest first. */
export const teamStatementsQuery = queryOptions({
  queryKey: ['statements', 'team'],
  queryFn: () => answerOf(api.GET('/statements/team')),
});

export const statementPdf = (runId: string, payeeId: string, locale: Locale) =>
  fileAddress('/statements/{runId}/{payeeId}/pdf', { path: { runId, payeeId }, query: { locale } });

export const dossierFile = (runId: string, payeeId: string, format: 'json' | 'pdf', locale: Locale) =>
  fileAddress('/statements/{runId}/{payeeId}/dossier', {
    path: { runId, payeeId },
    query: { format, locale },
  });

export function useStartRun() {
  return useMutation({
    mutationFn: (order: Body<'/runs'>) => answerOf(api.POST('/runs', { body: order })),
    meta: { shownInPlace: true },
  });
}

export type RunStep = 'approve' | 'lock' | 'void';

/** What came of a step: the work that goes on with it, where the run is of very many payees. */
export type StepTaken = { readonly taskId: string | null };

export function useRunStep(runId: string) {
  return useRunChange(async (step: RunStep): Promise<StepTaken> => {
    const path = { params: { path: { id: runId } } };
    if (step !== 'approve') return answerOf(api.POST(`/runs/{id}/${step}`, path));
    await answerOf(api.POST('/runs/{id}/approve', path));
    return { taskId: null };
  });
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
function useRunChange<Input, Answer = unknown>(change: (input: Input) => Promise<Answer>) {
  const queryClient = useQueryClient();
  return useMutation({ mutationFn: change, onSettled: () => queryClient.invalidateQueries() });
}

export type RunReview = Schemas['RunReview'];
export type ReviewItem = Schemas['ReviewItem'];
export type Adjustment = Schemas['Adjustment'];
export type Closing = Schemas['Closing'];
export type ClosingItem = Schemas['ClosingItem'];

export const reviewQuery = (id: string) =>
  queryOptions({
    queryKey: ['run-review', id],
    queryFn: () => answerOf(api.GET('/runs/{id}/review', { params: { path: { id } } })),
  });

/** Whom to look at; `followsResults`: those whose pay only goes where their results went, or the others. */
export const reviewItemsQuery = (id: string, followsResults: 'true' | 'false') =>
  infiniteQueryOptions({
    queryKey: ['run-review', id, 'items', followsResults],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/runs/{id}/review/items', {
          params: { path: { id }, query: known({ followsResults, cursor: pageParam }) },
        }),
      ),
    initialPageParam: undefined as string | undefined, // The first page has no cursor.
    getNextPageParam: (page) => page.next ?? undefined,
  });

/** Whether a stop still keeps the run from being approved: nobody has accepted to pass it. */
export const isStopped = ({ stops, overrides }: RunReview) =>
  stops.length > 0 && !overrides.some(({ isAccepted }) => isAccepted === true);

export function useAskOverride(runId: string) {
  return useRunChange((reason: string) =>
    answerOf(api.POST('/runs/{id}/override-request', { params: { path: { id: runId } }, body: { reason } })),
  );
}

export type Decision = { readonly requestId: string; readonly isAccepted: boolean };

export function useDecide() {
  return useRunChange(({ requestId, isAccepted }: Decision) =>
    answerOf(
      api.POST('/pay-requests/{id}/decision', {
        params: { path: { id: requestId } },
        body: { isAccepted, reason: null },
      }),
    ),
  );
}

export const adjustmentsQuery = queryOptions({
  queryKey: ['adjustments'],
  queryFn: () => answerOf(api.GET('/adjustments')),
});

export function useAskAdjustment() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Body<'/adjustments'>) => answerOf(api.POST('/adjustments', { body })),
    onSuccess: () => queryClient.invalidateQueries(),
    meta: { shownInPlace: true },
  });
}

export function useReverseAdjustment() {
  return useRunChange(({ id, reason }: { readonly id: string; readonly reason: string }) =>
    answerOf(api.POST('/adjustments/{id}/reversal', { params: { path: { id } }, body: { reason } })),
  );
}

export type CheckedList = Schemas['CheckedAdjustments'];
type AdjustmentList = { readonly planCode: string; readonly period: string };

/** What a file would ask for; nothing is asked yet. */
export function useCheckAdjustments() {
  return useMutation({
    mutationFn: ({ file, ...query }: AdjustmentList & { readonly file: File }) =>
      answerOf(
        api.POST('/adjustment-lists/checks', {
          params: { query },
          body: { file },
          bodySerializer: fileForm,
        }),
      ),
    meta: { shownInPlace: true },
  });
}

export function useDecideList() {
  return useRunChange(({ batchId, isAccepted }: { batchId: string; isAccepted: boolean }) =>
    answerOf(
      api.POST('/adjustment-lists/{id}/decision', {
        params: { path: { id: batchId } },
        body: { isAccepted, reason: null },
      }),
    ),
  );
}

export const closingQuery = (period: string) =>
  queryOptions({
    queryKey: ['closing', period],
    queryFn: () => answerOf(api.GET('/closing/{period}', { params: { path: { period } } })),
  });

export function useOpenClosing(period: string) {
  return useRunChange<void>(() => answerOf(api.POST('/closing/{period}', { params: { path: { period } } })));
}

export function useMarkItem(period: string) {
  return useRunChange(({ code, isDone }: { code: string; isDone: boolean }) =>
    answerOf(
      api.POST('/closing/{period}/items/{code}/marks', {
        params: { path: { period, code } },
        body: { isDone, note: null },
      }),
    ),
  );
}
