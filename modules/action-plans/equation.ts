// The equation of a plan: from revenue to activities a week and days, or from activities a week to revenue.
import {
  neededInterval,
  reverseFunnel,
  revenueOf,
  type Conversion,
  type NeededInterval,
} from '@cordee/engine-planning';
import {
  amount,
  compareDecimals,
  decimal,
  dividedBy,
  numberOf,
  ok,
  rounded,
  times,
  valueOf,
  ZERO,
  type Amount,
  type Decimal,
  type Explanation,
  type Refusal,
  type Result,
} from '@cordee/kernel';
import type { FunnelBasis } from './funnel-basis.ts';
import type { FunnelStep } from './tried-history.ts';

const HOURS_PER_DAY = decimal('7');
const daysPerWeek = decimal('5');
/** The same draws for everybody: two people who look see the same band. */
const seed = 20261122;

/** What is asked: revenue, or so many of the first activity a week. */
export type Asked =
  | { readonly from: 'revenue'; readonly revenue: Amount }
  | { readonly from: 'pace'; readonly perWeek: Decimal };

type EquationStep = {
  readonly step: FunnelStep;
  readonly needed: Explanation;
  /** To two digits: a week has five days worked. */
  readonly perWeek: Decimal;
  /** Eight chances in ten that the week needs between the two; null for sales, which are what is asked. */
  readonly band: { readonly low: number; readonly high: number } | null;
};

export type Equation = {
  readonly revenue: Amount;
  readonly revenueReason: Explanation | null;
  /** Eight chances in ten that so many first activities bring between the two. */
  readonly revenueBand: { readonly low: number; readonly high: number };
  readonly steps: readonly EquationStep[];
  readonly days: Explanation;
  readonly daysWorked: Decimal;
  /** planning.more_days_than_worked where the plan does not fit into the period. */
  readonly refusal: Refusal | null;
};

/** Refuses planning.funnel_invalid. `daysWorked` are those of the seller in the period, above zero. */
export function solveEquation(basis: FunnelBasis, asked: Asked, daysWorked: Decimal): Result<Equation> {
  const weeks = weeksOf(daysWorked);
  const brought = asked.from === 'pace' ? revenueOf(basis.funnel, times(asked.perWeek, weeks)) : null;
  if (brought && !brought.ok) return brought;
  const revenue = asked.from === 'revenue' ? asked.revenue : cents(valueIn(brought?.value), basis);
  const effort = reverseFunnel(basis.funnel, revenue, { hoursPerDay: HOURS_PER_DAY, daysWorked: endless });
  if (!effort.ok) return effort;
  const fits = reverseFunnel(basis.funnel, revenue, { hoursPerDay: HOURS_PER_DAY, daysWorked });
  const { activities, days } = effort.value;
  const steps = basis.steps.map((step, index): EquationStep => {
    const needed = activities[index]?.needed ?? days;
    const band = bandFrom(basis, revenue, index);
    return {
      step,
      needed,
      perWeek: dividedBy(valueIn(needed), weeks, { scale: 2, rounding: 'half-even' }),
      band: band && { low: band.low / asNumber(weeks), high: band.high / asNumber(weeks) },
    };
  });
  return ok({
    revenue,
    revenueReason: brought?.ok ? brought.value : null,
    revenueBand: revenueBand(basis, revenue),
    steps,
    days,
    daysWorked,
    refusal: fits.ok ? null : fits.refusal,
  });
}

const endless = decimal('1000000000');

function weeksOf(daysWorked: Decimal): Decimal {
  return dividedBy(daysWorked, daysPerWeek, { scale: 4, rounding: 'half-even' });
}

/** What so many of a step ask for, as sure as the rates from it on; null for the last, which asks for nothing more. */
function bandFrom({ rates, funnel }: FunnelBasis, revenue: Amount, from: number): NeededInterval | null {
  const after = rates.slice(from);
  if (after.length === 0) return null;
  const sure = after.filter(({ conversion }) => conversion === null);
  const deals = sure.reduce(
    (count, { rate }) => count / asNumber(rate),
    asNumber(revenue.value) / asNumber(funnel.basket.value),
  );
  return neededInterval(deals, conversionsOf(after), seed);
}

function conversionsOf(rates: FunnelBasis['rates']): readonly Conversion[] {
  return rates.flatMap(({ conversion }) => conversion ?? []);
}

/** As the first activities of the median bring the revenue, fewer needed bring more and more needed bring less. */
function revenueBand(basis: FunnelBasis, revenue: Amount): Equation['revenueBand'] {
  const first = bandFrom(basis, revenue, 0);
  const whole = asNumber(revenue.value);
  if (first === null || first.low === 0 || whole === 0) return { low: whole, high: whole };
  const planned = basis.rates.reduce(
    (count, { rate }) => count / asNumber(rate),
    whole / asNumber(basis.funnel.basket.value),
  );
  return { low: (whole * planned) / first.high, high: (whole * planned) / first.low };
}

function cents(value: Decimal, { funnel }: FunnelBasis): Amount {
  const zero = amount('0', funnel.basket.currency);
  const fine = rounded(value, { scale: 2, rounding: 'half-even' });
  return compareDecimals(fine, ZERO) < 0 ? zero : { ...zero, value: fine };
}

const valueIn = (node: Explanation | undefined): Decimal =>
  node === undefined ? ZERO : (numberOf(valueOf(node)) ?? ZERO);

const asNumber = ({ unscaled, scale }: Decimal): number => Number(unscaled) / 10 ** scale;
