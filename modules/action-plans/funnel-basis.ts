// A seller's own funnel: each rate and the basket from own history, drawn towards the team's as it is thin.
import {
  conversionOf,
  explainConversion,
  type Conversion,
  type Funnel,
  type Tried,
} from '@cordee/engine-planning';
import {
  decimal,
  label,
  numberOf,
  ok,
  parameter,
  refused,
  step,
  sumDecimals,
  valueOf,
  ZERO,
  type Amount,
  type Currency,
  type Decimal,
  type Explanation,
  type Result,
} from '@cordee/kernel';
import { FUNNEL_STEPS, isTried, type FunnelStep, type SellerTried, type TriedStep } from './tried-history.ts';

/** What somebody sets instead of what history says. */
export type Assumed = {
  readonly rates: Readonly<Partial<Record<TriedStep, Decimal>>>;
  readonly basket: Decimal | null;
  readonly hours: Readonly<Partial<Record<FunnelStep, Decimal>>>;
};

/** Preparation, travel and the report included: an assumption that every plan may change. */
const USUAL_HOURS: Readonly<Record<FunnelStep, Decimal>> = {
  call: decimal('0.25'),
  meeting: decimal('2.5'),
  proposal: decimal('5'),
  deal: decimal('3'),
};

type Population = 'team' | 'organisation';

type BasisRate = {
  readonly tried: Tried;
  /** Null where the rate is assumed, whether or not there is a history. */
  readonly conversion: Conversion | null;
  /** Whose sellers the own tries were drawn towards. */
  readonly population: Population | null;
  readonly rate: Decimal;
  readonly reason: Explanation | null;
};

export type FunnelBasis = {
  readonly funnel: Funnel;
  /** The steps that the funnel has, in its order: from the first of which something is known. */
  readonly steps: readonly FunnelStep[];
  /** Of each step but the last. */
  readonly rates: readonly BasisRate[];
  readonly basket: Explanation;
  readonly unknownSteps: readonly FunnelStep[];
};

export type StepNames = Readonly<Record<FunnelStep, string>>;

type Sellers = { readonly own: SellerTried; readonly everybody: readonly SellerTried[] };

/**
 * Steps are kept from the last one back to the first of which nothing is known. Refuses actions.no_history where not even
 * a sale is known, and planning.funnel_invalid through the engine for what is assumed wrongly.
 */
export function funnelBasis(
  sellers: Sellers,
  currency: Currency,
  assumed: Assumed,
  names: StepNames,
): Result<FunnelBasis> {
  const basket = basketOf(sellers, currency, assumed.basket);
  const rates = new Map<FunnelStep, BasisRate>();
  for (const each of FUNNEL_STEPS.filter(isTried)) {
    const rate = rateOf(sellers, each, assumed, names[each]);
    if (rate !== null) rates.set(each, rate);
  }
  const firstKnown = FUNNEL_STEPS.findLastIndex((each) => isTried(each) && !rates.has(each)) + 1;
  const steps = FUNNEL_STEPS.slice(firstKnown);
  const known = steps.flatMap((each) => rates.get(each) ?? []);
  if (basket === null || known.length === 0) return refused('actions.no_history');
  const funnel: Funnel = {
    kinds: steps.map((each) => ({ code: names[each], hours: assumed.hours[each] ?? USUAL_HOURS[each] })),
    rates: known.map(({ rate }) => rate),
    basket: amountIn(basket, currency),
    reasons: { rates: known.map(({ reason }) => reason), basket },
  };
  return ok({ funnel, steps, rates: known, basket, unknownSteps: FUNNEL_STEPS.slice(0, firstKnown) });
}

function rateOf(
  { own, everybody }: Sellers,
  tried: TriedStep,
  { rates }: Assumed,
  name: string,
): BasisRate | null {
  const assumed = rates[tried];
  if (assumed !== undefined)
    return { tried: own[tried], conversion: null, population: null, rate: assumed, reason: null };
  const among: readonly (readonly [Population, readonly SellerTried[]])[] = [
    ['team', everybody.filter(({ managerId }) => managerId === own.managerId)],
    ['organisation', everybody],
  ];
  for (const [population, sellers] of among) {
    const tries = [own[tried], ...sellers.filter((each) => each !== own).map((each) => each[tried])];
    const conversion = conversionOf(own[tried], tries);
    if (!conversion.ok) continue;
    const reason = explainConversion(name, own[tried], conversion.value);
    const rate = numberOf(valueOf(reason)) ?? ZERO;
    return { tried: own[tried], conversion: conversion.value, population, rate, reason };
  }
  return null;
}

/** So many sales of the whole organisation's average weigh beside the seller's own. */
const salesOfAll = decimal('5');
const rule = { code: 'basket', version: '1' };
const cents = { mode: 'half-even', scale: 2 } as const;

/** (Own sales + 5 × the average of all) ÷ (own count + 5): a seller of few sales has nearly the average. */
function basketOf(
  { own, everybody }: Sellers,
  currency: Currency,
  assumed: Decimal | null,
): Explanation | null {
  if (assumed !== null) return parameter(money(assumed, currency), named('basket_assumed'));
  const count = everybody.reduce((sum, { wonCount }) => sum + wonCount, 0);
  if (count === 0) return null;
  const total = parameter(
    money(sumDecimals(everybody.map(({ wonAmount }) => wonAmount)), currency),
    named('basket_all'),
  );
  const average = step('divide', [total, counted(count, 'basket_all_count')], {
    ...named('basket_average'),
    rounding: cents,
  });
  const weight = parameter({ kind: 'decimal', value: salesOfAll }, named('basket_weight'));
  const sum = step(
    'add',
    [
      parameter(money(own.wonAmount, currency), named('basket_own')),
      step('multiply', [average, weight], named('basket_team_part')),
    ],
    named('basket_sum'),
  );
  const sales = step('add', [counted(own.wonCount, 'basket_own_count'), weight], named('basket_count'));
  return step('divide', [sum, sales], { ...named('basket'), rounding: cents });
}

type Key =
  | 'basket'
  | 'basket_assumed'
  | 'basket_all'
  | 'basket_all_count'
  | 'basket_average'
  | 'basket_weight'
  | 'basket_own'
  | 'basket_own_count'
  | 'basket_team_part'
  | 'basket_sum'
  | 'basket_count';

const named = (key: Key) => ({ label: label(`actions.${key}`), rule });

const counted = (count: number, key: Key): Explanation =>
  parameter({ kind: 'decimal', value: decimal(String(count)) }, named(key));

const money = (value: Decimal, currency: Currency) =>
  ({ kind: 'amount', amount: { value, currency } }) as const;

function amountIn(node: Explanation, currency: Currency): Amount {
  return { value: numberOf(valueOf(node)) ?? ZERO, currency };
}
