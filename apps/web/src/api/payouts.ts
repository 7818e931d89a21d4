import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { apiPath, read, send } from './client.ts';
import type { Figure, SourcePlace } from './figure.ts';
import type { Locale } from '../locale.ts';

export type RunState = 'preview' | 'approved' | 'locked';

export type RunSummary = {
  readonly id: string;
  readonly plan: string;
  readonly period: string;
  readonly state: RunState;
  readonly total: Figure;
  readonly payees: number;
  readonly issues: number;
};

export type RunException = {
  readonly payee: string;
  readonly before: Figure | null;
  readonly now: Figure;
  readonly difference: Figure | null;
  readonly why: string;
};

export type RunLine = {
  readonly payeeId: string;
  readonly name: string;
  readonly team: string | null;
  readonly payable: Figure;
  /** Why this payee is held out while the others go on. */
  readonly held?: string | null;
};

export type Run = RunSummary & {
  readonly byException: readonly RunException[];
  readonly canApprove: boolean;
  readonly whyNotApprove?: string | null;
  readonly canLock: boolean;
  readonly whyNotLock?: string | null;
  readonly hash: string | null;
  readonly lines: readonly RunLine[];
};

export type StatementLine = {
  readonly component: string;
  readonly label: string;
  readonly earned: Figure;
  readonly payable: Figure;
  readonly sentence: string;
};

export type Credit = {
  readonly code: string;
  readonly date: string;
  readonly account: string | null;
  readonly amount: Figure;
  readonly credited: Figure;
  readonly rule: string | null;
  readonly place: SourcePlace | null;
};

export type Statement = {
  readonly runId?: string;
  readonly payeeId?: string;
  readonly payee: string;
  readonly period: string;
  readonly plan: string;
  readonly state: RunState;
  readonly total: Figure;
  readonly lines: readonly StatementLine[];
  readonly credits: { readonly rows: readonly Credit[]; readonly total: Figure | null };
};

export type RunStarted = { readonly taskId: string; readonly runId: string };

export const runsQuery = queryOptions({
  queryKey: ['runs'],
  queryFn: () => read<readonly RunSummary[]>('/runs'),
});

export const runQuery = (id: string) =>
  queryOptions({ queryKey: ['run', id], queryFn: () => read<Run>(`/runs/${id}`) });

export const statementQuery = (runId: string, payeeId: string) =>
  queryOptions({
    queryKey: ['statement', runId, payeeId],
    queryFn: () => read<Statement>(`/statements/${runId}/${payeeId}`),
  });

export const ownStatementQuery = queryOptions({
  queryKey: ['statement', 'mine'],
  queryFn: () => read<Statement>('/statements/mine'),
});

export const statementPdf = (runId: string, payeeId: string, locale: Locale) =>
  apiPath(`/statements/${runId}/${payeeId}.pdf`, { locale });

export function useStartRun() {
  return useMutation({
    mutationFn: (order: { planCode: string; period: string }) => send<RunStarted>('POST', '/runs', order),
    meta: { shownInPlace: true },
  });
}

export function useRunStep(runId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (step: 'approve' | 'lock') => send<unknown>('POST', `/runs/${runId}/${step}`),
    onSettled: () => queryClient.invalidateQueries(),
  });
}
