import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { apiPath, read, send } from './client.ts';
import type { Figure, SourcePlace } from './figure.ts';
import type { Locale } from '../locale.ts';

export type RunState = 'preview' | 'approved' | 'locked' | 'voided';

export type RunSummary = {
  readonly id: string;
  readonly planCode: string;
  readonly planVersion: string;
  readonly period: string;
  readonly state: RunState;
  readonly total: Figure;
  readonly payees: number;
  readonly issues: number;
  readonly hash: string;
  readonly calculatedAt: string;
  readonly calculatedBy: string;
};

/** Amounts in the currency of the run. */
export type RunException = {
  readonly payeeId: string;
  readonly payee: string;
  readonly before: string | null;
  readonly now: string;
  readonly difference: string;
};

export type RunLine = {
  readonly payeeId: string;
  readonly name: string;
  readonly team: string | null;
  readonly payable: Figure;
  readonly attainment: string | null;
  readonly issues: number;
};

export type Run = RunSummary & {
  readonly canApprove: boolean;
  readonly whyNotApprove: string | null;
  readonly canLock: boolean;
  readonly whyNotLock: string | null;
  readonly events: readonly { readonly transition: string; readonly actor: string; readonly at: string }[];
  readonly byException: readonly RunException[];
  readonly lines: readonly RunLine[];
};

export type StatementLine = {
  readonly component: string;
  readonly label?: string;
  readonly earned: Figure;
  readonly payable: Figure;
  readonly sentence: string;
  /** Why the line could not be calculated. */
  readonly issue: string | null;
};

export type Credit = {
  readonly code: string;
  readonly kind: string;
  readonly date: string;
  readonly amount: Figure;
  readonly place: SourcePlace;
};

export type Statement = {
  readonly runId: string;
  readonly payeeId: string;
  readonly payee: string;
  readonly payeeCode: string;
  readonly team: string | null;
  readonly period: string;
  readonly plan: string;
  readonly planVersion: string;
  readonly state: RunState;
  readonly total: Figure;
  readonly measured: Figure | null;
  readonly quota: Figure | null;
  readonly attainment: Figure | null;
  readonly lines: readonly StatementLine[];
  readonly credits: { readonly rows: readonly Credit[]; readonly total: number };
};

export type OwnStatement = {
  readonly id: string;
  readonly planCode: string;
  readonly period: string;
  readonly state: RunState;
  readonly payeeId: string;
  readonly payable: Figure;
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

/** Newest first. */
export const ownStatementsQuery = queryOptions({
  queryKey: ['statements', 'mine'],
  queryFn: () => read<readonly OwnStatement[]>('/statements/mine'),
});

export const statementPdf = (runId: string, payeeId: string, locale: Locale) =>
  apiPath(`/statements/${runId}/${payeeId}/pdf`, { locale });

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
