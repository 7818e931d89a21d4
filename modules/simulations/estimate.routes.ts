import { z } from '@hono/zod-openapi';
import type { DealChange } from '@cordee/engine-compensation';
import {
  amountText,
  decimal,
  decimalText,
  entityId,
  minorUnits,
  minusMoney,
  moneyText,
  ok,
  plainDate,
  rounded,
  type Locale,
  type Money,
} from '@cordee/kernel';
import { messageOf } from '@cordee/messages/explanation';
import { componentName } from '@cordee/modules/payouts';
import {
  BusinessDate,
  endpoint,
  ExplanationAnswer,
  Figure,
  NullableFigure,
  presentExplanation,
  type Endpoint,
} from '@cordee/platform/http';
import { countedSales } from './counted-sales.ts';
import { openEstimateDesk, type EstimateAnswer, type EstimateDeps } from './estimate.ts';
import { whoEstimates } from './policy.ts';

const Amount = z.string().regex(/^-?(0|[1-9]\d{0,11})(\.\d{1,6})?$/);
const Code = z.string().min(1).max(200);
const Change = z
  .discriminatedUnion('change', [
    z.strictObject({
      change: z.literal('add'),
      date: BusinessDate,
      amount: Amount,
      product: z.string().max(200).nullable().optional(),
      channel: z.string().max(200).nullable().optional(),
      origin: z.string().max(200).nullable().optional(),
    }),
    z.strictObject({ change: z.literal('move'), code: Code, date: BusinessDate }),
    z.strictObject({ change: z.literal('amount'), code: Code, amount: Amount }),
    z.strictObject({ change: z.literal('remove'), code: Code }),
  ])
  .openapi('DealChange');

const Line = z.object({
  component: z.string(),
  /** What the component is, in words. */
  label: z.string(),
  now: NullableFigure,
  tried: NullableFigure,
  /** Why the pay would be so, or why the component cannot be calculated. */
  explanation: ExplanationAnswer,
  /** Why the pay is what it is now. */
  explanationNow: ExplanationAnswer,
});
export const EstimateResult = z
  .object({
    payeeId: z.string(),
    planCode: z.string(),
    plan: z.string(),
    period: z.string(),
    /** The first and the last day of the period. */
    firstDay: z.string(),
    lastDay: z.string(),
    currency: z.string(),
    /** Whether the plan pays a part of what is earned later: the figures are what is earned. */
    hasRelease: z.boolean(),
    now: Figure,
    tried: Figure,
    change: Figure,
    lines: z.array(Line),
    /** The sales that the plan counts: those that can be moved, changed or taken away. */
    sales: z.array(
      z.object({
        code: z.string(),
        kind: z.string(),
        date: z.string(),
        amount: z.string(),
        currency: z.string(),
      }),
    ),
    /** How much more to sell for the goal, in whole units; null without a goal or when it is out of reach. */
    toSell: NullableFigure,
    whyNotToSell: z.string().nullable(),
  })
  .openapi('Estimate');

export function estimateRoutes(deps: EstimateDeps): Endpoint[] {
  const desk = openEstimateDesk(deps);
  return [
    endpoint({
      method: 'post',
      path: '/estimates',
      summary: 'What a seller would earn had deals been otherwise; nothing is stored',
      policy: whoEstimates,
      body: z.strictObject({
        payeeId: z.uuid().optional(),
        period: z.string().max(40).optional(),
        deals: z.array(Change).max(50),
        goal: z
          .string()
          .regex(/^(0|[1-9]\d{0,9})(\.\d{1,2})?$/)
          .optional(),
      }),
      answer: EstimateResult,
      handle: async ({ caller, body, locale }) => {
        const { goal } = body;
        const answered = await desk.estimate(caller.scope, {
          payee: body.payeeId === undefined ? null : entityId(body.payeeId),
          period: body.period ?? null,
          changes: body.deals.map(changeOf),
          goal: goal === undefined ? null : (currency) => moneyIn(goal, currency),
        });
        return answered.ok ? ok(presentEstimate(answered.value, locale)) : answered;
      },
    }),
  ];
}

function changeOf(change: z.output<typeof Change>): DealChange {
  switch (change.change) {
    case 'add': {
      const { product = null, channel = null, origin = null } = change;
      const deal = { date: plainDate(change.date), amount: decimal(change.amount), product, channel, origin };
      return { change: 'add', deal };
    }
    case 'move':
      return { ...change, date: plainDate(change.date) };
    case 'amount':
      return { ...change, amount: decimal(change.amount) };
    case 'remove':
      return change;
  }
}

function moneyIn(text: string, currency: Money['currency']): Money {
  const scale = minorUnits(currency);
  return { minor: rounded(decimal(text), { scale, rounding: 'up' }).unscaled, currency };
}

export function presentEstimate(
  { own, estimate, goal }: EstimateAnswer,
  locale: Locale,
): z.input<typeof EstimateResult> {
  const { plan, sales, payee, period } = own;
  const { now, tried } = estimate;
  return {
    payeeId: payee,
    planCode: plan.code,
    plan: plan.name,
    period: period.code,
    firstDay: period.from.toString(),
    lastDay: period.to.subtract({ days: 1 }).toString(),
    currency: plan.currency,
    hasRelease: plan.release !== null,
    now: figureOf(now.payable),
    tried: figureOf(tried.payable),
    change: figureOf(minusMoney(tried.payable, now.payable)),
    lines: linesOf(own, estimate, locale),
    sales: countedSales(plan, period, sales).map(({ code, kind, date, amount }) => ({
      code,
      kind,
      date: date.toString(),
      amount: decimalText(amount.value),
      currency: amount.currency,
    })),
    toSell: goal?.ok ? { value: amountText(goal.value), unit: goal.value.currency, explain: null } : null,
    whyNotToSell: goal && !goal.ok ? messageOf(goal.refusal.code, goal.refusal.args, locale) : null,
  };
}

function linesOf(
  { plan }: EstimateAnswer['own'],
  { now, tried }: EstimateAnswer['estimate'],
  locale: Locale,
): z.input<typeof Line>[] {
  const before = new Map(now.lines.map((line) => [line.component, line]));
  const after = new Map(tried.lines.map((line) => [line.component, line]));
  const issues = new Map([...now.issues, ...tried.issues].map((issue) => [issue.component, issue]));
  return [...new Set([...after.keys(), ...before.keys(), ...issues.keys()])].flatMap((component) => {
    const [was, is, issue] = [before.get(component), after.get(component), issues.get(component)];
    const [told, toldNow] = [is ?? issue, was ?? issue];
    if (!told || !toldNow) return [];
    return {
      component,
      label: componentName(plan, component, locale),
      now: was ? figureOf(was.payable) : null,
      tried: is ? figureOf(is.payable) : null,
      explanation: presentExplanation(told.explanation, locale),
      explanationNow: presentExplanation(toldNow.explanation, locale),
    };
  });
}

function figureOf(money: Money): z.input<typeof Figure> {
  return { value: moneyText(money), unit: money.currency, explain: null };
}
