// How a simulation is shown, and to whom with names.
import { z } from '@hono/zod-openapi';
import { FIGURES, type FigureCode, type WhatIf } from '@cordee/engine-compensation';
import {
  decimalText,
  decodeExplanation,
  moneyText,
  percentageText,
  type Explanation,
  type Locale,
  type Money,
} from '@cordee/kernel';
import { messageOf } from '@cordee/messages/explanation';
import { Figure, NullableFigure } from '@cordee/platform/http';
import type { SimulationHead, SimulationRecord, StoredView } from './simulation.ts';

const nullable = z.string().nullable();

export const SimulationHeadAnswer = z
  .object({
    id: z.string(),
    name: z.string(),
    planCode: z.string(),
    period: z.string(),
    fingerprint: z.string(),
    madeBy: z.string(),
    madeAt: z.string(),
  })
  .openapi('Simulation');

const SimulationFigure = z
  .object({
    code: z.enum(FIGURES),
    label: z.string(),
    figure: NullableFigure,
    /** Why there is no figure; null where there is one. */
    reason: nullable,
  })
  .openapi('SimulationFigure');
const Verdict = z.enum(['met', 'not_met', 'unknown']);
const Curve = z
  .object({
    points: z.array(z.object({ attainment: z.string(), paid: z.string() })),
    parts: z.array(z.object({ kind: z.enum(['flat', 'falling']), from: z.string(), to: z.string() })),
  })
  .openapi('PayCurve');

export const SimulationAnswer = SimulationHeadAnswer.extend({
  currency: z.string(),
  document: z.unknown(),
  population: z.number(),
  issues: z.number(),
  /** Whether names are left out: then there are no payees and no points. */
  isGrouped: z.boolean(),
  figures: z.array(SimulationFigure),
  tests: z.object({ a: Verdict, b: Verdict }),
  distribution: z.array(z.object({ from: nullable, to: nullable, count: z.number() })),
  /** The largest changes first, 500 at most. */
  payees: z.array(
    z.object({
      payeeId: z.string(),
      name: z.string(),
      before: z.string(),
      after: z.string(),
      change: z.string(),
    }),
  ),
  points: z.array(
    z.object({ payeeId: z.string(), name: z.string(), attainment: z.string(), paid: z.string() }),
  ),
  curveBefore: Curve.nullable(),
  curveAfter: Curve.nullable(),
  sensitivity: z.object({
    attainment: z.array(z.object({ change: z.string(), cost: z.string() })),
    rates: z.array(
      z.object({
        component: z.string(),
        path: z.string(),
        rate: z.string(),
        lower: nullable,
        higher: nullable,
      }),
    ),
  }),
}).openapi('SimulationDetail');

const Group = z.object({ count: z.number(), sum: Figure });
export const WhatIfAnswer = z
  .object({ costBefore: Figure, costAfter: Figure, winners: Group, losers: Group, issues: z.number() })
  .openapi('WhatIf');

const SHOWN_MAX = 500;

export async function presentHead(
  head: SimulationHead,
  nameOf: (userId: string) => Promise<string>,
): Promise<z.input<typeof SimulationHeadAnswer>> {
  const { id, name, planCode, period, fingerprint, madeBy, madeAt } = head;
  return { id, name, planCode, period, fingerprint, madeBy: await nameOf(madeBy), madeAt };
}

export function presentResult(
  { id, document, result }: SimulationRecord,
  isGrouped: boolean,
  locale: Locale,
): Omit<z.input<typeof SimulationAnswer>, keyof z.input<typeof SimulationHeadAnswer>> {
  const view = isGrouped ? result.grouped : result.named;
  const { currency, population, issueCount, tests, curveBefore, curveAfter, sensitivity } = result;
  return {
    currency,
    document,
    population,
    issues: issueCount,
    isGrouped,
    figures: FIGURES.map((code) => presentFigure(id, code, figureOf(view, code), locale)),
    tests,
    distribution: [...view.distribution],
    payees: view.changes.slice(0, SHOWN_MAX),
    points: view.points.slice(0, SHOWN_MAX),
    curveBefore: copied(curveBefore),
    curveAfter: copied(curveAfter),
    sensitivity: { attainment: [...sensitivity.attainment], rates: [...sensitivity.rates] },
  };
}

export function figureOf(view: StoredView, code: FigureCode): Explanation {
  return decodeExplanation(view.figures[code]);
}

function presentFigure(
  id: string,
  code: FigureCode,
  explanation: Explanation,
  locale: Locale,
): z.input<typeof SimulationFigure> {
  const label = messageOf(`simulations.${code}`, {}, locale);
  if (explanation.kind === 'issue') {
    const { code: refusal, args } = explanation.refusal;
    return { code, label, figure: null, reason: messageOf(refusal, args, locale) };
  }
  const explain = `/simulations/${id}/figures/${code}/explanation`;
  return { code, label, figure: { ...exactOf(explanation.value), explain }, reason: null };
}

function exactOf(value: Exclude<Explanation, { kind: 'issue' }>['value']) {
  switch (value.kind) {
    case 'amount':
      return { value: decimalText(value.amount.value), unit: value.amount.currency };
    case 'percentage':
      return { value: percentageText(value.ratio), unit: 'ratio' };
    case 'decimal':
      return { value: decimalText(value.value), unit: 'count' };
    case 'date':
    case 'text':
      throw new Error('a figure of a simulation is a number');
  }
}

function copied(curve: SimulationRecord['result']['curveAfter']): z.input<typeof Curve> | null {
  return curve && { points: [...curve.points], parts: [...curve.parts] };
}

export function presentWhatIf({
  costBefore,
  costAfter,
  winners,
  losers,
  issueCount,
}: WhatIf): z.input<typeof WhatIfAnswer> {
  const shown = (money: Money) => ({ value: moneyText(money), unit: money.currency, explain: null });
  return {
    costBefore: shown(costBefore),
    costAfter: shown(costAfter),
    winners: { count: winners.count, sum: shown(winners.sum) },
    losers: { count: losers.count, sum: shown(losers.sum) },
    issues: issueCount,
  };
}
