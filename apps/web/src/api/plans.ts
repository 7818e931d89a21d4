import { queryOptions, useQuery } from '@tanstack/react-query';
import { read } from './client.ts';

/** A number written in the plan, or the term of the payee that it is taken from. */
export type FixedOrTerm = string | { readonly from: 'payee_term'; readonly code: string };

/** The arguments of a component, as far as they can be told in words; each type of component uses its own. */
export type ComponentArgs = {
  readonly measure?: string;
  readonly rate?: FixedOrTerm;
  readonly thresholds?: 'amount' | 'attainment';
  readonly tiers?: readonly { readonly from: string; readonly rate: string }[];
  readonly bonus?: FixedOrTerm;
  readonly threshold?: string;
  readonly weight?: string;
};

/** A plan as it is stored, in the format `cordee-plan/1`. */
export type PlanDocument = {
  readonly currency: string;
  readonly measures: readonly { readonly code: string; readonly base: string }[];
  readonly components: readonly {
    readonly code: string;
    readonly type: string;
    readonly args: ComponentArgs;
  }[];
};

export type Plan = {
  readonly code: string;
  readonly name: string;
  readonly version: string;
  readonly effectiveFrom: string;
  readonly assigned: number;
  readonly document: PlanDocument;
};

export const plansQuery = queryOptions({
  queryKey: ['plans'],
  queryFn: () => read<readonly Plan[]>('/plans'),
});

export const planQuery = (code: string) =>
  queryOptions({ queryKey: ['plan', code], queryFn: () => read<Plan>(`/plans/${code}`) });

/** The name of a plan, and its code until the name is known. */
export function usePlanName(): (code: string) => string {
  const plans = useQuery({ ...plansQuery, staleTime: 300_000 }).data;
  return (code) => plans?.find((plan) => plan.code === code)?.name ?? code;
}
