import { formulaPosition } from '@cordee/engine-compensation';
import { z } from '@hono/zod-openapi';
import { entityId, minusMoney, moneyText, ok, type Locale, type Money } from '@cordee/kernel';
import { messageOf } from '@cordee/messages/explanation';
import {
  endpoint,
  ExplanationAnswer,
  Figure,
  NullableFigure,
  presentExplanation,
  type Endpoint,
} from '@cordee/platform/http';
import type { EstimateDeps } from './estimate.ts';
import { whoSimulates } from './policy.ts';
import { openTrialDesk, type Trial } from './trial.ts';

export const TrialResult = z
  .object({
    period: z.string(),
    pay: Figure,
    /** The plan that the seller holds, and what it pays for the same period; null where it has no such period. */
    held: z.object({ planCode: z.string(), plan: z.string(), pay: Figure, change: Figure }).nullable(),
    lines: z.array(
      z.object({
        component: z.string(),
        pay: NullableFigure,
        /** Why it cannot be calculated; null where it is. */
        issue: z.string().nullable(),
        explanation: ExplanationAnswer,
      }),
    ),
  })
  .openapi('PlanTrial');

const TrialAnswer = z
  .object({
    result: z.union([TrialResult, z.null()]),
    /** What keeps the document from being a plan, each at its JSON path, as `$.components[0].args.rate`. */
    refusals: z.array(
      z.object({
        path: z.string(),
        sentence: z.string(),
        /** Which part of the text is wrong, where the place is a formula. */
        at: z.object({ from: z.number(), to: z.number() }).nullable(),
      }),
    ),
  })
  .openapi('PlanTrialAnswer');

export function trialRoutes(deps: EstimateDeps): Endpoint[] {
  const desk = openTrialDesk(deps);
  return [
    endpoint({
      method: 'post',
      path: '/plan-trials',
      summary: 'What a seller would earn under a plan that is being written; nothing is stored',
      policy: whoSimulates,
      body: z.strictObject({ document: z.unknown(), payeeId: z.uuid(), period: z.string().max(40) }),
      answer: TrialAnswer,
      handle: async ({ caller, body, locale }) => {
        const { document, payeeId, period } = body;
        const tried = await desk.tryPlan(caller.scope, { document, payee: entityId(payeeId), period });
        if (!tried.ok) return tried;
        if (tried.value.kind === 'calculated')
          return ok({ result: presentTrial(tried.value.trial, period, locale), refusals: [] });
        const refusals = tried.value.refusals.map((refusal) => ({
          path: refusal.place?.column ?? '$',
          sentence: messageOf(refusal.code, { ...refusal.args }, locale),
          at: formulaPosition(refusal),
        }));
        return ok({ result: null, refusals });
      },
    }),
  ];
}

export function presentTrial(
  { tried, held }: Trial,
  period: string,
  locale: Locale,
): z.input<typeof TrialResult> {
  const paid = new Map(tried.lines.map((line) => [line.component, line.payable]));
  const issues = new Map(tried.issues.map(({ component, refusal }) => [component, refusal]));
  return {
    period,
    pay: figureOf(tried.payable),
    held: held && {
      planCode: held.plan.code,
      plan: held.plan.name,
      pay: figureOf(held.result.payable),
      change: figureOf(minusMoney(tried.payable, held.result.payable)),
    },
    lines: [...tried.lines, ...tried.issues].map(({ component, explanation }) => {
      const [pay, issue] = [paid.get(component), issues.get(component)];
      return {
        component,
        pay: pay ? figureOf(pay) : null,
        issue: issue ? messageOf(issue.code, issue.args, locale) : null,
        explanation: presentExplanation(explanation, locale),
      };
    }),
  };
}

function figureOf(money: Money): z.input<typeof Figure> {
  return { value: moneyText(money), unit: money.currency, explain: null };
}
