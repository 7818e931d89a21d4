import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import type { Schemas } from './schemas.ts';

export type FixedOrTerm = Schemas['FixedOrTerm'];
export type ComponentArgs = Schemas['ComponentArgs'];
export type PlanDocument = Schemas['PlanDocument'];
export type Plan = Schemas['Plan'];

export const plansQuery = queryOptions({
  queryKey: ['plans'],
  queryFn: () => answerOf(api.GET('/plans')),
});

export const planQuery = (code: string) =>
  queryOptions({
    queryKey: ['plan', code],
    queryFn: () => answerOf(api.GET('/plans/{code}', { params: { path: { code } } })),
  });

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

/** Publishes the plan, then gives it to every seller: managers have plans of their own. */
export function useCreatePlan(currency: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (draft: PlanDraft) => {
      const document = planDocument(draft, currency);
      await answerOf(api.POST('/plans', { body: { document, effectiveFrom: draft.from } }));
      const { rows } = await answerOf(api.GET('/people'));
      const sellers = rows.filter((person) => person.role === 'seller');
      const payees = sellers.map((person) => person.id);
      if (payees.length === 0) return { assigned: 0 };
      return answerOf(
        api.POST('/plans/{code}/assignments', {
          params: { path: { code: document.code } },
          body: { payees, from: draft.from, to: null },
        }),
      );
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
