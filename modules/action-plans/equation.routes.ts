// The equation under the hand: asked again with each move of a slider, and the reason of each of its figures.
import { z } from '@hono/zod-openapi';
import { m } from '@cordee/messages';
import {
  currency,
  decimal,
  decimalText,
  entityId,
  numberOf,
  ok,
  refused,
  valueOf,
  withoutTrailingZeros,
  ZERO,
  type Decimal,
  type Explanation,
  type Locale,
  type Result,
  type Scope,
} from '@cordee/kernel';
import {
  endpoint,
  ExplanationAnswer,
  Figure,
  NullableFigure,
  presentExplanation,
  refusalSentence,
  type Endpoint,
} from '@cordee/platform/http';
import type { Asked } from './equation.ts';
import type { StepNames } from './funnel-basis.ts';
import type { ActionPlanDeps } from './plan-context.ts';
import { whoReads } from './policy.ts';
import { solvePlan, type AskedEquation, type SolvedPlan } from './propose-plan.ts';
import { FUNNEL_STEPS, type FunnelStep } from './tried-history.ts';

const Positive = z
  .string()
  .regex(/^\d{1,12}(\.\d{1,4})?$/)
  .refine((text) => Number(text) > 0, { message: '> 0' });
const Ratio = z
  .string()
  .regex(/^(0(\.\d{1,4})?|1(\.0{1,4})?)$/)
  .refine((text) => Number(text) > 0, { message: '0 < … ≤ 1' });

/** What is set by hand; everything else comes from history. */
export const SetByHand = z.strictObject({
  period: z.string().max(20),
  revenue: Positive.optional(),
  perWeek: Positive.optional().openapi({ description: 'Of the first activity of the funnel.' }),
  basket: Positive.optional(),
  callRate: Ratio.optional(),
  meetingRate: Ratio.optional(),
  proposalRate: Ratio.optional(),
  callHours: Positive.optional(),
  meetingHours: Positive.optional(),
  proposalHours: Positive.optional(),
  dealHours: Positive.optional(),
});
const Query = SetByHand.extend({ seller: z.uuid().optional() });
const STEP = z.enum(FUNNEL_STEPS);
const WHY = [
  'revenue',
  'basket',
  'days',
  ...FUNNEL_STEPS,
  'call_rate',
  'meeting_rate',
  'proposal_rate',
] as const;

const EquationStepAnswer = z
  .object({
    step: STEP,
    needed: Figure,
    perWeek: z.string(),
    band: z.object({ low: z.string(), high: z.string() }).nullable(),
    hours: z.string(),
    rate: z
      .object({
        figure: Figure,
        tries: z.number().int(),
        successes: z.number().int(),
        low: z.string().nullable(),
        high: z.string().nullable(),
        /** How much of it is the seller's own; null where it was set by hand. */
        ownWeight: z.string().nullable(),
        population: z.enum(['team', 'organisation']).nullable(),
      })
      .nullable(),
  })
  .openapi('EquationStep');

const EquationAnswer = z
  .object({
    sellerId: z.string(),
    seller: z.string(),
    period: z.string(),
    historyFrom: z.string(),
    historyTo: z.string().openapi({ description: 'The last day that is looked at.' }),
    revenue: Figure,
    revenueLow: z.string(),
    revenueHigh: z.string(),
    quota: NullableFigure,
    basket: Figure,
    wonCount: z.number().int(),
    steps: z.array(EquationStepAnswer),
    unknownSteps: z.array(STEP),
    days: Figure,
    daysWorked: z.string(),
    /** Why the plan does not fit into the period; null where it does. */
    refusal: z.string().nullable(),
  })
  .openapi('PlanEquation');

export const stepNames = (locale: Locale): StepNames => ({
  call: m['actions.step_call']({}, { locale }),
  meeting: m['actions.step_meeting']({}, { locale }),
  proposal: m['actions.step_proposal']({}, { locale }),
  deal: m['actions.step_deal']({}, { locale }),
});

/** The caller's own where no seller is named. Refuses actions.seller_not_found. */
export async function askedOf(
  { currencyOf, personOf }: Pick<ActionPlanDeps, 'currencyOf' | 'personOf'>,
  scope: Scope,
  { seller, ...set }: z.output<typeof Query>,
): Promise<Result<AskedEquation>> {
  const sellerId = seller === undefined ? await personOf(scope) : entityId(seller);
  if (sellerId === null) return refused('actions.seller_not_found');
  const currency = await currencyOf(scope.tenant);
  const given = (text: string | undefined): Decimal | null => (text === undefined ? null : decimal(text));
  const some = (of: Readonly<Partial<Record<FunnelStep, string | undefined>>>) =>
    Object.fromEntries(
      Object.entries(of).flatMap(([step, text]) => (text === undefined ? [] : [[step, decimal(text)]])),
    );
  const { callRate, meetingRate, proposalRate, callHours, meetingHours, proposalHours, dealHours } = set;
  return ok({
    sellerId,
    period: set.period,
    asked: whatIsAsked(set, currency),
    assumed: {
      rates: some({ call: callRate, meeting: meetingRate, proposal: proposalRate }),
      hours: some({ call: callHours, meeting: meetingHours, proposal: proposalHours, deal: dealHours }),
      basket: given(set.basket),
    },
  });
}

function whatIsAsked(
  { revenue, perWeek }: Pick<z.output<typeof SetByHand>, 'revenue' | 'perWeek'>,
  unit: string,
): Asked | null {
  if (perWeek !== undefined) return { from: 'pace', perWeek: decimal(perWeek) };
  if (revenue === undefined) return null;
  return { from: 'revenue', revenue: { value: decimal(revenue), currency: currency(unit) } };
}

export function equationRoutes(deps: ActionPlanDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/action-plans/equation',
      summary: 'From revenue to activities a week and days, or back, by a seller’s own history',
      policy: whoReads,
      query: Query,
      answer: EquationAnswer,
      handle: async ({ caller: { scope }, query, locale }) => {
        const asked = await askedOf(deps, scope, query);
        if (!asked.ok) return asked;
        const solved = await solvePlan(deps, scope, asked.value, stepNames(locale));
        if (!solved.ok) return solved;
        const names = await deps.personNames(scope);
        const seller = names.get(asked.value.sellerId)?.name ?? '';
        return ok(presented(solved.value, { seller, query, locale }));
      },
    }),
    endpoint({
      method: 'get',
      path: '/action-plans/equation/explanation',
      summary: 'Why this figure of the equation?',
      policy: whoReads,
      query: Query.extend({ of: z.enum(WHY) }),
      answer: ExplanationAnswer,
      handle: async ({ caller: { scope }, query: { of, ...query }, locale }) => {
        const asked = await askedOf(deps, scope, query);
        if (!asked.ok) return asked;
        const solved = await solvePlan(deps, scope, asked.value, stepNames(locale));
        if (!solved.ok) return solved;
        const reason = reasonOf(solved.value, of);
        return reason === null ? refused('actions.no_history') : ok(presentExplanation(reason, locale));
      },
    }),
  ];
}

type Why = (typeof WHY)[number];

function reasonOf({ basis, equation }: SolvedPlan, of: Why): Explanation | null {
  if (of === 'days') return equation.days;
  if (of === 'basket') return basis.basket;
  if (of === 'revenue') return equation.revenueReason;
  const isRate = of.endsWith('_rate');
  const index = basis.steps.findIndex((step) => (isRate ? `${step}_rate` : step) === of);
  if (isRate) return basis.rates[index]?.reason ?? null;
  return equation.steps[index]?.needed ?? null;
}

type Seen = {
  readonly seller: string;
  readonly query: z.output<typeof Query>;
  readonly locale: Locale;
};

function presented(solved: SolvedPlan, { seller, query, locale }: Seen): z.input<typeof EquationAnswer> {
  const { context, basis, equation } = solved;
  const { currency: unit } = context;
  const why = (of: Why) => {
    const asked = { ...query, seller: context.sellerId, of };
    const given = Object.entries(asked).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]]));
    return `/action-plans/equation/explanation?${new URLSearchParams(given)}`;
  };
  const figure = (value: Decimal, of: Why, given: string = unit) => ({
    value: decimalText(withoutTrailingZeros(value)),
    unit: given,
    explain: reasonOf(solved, of) === null ? null : why(of),
  });
  const { quota } = context;
  return {
    sellerId: context.sellerId,
    seller,
    period: context.period.code,
    historyFrom: context.window.from.toString(),
    historyTo: context.window.to.subtract({ days: 1 }).toString(),
    revenue: figure(equation.revenue.value, 'revenue'),
    revenueLow: equation.revenueBand.low.toFixed(0),
    revenueHigh: equation.revenueBand.high.toFixed(0),
    quota: quota && {
      value: decimalText(quota.amount),
      unit,
      explain: quota.id === null ? null : `/explanations/quota/${quota.id}`,
    },
    basket: figure(basis.funnel.basket.value, 'basket'),
    wonCount: context.own.wonCount,
    steps: basis.steps.map((_, index) => presentedStep(solved, index, figure)),
    unknownSteps: [...basis.unknownSteps],
    days: figure(numberIn(equation.days), 'days', 'count'),
    daysWorked: decimalText(context.daysWorked),
    refusal: equation.refusal && refusalSentence(equation.refusal, locale),
  };
}

function presentedStep(
  { basis, equation }: SolvedPlan,
  index: number,
  figure: (value: Decimal, of: Why, unit: string) => z.input<typeof Figure>,
): z.input<typeof EquationStepAnswer> {
  const step = basis.steps[index] ?? 'deal';
  const { needed, perWeek, band } = equation.steps[index] ?? {
    needed: equation.days,
    perWeek: ZERO,
    band: null,
  };
  const rate = basis.rates[index];
  const conversion = rate?.conversion ?? null;
  return {
    step,
    needed: figure(numberIn(needed), step, 'count'),
    perWeek: decimalText(perWeek),
    band: band && { low: band.low.toFixed(2), high: band.high.toFixed(2) },
    hours: decimalText(basis.funnel.kinds[index]?.hours ?? ZERO),
    rate:
      rate === undefined || step === 'deal'
        ? null
        : {
            figure: figure(rate.rate, `${step}_rate`, 'ratio'),
            tries: rate.tried.tries,
            successes: rate.tried.successes,
            low: conversion && conversion.low.toFixed(4),
            high: conversion && conversion.high.toFixed(4),
            ownWeight: conversion && conversion.ownWeight.toFixed(4),
            population: rate.population,
          },
  };
}

const numberIn = (node: Explanation): Decimal => numberOf(valueOf(node)) ?? ZERO;
