import {
  compareDecimals,
  decimalText,
  label,
  numberOf,
  ok,
  ONE,
  parameter,
  refused,
  step,
  valueOf,
  ZERO,
} from '@cordee/kernel';
import type { Amount, Decimal, Explanation, Quantity, Result, RuleReference, StepNode } from '@cordee/kernel';

/** A kind of activity and how long one takes, preparation and travel included. */
export type ActivityKind = { readonly code: string; readonly hours: Decimal };

/** From the first activity to the deal: `rates[i]` is the share of kind i that leads to kind i + 1. */
export type Funnel = {
  readonly kinds: readonly ActivityKind[];
  readonly rates: readonly Decimal[];
  /** What a deal brings. */
  readonly basket: Amount;
  /** Where rates and basket have reasons of their own, they stand in every explanation; null: the figure is given. */
  readonly reasons?: { readonly rates: readonly (Explanation | null)[]; readonly basket: Explanation | null };
};

/** What one kind must come to: whole activities. */
export type NeededActivity = { readonly code: string; readonly needed: StepNode };

export type Effort = { readonly activities: readonly NeededActivity[]; readonly days: StepNode };

const rule: RuleReference = { code: 'funnel', version: '1' };
const digits = { mode: 'up', scale: 6 } as const;

/**
 * The way back from revenue to activities: deals are revenue ÷ basket, each kind before is the one after ÷ its rate, rounded
 * up to whole activities; days are their hours ÷ the hours of a day. Refuses planning.funnel_invalid where a basket, rate,
 * duration or day is not above zero or a rate passes 1, and planning.more_days_than_worked with both figures.
 *
 * Example: 100,000 € at 20,000 € a deal, one proposal in 4 won, one meeting in 2 leading to a proposal: 5, 20, 40.
 */
export function reverseFunnel(
  funnel: Funnel,
  revenue: Amount,
  time: { readonly hoursPerDay: Decimal; readonly daysWorked: Decimal },
): Result<Effort> {
  if (!isSound(funnel) || !isAbove(time.hoursPerDay)) return refused('planning.funnel_invalid');
  const activities = volumes(funnel, revenue).map(({ code, exact }) => ({
    code,
    needed: step('round', [exact], { ...named('needed', code), rounding: { mode: 'ceiling', scale: 0 } }),
  }));
  const days = daysOf(funnel, activities, time.hoursPerDay);
  const taken = numberIn(days);
  if (compareDecimals(taken, time.daysWorked) > 0)
    return refused('planning.more_days_than_worked', {
      days: decimalText(taken),
      worked: decimalText(time.daysWorked),
    });
  return ok({ activities, days });
}

/** Revenue that so many first activities bring: the same equation the other way round. */
export function revenueOf(funnel: Funnel, count: Decimal): Result<StepNode> {
  if (!isSound(funnel)) return refused('planning.funnel_invalid');
  const rates = funnel.rates.map((rate, index) => rateNode(funnel, rate, index));
  const first = parameter({ kind: 'decimal', value: count }, named('count', funnel.kinds[0]?.code ?? ''));
  return ok(step('multiply', [first, ...rates, basketNode(funnel)], named('revenue', '')));
}

/**
 * The share of first activities that must end in a deal for so many of them to bring the revenue. Refuses
 * planning.funnel_invalid, and planning.conversion_over_one where every one of them would not be enough.
 */
export function conversionFor(funnel: Funnel, revenue: Amount, count: Decimal): Result<StepNode> {
  if (!isAbove(count) || !isSound(funnel)) return refused('planning.funnel_invalid');
  const code = funnel.kinds[0]?.code ?? '';
  const all = step(
    'multiply',
    [parameter({ kind: 'decimal', value: count }, named('count', code)), basketNode(funnel)],
    named('all_won', code),
  );
  const conversion = step('divide', [revenueNode(revenue), all], {
    ...named('conversion', code),
    rounding: digits,
  });
  if (compareDecimals(numberIn(conversion), ONE) > 0)
    return refused('planning.conversion_over_one', { count: decimalText(count) });
  return ok(conversion);
}

function isSound({ kinds, rates, basket }: Funnel): boolean {
  const isRate = (rate: Decimal): boolean => isAbove(rate) && compareDecimals(rate, ONE) <= 0;
  return (
    kinds.length > 0 &&
    rates.length === kinds.length - 1 &&
    rates.every(isRate) &&
    kinds.every(({ hours }) => isAbove(hours)) &&
    isAbove(basket.value)
  );
}

function isAbove(value: Decimal): boolean {
  return compareDecimals(value, ZERO) > 0;
}

type Volume = { readonly code: string; readonly exact: Explanation };

/** Every kind from the first on, worked out from the last. */
function volumes(funnel: Funnel, revenue: Amount): readonly Volume[] {
  const last = funnel.kinds.at(-1)?.code ?? '';
  const deals = step('divide', [revenueNode(revenue), basketNode(funnel)], {
    ...named('deals', last),
    rounding: digits,
  });
  let after: Volume = {
    code: last,
    exact: step('multiply', [deals, one('units', last)], named('volume', last)),
  };
  const list = [after];
  for (let index = funnel.rates.length - 1; index >= 0; index--) {
    const code = funnel.kinds[index]?.code ?? '';
    const rate = rateNode(funnel, funnel.rates[index] ?? ONE, index);
    after = {
      code,
      exact: step('divide', [after.exact, rate], { ...named('volume', code), rounding: digits }),
    };
    list.unshift(after);
  }
  return list;
}

function daysOf({ kinds }: Funnel, activities: readonly NeededActivity[], hoursPerDay: Decimal): StepNode {
  const hours = kinds.map(({ code, hours: each }, index) => {
    const count = activities[index]?.needed ?? one('units', code);
    const duration = parameter({ kind: 'decimal', value: each }, named('duration', code));
    return step('multiply', [count, duration], named('hours', code));
  });
  const sum = step('add', hours, named('all_hours', ''));
  const day = parameter({ kind: 'decimal', value: hoursPerDay, unit: 'units' }, named('hours_per_day', ''));
  const ratio = step('divide', [sum, day], { ...named('days', ''), rounding: { mode: 'up', scale: 2 } });
  return step('multiply', [ratio, one('days', '')], named('days', ''));
}

type Key =
  | 'needed'
  | 'count'
  | 'revenue'
  | 'all_won'
  | 'conversion'
  | 'deals'
  | 'volume'
  | 'duration'
  | 'hours'
  | 'all_hours'
  | 'hours_per_day'
  | 'days'
  | 'one'
  | 'basket'
  | 'rate'
  | 'target';

function named(key: Key, node: string) {
  return { label: label(`planning.funnel_${key}`, { node }), rule };
}

function one(unit: 'units' | 'days', node: string): Explanation {
  return parameter({ kind: 'decimal', value: ONE, unit }, named('one', node));
}

function basketNode({ basket, reasons }: Funnel): Explanation {
  return reasons?.basket ?? parameter(money(basket), named('basket', ''));
}

function revenueNode(revenue: Amount): Explanation {
  return parameter(money(revenue), named('target', ''));
}

function rateNode({ kinds, reasons }: Funnel, rate: Decimal, index: number): Explanation {
  const given = reasons?.rates[index];
  return given ?? parameter({ kind: 'decimal', value: rate }, named('rate', kinds[index]?.code ?? ''));
}

function money(amount: Amount): Quantity {
  return { kind: 'amount', amount };
}

function numberIn(node: StepNode): Decimal {
  return numberOf(valueOf(node)) ?? ZERO;
}
