// Whole invented plans with their people and sales, as the engine and as the oracle read them.
import {
  civilCalendar,
  decimalText,
  derivedId,
  invariant,
  ok,
  periodByCode,
  plainDate,
  tenantId,
} from '@cordee/kernel';
import type { Decimal, EntityId } from '@cordee/kernel';
import fc from 'fast-check';
import { currency, percentage as ratio } from '@cordee/kernel';
import type { Credit } from './credit/credit.ts';
import type { PlanFacts } from './calculate-plan.ts';
import { UNSAID } from './credit/transaction.ts';
import type { Transaction, TransactionKind } from './credit/transaction.ts';
import type { Fraction, OracleComponent, OracleWorld } from '../../stories/oracle/whole-plan.test-support.ts';
import { measureField } from './measure/measure.ts';
import type { Measure } from './measure/measure.ts';
import { parsePlan } from './plan-format/parse-plan.ts';
import type { Plan } from './plan-format/plan.ts';

export type WholePlan = {
  readonly plan: Plan;
  /** The components of the plan as they are written. */
  readonly documents: readonly WrittenComponent[];
  readonly facts: PlanFacts;
  readonly world: OracleWorld;
};

type WrittenComponent = { readonly type: string; readonly args: object };

/** While one writes code; `npm run gates -- calculation` tries 2,000 whole plans, and with `--deep` 100,000. */
export const PLAN_RUNS = Number(process.env['CORDEE_PLAN_RUNS'] ?? 200);

const TENANT = tenantId('018f0000-0000-7000-8000-000000000001');
const SELLERS = ['ana', 'bo', 'cleo'] as const;
const period = periodByCode(civilCalendar, '2026-Q1');
invariant(period.ok, 'the civil calendar has quarters');
export const QUARTER = period.value;
const QUARTER_DAYS = 90;

export const idOf = (code: string): EntityId => derivedId(TENANT, 'test', code);
export const EUR = currency('EUR');
const wholeShare = ratio('1');

const exact = (unscaled: number, scale: number): Decimal => ({ unscaled: BigInt(unscaled), scale });
const fractionOf = ({ unscaled, scale }: Decimal): Fraction => [unscaled, 10n ** BigInt(scale)];
const cents = (max: number) => fc.integer({ min: 0, max }).map((value) => exact(value, 2));
const rate = fc.oneof(
  fc.integer({ min: 0, max: 5_000 }).map((value) => exact(value, 4)),
  fc.integer({ min: 0, max: 90_000_000 }).map((value) => exact(value, 8)),
);

const anyTiers = (max: number, scale: number) =>
  fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 1, max }), { maxLength: 4 }),
      fc.array(rate, { minLength: 5, maxLength: 5 }),
    )
    .map(([bounds, rates]) =>
      [0, ...bounds]
        .toSorted((a, b) => a - b)
        .map((from, index) => ({
          from: index === 0 ? exact(0, 0) : exact(from, scale),
          rate: rates[index] ?? exact(0, 0),
        })),
    );

type Written = {
  readonly document: WrittenComponent;
  readonly oracle: OracleComponent;
};

const percentage: fc.Arbitrary<Written> = fc.tuple(rate, fc.boolean()).map(([value, clawback]) => ({
  document: { type: 'percentage_of_measure', args: { measure: 'base', rate: decimalText(value), clawback } },
  oracle: { pays: 'percentage', rate: fractionOf(value), clawback },
}));

const tiers: fc.Arbitrary<Written> = fc
  .constantFrom('amount' as const, 'attainment' as const)
  .chain((by) =>
    fc.tuple(fc.constant(by), by === 'amount' ? anyTiers(500_000, 1) : anyTiers(200, 2), fc.boolean()),
  )
  .map(([by, list, clawback]) => ({
    document: {
      type: 'marginal_tiers',
      args: {
        measure: 'base',
        thresholds: by,
        clawback,
        tiers: list.map((tier) => ({ from: decimalText(tier.from), rate: decimalText(tier.rate) })),
      },
    },
    oracle: {
      pays: 'tiers',
      by,
      clawback,
      tiers: list.map((tier) => ({ from: fractionOf(tier.from), rate: fractionOf(tier.rate) })),
    },
  }));

const bonus: fc.Arbitrary<Written> = fc
  .tuple(cents(1_000_000), fc.integer({ min: 1, max: 150 }), fc.integer({ min: 0, max: 100 }))
  .map(([sum, threshold, weight]) => ({
    document: {
      type: 'bonus_at_target',
      args: {
        measure: 'base',
        bonus: decimalText(sum),
        threshold: decimalText(exact(threshold, 2)),
        weight: decimalText(exact(weight, 2)),
      },
    },
    oracle: {
      pays: 'bonus',
      bonus: fractionOf(sum),
      threshold: fractionOf(exact(threshold, 2)),
      weight: fractionOf(exact(weight, 2)),
    },
  }));

const anySale = fc.record({
  kind: fc.constantFrom<TransactionKind>('order', 'invoice', 'credit_note', 'rebate', 'payment'),
  day: fc.integer({ min: -5, max: QUARTER_DAYS + 5 }),
  amount: fc.oneof(
    fc.integer({ min: -2_000_000, max: 9_000_000 }).map((value) => exact(value, 2)),
    fc.integer({ min: 1, max: 90_000_000 }).map((value) => exact(value, 4)),
  ),
  seller: fc.constantFrom(...SELLERS, 'outsider', null),
});

const anyPayees = fc.tuple(
  ...SELLERS.map((code) =>
    fc.record({
      code: fc.constant(code),
      firstDay: fc.constantFrom(-400, 0, 20, 89),
      endDay: fc.constantFrom(500, 90, 60),
      quota: fc.option(fc.oneof(cents(9_000_000), fc.constant(exact(0, 2)))),
    }),
  ),
);

/** A plan of one to four components over at most forty sales of three payees, some with no quota or a quota of zero. */
export const anyWholePlan: fc.Arbitrary<WholePlan> = fc
  .record({
    base: fc.constantFrom('order_intake' as const, 'invoicing' as const),
    components: fc.array(fc.oneof(percentage, tiers, bonus), { minLength: 1, maxLength: 4 }),
    sales: fc.array(anySale, { maxLength: 40 }),
    payees: anyPayees,
  })
  .map(({ base, components, sales, payees }) => ({
    plan: planOf(
      base,
      components.map(({ document }) => document),
    ),
    documents: components.map(({ document }) => document),
    facts: {
      period: QUARTER,
      transactions: sales.map((sale, index) => saleOf(sale, `S${index}`)),
      assignments: payees.map(({ code, firstDay, endDay }) => ({
        payee: idOf(code),
        effectiveFrom: dayOf(firstDay),
        effectiveTo: dayOf(Math.max(endDay, firstDay)),
      })),
      payees: payees.map(({ code, quota }) => ({
        payee: idOf(code),
        terms: [],
        quotas:
          quota === null
            ? []
            : [
                {
                  measure: base,
                  dimension: null,
                  target: { kind: 'amount', amount: { value: quota, currency: EUR } },
                  place: { line: 2 },
                },
              ],
      })),
    },
    world: {
      days: QUARTER_DAYS,
      base,
      components: components.map(({ oracle }) => oracle),
      sales: sales.map((sale) => ({ ...sale, amount: fractionOf(sale.amount) })),
      payees: payees.map((payee) => ({
        ...payee,
        quota: payee.quota === null ? null : fractionOf(payee.quota),
      })),
    },
  }));

/** The plan of one measure, `base`, and these components, coded c0, c1… */
export function planOf(
  base: string,
  components: readonly {
    readonly type: string;
    readonly args: object;
    readonly gates?: readonly object[];
    readonly multipliers?: readonly object[];
    readonly pays?: string;
    readonly rounding?: string;
  }[],
  furtherMeasures: readonly object[] = [],
): Plan {
  const parsed = parsePlan({
    format: 'cordee-plan/1',
    code: 'test',
    name: 'Test',
    version: '1',
    semantics: 1,
    currency: 'EUR',
    calendar: 'civil',
    grain: 'quarter',
    measures: [
      { code: 'base', base, aggregation: 'amount' },
      { code: 'number', base, aggregation: 'count' },
      ...furtherMeasures,
    ],
    components: components.map((component, index) => ({ code: `c${index}`, ...component })),
  });
  invariant(parsed.ok, 'an invented plan is accepted', { refusals: parsed.ok ? ok(null) : parsed.refusal });
  return parsed.value;
}

/** A measure as a plan states it, with what it leaves out filled in. */
export function measureOf(written: object): Measure {
  const read = measureField.read(
    { code: 'base', base: 'order_intake', aggregation: 'amount', ...written },
    '$',
  );
  invariant(read.ok, 'an invented measure is accepted', { refusals: read.ok ? [] : read.refusal });
  return read.value;
}

type InventedSale = {
  readonly kind: TransactionKind;
  readonly day: number;
  readonly amount: Decimal;
  readonly seller: string | null;
};

/** The whole of a sale, credited to its seller. */
export function creditOf(payee: string, transaction: Transaction): Credit {
  return {
    payee: idOf(payee),
    rule: 'owner',
    kind: 'direct',
    role: 'owner',
    share: wholeShare,
    amount: transaction.amount,
    transaction,
  };
}

export function saleOf(sale: InventedSale, code: string): Transaction {
  return {
    ...UNSAID,
    source: 'test',
    code,
    kind: sale.kind,
    date: dayOf(sale.day),
    amount: { value: sale.amount, currency: EUR },
    seller: sale.seller === null ? null : idOf(sale.seller),
    product: null,
    channel: null,
    origin: null,
    place: { document: 'sales.csv', line: 2 },
  };
}

export function dayOf(day: number) {
  return plainDate('2026-01-01').add({ days: day });
}
