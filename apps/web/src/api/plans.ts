import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { read, send } from './client.ts';

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

export type PlanDraft = {
  name: string;
  from: string;
  grain: 'month' | 'quarter';
  base: string;
  rate: 'fixed' | 'own';
  /** In per cent, as it is typed: '3' or '2,5'. */
  percent: string;
};

/** Publishes the plan, then gives it to everybody who is known. */
export function useCreatePlan(currency: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (draft: PlanDraft) => {
      const document = planDocument(draft, currency);
      await send('POST', '/plans', { document, effectiveFrom: draft.from });
      const { rows } = await read<{ rows: readonly { id: string }[] }>('/people');
      const payees = rows.map((person) => person.id);
      if (payees.length === 0) return { assigned: 0 };
      return send<{ assigned: number }>('POST', `/plans/${document.code}/assignments`, {
        payees,
        from: draft.from,
        to: null,
      });
    },
    meta: { shownInPlace: true },
    onSuccess: () => queryClient.invalidateQueries(),
  });
}

export function planDocument(draft: PlanDraft, currency: string) {
  const rate =
    draft.rate === 'own'
      ? { from: 'payee_term', code: 'commission_rate' }
      : ratioOfPercent(draft.percent.replace(',', '.'));
  return {
    format: 'cordee-plan/1',
    code: codeOf(draft.name),
    name: draft.name,
    version: '1',
    semantics: 1,
    currency,
    calendar: 'civil',
    grain: draft.grain,
    measures: [{ code: 'base', base: draft.base, aggregation: 'amount' }],
    components: [{ code: 'commission', type: 'percentage_of_measure', args: { measure: 'base', rate } }],
  };
}

/** Two places to the left, digit by digit: '2.5' is '0.025', with no binary number in between. */
export function ratioOfPercent(percent: string): string {
  const [whole = '0', fraction = ''] = percent.split('.');
  const digits = whole.padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}${fraction}`;
}

const codeOf = (name: string) => {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const code = plain.replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+|-+$/g, '');
  return (code === '' ? 'plan' : code).slice(0, 64);
};
