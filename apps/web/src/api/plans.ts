import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, type Body } from './client.ts';
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

export type PlanChoice = Body<'/plans/from-template'>;

/** `fixed` and `own` are a plain commission; the others are named by their template. */
export type PlanDraft = Pick<PlanChoice, 'name' | 'grain' | 'base'> & {
  from: string;
  rate: 'fixed' | 'own' | Exclude<PlanChoice['template'], 'commission'>;
  /** In per cent, as it is typed: '3' or '2,5'. */
  percent: string;
};

export const planTemplatesQuery = queryOptions({
  queryKey: ['plan-templates'],
  queryFn: () => answerOf(api.GET('/plan-templates')),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Publishes the plan and gives it to every seller: managers have plans of their own. */
export function useCreatePlan() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (draft: PlanDraft) => answerOf(api.POST('/plans/from-template', { body: choiceOf(draft) })),
    meta: { shownInPlace: true },
    onSuccess: () => queryClient.invalidateQueries(),
  });
}

export function choiceOf({ name, grain, base, from, rate, percent }: PlanDraft): PlanChoice {
  const common = { name, grain, base, effectiveFrom: from };
  if (rate === 'own') return { ...common, template: 'commission', rate };
  if (rate !== 'fixed') return { ...common, template: rate };
  return { ...common, template: 'commission', rate: ratioOfPercent(percent.replace(',', '.')) };
}

/** Two places to the left, digit by digit: '2.5' is '0.025', with no binary number in between. */
export function ratioOfPercent(percent: string): string {
  const [whole = '0', fraction = ''] = percent.split('.');
  const digits = whole.padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}${fraction}`;
}
