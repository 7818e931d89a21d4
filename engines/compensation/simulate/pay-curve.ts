import { compareDecimals, minusMoney } from '@cordee/kernel';
import type { Decimal, Money, Percentage } from '@cordee/kernel';
import { percentageOf } from '@cordee/kernel';
import { earn } from '../earn/earn.ts';
import type { PayeeInput } from '../earn/payee-input.ts';
import type { Plan } from '../plan-format/plan.ts';
import { inputAtAttainment, quotaOf } from './scaled-input.ts';

/** What the plan pays a typical seller at each attainment. */
export type CurvePoint = { readonly attainment: Percentage; readonly paid: Money };

/** A stretch of the curve where selling more brings nothing more (flat) or less (falling), from one point to another. */
export type CurvePart = {
  readonly kind: 'flat' | 'falling';
  readonly from: Percentage;
  readonly to: Percentage;
};

export type PayCurve = { readonly points: readonly CurvePoint[]; readonly parts: readonly CurvePart[] };

const STEPS = 40;
/** 5 % a step, up to 200 %. */
const attainmentAt = (index: number): Percentage => percentageOf({ unscaled: BigInt(index * 5), scale: 2 });

/**
 * The plan's pay for one period from an attainment of 0 to 200 %, every 5 %, on the quota in the middle of all; null
 * where no payee has a quota or the plan cannot pay on a figure without sales. Flat from 0 is left out: there every plan
 * with a threshold is.
 */
export function payCurve(plan: Plan, inputs: readonly PayeeInput[]): PayCurve | null {
  const typical = medianByQuota(plan, inputs);
  if (typical === null) return null;
  const points: CurvePoint[] = [];
  for (let index = 0; index <= STEPS; index += 1) {
    const attainment = attainmentAt(index);
    const input = inputAtAttainment(plan, typical, attainment);
    const result = input && earn(plan, input);
    if (!result || result.issues.length > 0) return null;
    points.push({ attainment, paid: result.payable });
  }
  return { points, parts: partsOf(points) };
}

function medianByQuota(plan: Plan, inputs: readonly PayeeInput[]): PayeeInput | null {
  const [measure] = plan.measures;
  if (measure === undefined) return null;
  const rated = inputs.flatMap((input): { input: PayeeInput; quota: Decimal }[] => {
    const quota = quotaOf(measure, input);
    return quota === null || quota.unscaled <= 0n ? [] : [{ input, quota }];
  });
  const ordered = rated.toSorted((a, b) => compareDecimals(a.quota, b.quota));
  return ordered[(ordered.length - 1) >> 1]?.input ?? null;
}

/** Neighbouring stretches of one kind are one. */
export function partsOf(points: readonly CurvePoint[]): readonly CurvePart[] {
  const parts: CurvePart[] = [];
  points.slice(1).forEach((point, index) => {
    const before = points[index];
    if (before === undefined) return;
    const { minor } = minusMoney(point.paid, before.paid);
    if (minor > 0n || point.paid.minor === points[0]?.paid.minor) return;
    const kind = minor === 0n ? 'flat' : 'falling';
    const last = parts.at(-1);
    if (last?.kind === kind && compareDecimals(last.to, before.attainment) === 0)
      parts[parts.length - 1] = { ...last, to: point.attainment };
    else parts.push({ kind, from: before.attainment, to: point.attainment });
  });
  return parts;
}
