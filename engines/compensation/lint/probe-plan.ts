import {
  civilCalendar,
  decimal,
  derivedId,
  invariant,
  periodContaining,
  plainDate,
  tenantId,
  times,
} from '@cordee/kernel';
import type { Decimal, Percentage, Period } from '@cordee/kernel';
import { calculatePlan } from '../calculate-plan.ts';
import { UNSAID } from '../credit/transaction.ts';
import type { Transaction } from '../credit/transaction.ts';
import type { EarnResult } from '../earn/earn.ts';
import type { PayeeTerm, QuotaRow } from '../earn/payee-input.ts';
import { isMoney } from '../measure/measure-unit.ts';
import { contributionsOf, filtersOf } from '../measure/measure.ts';
import type { Measure } from '../measure/measure.ts';
import type { Plan } from '../plan-format/plan.ts';

const TENANT = tenantId('018f0000-0000-7000-8000-000000000002');
const SOMEBODY = derivedId(TENANT, 'probe', 'somebody');
const DAY = plainDate('2026-02-16');

/** The quota on every measure, in money or in units, and the target incentive of whom the plan is tried with. */
export type Standing = {
  readonly quota: Decimal;
  readonly quotaUnits: Decimal;
  readonly target: Decimal;
  /** Somebody's own terms; those of the examples when absent. */
  readonly terms?: readonly PayeeTerm[];
  /** The period of the plan's grain in which everything is sold; one of 2026 when absent. */
  readonly period?: Period;
};

/** What somebody's year of plan is tried with: any round figures will do, they are said beside each finding. */
export const PROBE: Standing = {
  quota: decimal('100000'),
  quotaUnits: decimal('100'),
  target: decimal('10000'),
};

/** What each measure of the plan comes to, by its code; a measure that is not named stands exactly at its quota. */
export type Probe = Readonly<Record<string, Decimal>>;

/**
 * What the plan would pay somebody with a quota of 100,000 (or 100 units) on every measure and a target incentive of
 * 10,000, by the engine itself: one sale a measure, dated within one period. Terms that the plan reads are the target
 * incentive, 3 % for rates and 10,000 for amounts.
 */
export function probePlan(plan: Plan, probe: Probe, standing: Standing = PROBE): EarnResult {
  const period = standing.period ?? periodContaining(civilCalendar, plan.grain, DAY);
  invariant(period !== undefined, 'the civil calendar has every grain', { grain: plan.grain });
  const measures = soldOnce(plan, probe);
  const { results } = calculatePlan(plan, {
    period,
    transactions: measures.flatMap((measure, index) =>
      saleOf(plan, measure, { probe, standing, period, index }),
    ),
    assignments: [{ payee: SOMEBODY, effectiveFrom: plainDate('0001-01-01'), effectiveTo: null }],
    payees: [
      {
        payee: SOMEBODY,
        quotas: plan.measures.map((each) => quotaOf(plan, each, period, standing)),
        terms: standing.terms ?? termsOf(plan, standing),
      },
    ],
  });
  const [result] = results;
  invariant(result !== undefined, 'one payee has one result');
  return result;
}

/** The figure at a part of the quota. */
export function atAttainment(
  measure: Measure,
  attainment: Percentage | Decimal,
  { quota, quotaUnits }: Standing = PROBE,
): Decimal {
  return times(isMoney(measure) ? quota : quotaUnits, attainment);
}

/** One sale for each kind of transaction: two measures of one base count the same sale, as they do in life. */
function soldOnce({ measures }: Plan, probe: Probe): readonly Measure[] {
  const kindOf = (measure: Measure) => contributionsOf(measure)[0]?.kind;
  const named = ({ code }: Measure) => (code in probe ? 0 : 1);
  const ordered = measures.toSorted((a, b) => named(a) - named(b));
  return ordered.filter(
    (measure, index) => ordered.findIndex((each) => kindOf(each) === kindOf(measure)) === index,
  );
}

type Sale = {
  readonly probe: Probe;
  readonly standing: Standing;
  readonly period: Period;
  readonly index: number;
};

function saleOf(
  plan: Plan,
  measure: Measure,
  { probe, standing, period, index }: Sale,
): readonly Transaction[] {
  const [contribution] = contributionsOf(measure);
  if (contribution === undefined) return [];
  const value = probe[measure.code] ?? atAttainment(measure, decimal('1'), standing);
  const amount = { value: isMoney(measure) ? value : standing.quota, currency: plan.currency };
  const said = Object.fromEntries(filtersOf(measure).map(({ field, values }) => [field, values[0] ?? '']));
  return [
    {
      ...UNSAID,
      source: 'probe',
      code: `sale-${index + 1}`,
      kind: contribution.kind,
      date: standing.period === undefined ? DAY : period.from,
      amount,
      margin: amount,
      quantity: value,
      seller: SOMEBODY,
      customer: 'customer',
      product: said['product'] ?? null,
      channel: said['channel'] ?? null,
      origin: said['origin'] ?? null,
      attributes: said,
      place: { line: index + 1 },
    },
  ];
}

function quotaOf(plan: Plan, measure: Measure, { from, to }: Period, standing: Standing): QuotaRow {
  return {
    measure: measure.code,
    period: { from, to },
    dimension: measure.dimension,
    target: isMoney(measure)
      ? { kind: 'amount', amount: { value: standing.quota, currency: plan.currency } }
      : { kind: 'units', units: standing.quotaUnits },
    place: {},
  };
}

function termsOf(plan: Plan, { target }: Standing): readonly PayeeTerm[] {
  const codes = new Set([
    'target_incentive',
    ...JSON.stringify(
      plan.components.map(({ args, modifiers }) => [args, modifiers]),
      textOfBigint,
    )
      .matchAll(/"kind":"payee_term","code":"([^"]+)"/g)
      .map(([, code = '']) => code),
  ]);
  return [...codes].map((code) => ({
    code,
    value: code.endsWith('_rate')
      ? { kind: 'percentage', ratio: RATE }
      : { kind: 'amount', amount: { value: target, currency: plan.currency } },
    place: {},
  }));
}

const RATE = decimal('0.03') as Percentage; // a ratio is a decimal by another name

function textOfBigint(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
