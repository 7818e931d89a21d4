import { queryOptions } from '@tanstack/react-query';
import { read } from './client.ts';

export type PlanSummary = {
  readonly code: string;
  readonly name: string;
  readonly version: string;
  readonly from: string;
  readonly to: string | null;
  readonly components: number;
  readonly assigned: number;
};

export type Plan = PlanSummary & {
  /** The plan as it is stored, in the format `cordee-plan/1`. */
  readonly document: unknown;
  /** The rules in plain words, in the reader's language; a blank line parts paragraphs. */
  readonly rulesText: string;
};

export const plansQuery = queryOptions({
  queryKey: ['plans'],
  queryFn: () => read<readonly PlanSummary[]>('/plans'),
});

export const planQuery = (code: string) =>
  queryOptions({ queryKey: ['plan', code], queryFn: () => read<Plan>(`/plans/${code}`) });
