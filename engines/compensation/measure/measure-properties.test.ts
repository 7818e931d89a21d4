import {
  currency,
  decimal,
  equalQuantities,
  evaluateExplanation,
  findContradictions,
  numberOf,
  percentageOf,
  plus,
  rounded,
  ZERO,
} from '@cordee/kernel';
import type { Decimal } from '@cordee/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditTransactions } from '../credit/credit-transactions.ts';
import { holding, PEOPLE } from '../credit/crediting.test-support.ts';
import type { Transaction } from '../credit/transaction.ts';
import { EUR, dayOf, idOf, PLAN_RUNS, QUARTER, saleOf } from '../whole-plan.test-support.ts';
import { explainRow } from './explain-row.ts';
import { measurePlan } from './measure-plan.ts';
import { planMeasuring } from './measure.test-support.ts';
import type { MeasuredValue } from './measured-value.ts';
import { oracleMeasures } from '../../../stories/oracle/measures.test-support.ts';
import type { OracleMeasuring, OracleSale } from '../../../stories/oracle/measures.test-support.ts';

const runs = { numRuns: PLAN_RUNS };
const USD = currency('USD');
const person = fc.constantFrom(...PEOPLE);

const plan = planMeasuring(
  [
    { code: 'amount', base: 'invoicing' },
    { code: 'units', base: 'invoicing', aggregation: 'quantity' },
    { code: 'customers', base: 'invoicing', aggregation: 'distinct_customers' },
    { code: 'ropes', base: 'invoicing', filters: [{ field: 'product', values: ['ropes'] }] },
    { code: 'net', base: 'invoicing', excludes: ['freight'] },
    { code: 'margin', base: 'invoicing', aggregation: 'margin' },
    { code: 'number', base: 'invoicing', aggregation: 'count' },
  ],
  {
    conversion: {},
    crediting: {
      rules: [
        { code: 'origin', type: 'inherited', precedence: 0 },
        { code: 'split', type: 'split', precedence: 1 },
        { code: 'owner', type: 'owner', precedence: 2 },
        { code: 'up', type: 'roll_up', precedence: 3 },
      ],
    },
  },
);

const anySplits = fc
  .tuple(fc.uniqueArray(person, { minLength: 2, maxLength: 3 }), fc.integer({ min: 1, max: 49 }))
  .map(([payees, part]) =>
    payees.map((payee, index): readonly [string, number] => [
      payee,
      index === 0 ? 100 - part * (payees.length - 1) : part,
    ]),
  );

const anySale = fc.record({
  kind: fc.constantFrom('invoice', 'credit_note', 'rebate', 'order'),
  day: fc.integer({ min: -5, max: 94 }),
  cents: fc.integer({ min: -900_000, max: 9_000_000 }).map(BigInt),
  currency: fc.constantFrom('EUR', 'USD'),
  seller: fc.option(person),
  splits: fc.oneof(fc.constant([]), anySplits),
  product: fc.constantFrom('ropes', 'boots'),
  customer: fc.constantFrom('K', 'L', 'M'),
  units: fc.integer({ min: 1, max: 50 }).map(BigInt),
});

const anyWorld: fc.Arbitrary<OracleMeasuring> = fc
  .record({
    sold: fc.array(fc.tuple(anySale, fc.boolean()), { maxLength: 5 }),
    dollar: fc.uniqueArray(
      fc.tuple(fc.integer({ min: -10, max: 60 }), fc.integer({ min: 50, max: 200 }).map(BigInt)),
      {
        maxLength: 3,
        selector: ([day]) => day,
      },
    ),
    reports: fc.uniqueArray(fc.tuple(person, person, person, fc.integer({ min: 1, max: 80 })), {
      maxLength: 4,
      selector: ([payee]) => payee,
    }),
  })
  .map(({ sold, dollar, reports }) => {
    const invoices = sold.flatMap(([{ kind }], index) => (kind === 'invoice' ? [`S${index}`] : []));
    return {
      lastDay: 89,
      dollar,
      reports: reports.flatMap(([payee, before, after, day]) => [
        [payee, before, -500, day] as const,
        [payee, after, day, 500] as const,
      ]),
      sales: sold.map(([sale, isRefund], index): OracleSale => ({
        ...sale,
        code: `S${index}`,
        refersTo: isRefund && sale.kind === 'credit_note' ? (invoices[0] ?? null) : null,
      })),
    };
  });

function transactionOf(sale: OracleSale): Transaction {
  const value: Decimal = { unscaled: sale.cents, scale: 2 };
  return {
    ...saleOf({ kind: sale.kind, day: sale.day, amount: value, seller: sale.seller }, sale.code),
    amount: { value, currency: sale.currency === 'EUR' ? EUR : USD },
    margin: { value: { unscaled: sale.cents / 3n, scale: 2 }, currency: sale.currency === 'EUR' ? EUR : USD },
    quantity: { unscaled: sale.units, scale: 0 },
    splits: sale.splits.map(([payee, part]) => ({
      payee: idOf(payee),
      share: percentageOf({ unscaled: BigInt(part), scale: 2 }),
    })),
    refersTo: sale.refersTo === null ? null : { source: 'test', code: sale.refersTo },
    product: sale.product,
    customer: sale.customer,
    attributes: { freight: '1.50' },
  };
}

function measuredIn(world: OracleMeasuring, order: (list: readonly Transaction[]) => readonly Transaction[]) {
  const facts = {
    assignments: holding(),
    reports: world.reports.map(([payee, manager, from, to]) => ({
      payee: idOf(payee),
      manager: idOf(manager),
      effectiveFrom: dayOf(from),
      effectiveTo: dayOf(to),
    })),
  };
  const { credits } = creditTransactions(order(world.sales.map(transactionOf)), facts, plan.crediting);
  const rates = world.dollar.map(([day, price]) => ({
    from: USD,
    to: EUR,
    date: dayOf(day),
    rate: { unscaled: price, scale: 2 },
    place: {},
  }));
  return measurePlan(plan, { period: QUARTER, credits, rates });
}

const same = (list: readonly Transaction[]) => list;

describe('measures', () => {
  it('come to what the oracle says, with an issue exactly where it has no rate (C16, C17)', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const expected = oracleMeasures(world);
        const values = measuredIn(world, same);
        const found = (payee: string, code: string) => {
          const value = values.find((each) => each.payee === idOf(payee) && each.measure === code);
          if (value?.issue) return null;
          return value === undefined ? ZERO : (numberOf(value.total) ?? ZERO);
        };
        const at = (value: Decimal | null, scale: number) =>
          value === null ? null : rounded(value, { scale, rounding: 'down' }).unscaled;
        for (const payee of PEOPLE) {
          const wanted = expected.get(payee) ?? { amount: 0n, units: 0n, customers: 0, ropes: 0n };
          expect([
            at(found(payee, 'amount'), 6),
            at(found(payee, 'units'), 2),
            at(found(payee, 'customers'), 0),
            at(found(payee, 'ropes'), 6),
          ]).toEqual([wanted.amount, wanted.units, BigInt(wanted.customers), wanted.ropes]);
        }
      }),
      runs,
    );
  });

  it('are the same whatever the order of the sales, and on recalculation (C5, C15)', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const hashes = (values: readonly MeasuredValue[]) =>
          values
            .map(({ payee, measure, rowStreamHash }) => `${payee} ${measure} ${rowStreamHash}`)
            .toSorted();
        const once = hashes(measuredIn(world, same));
        expect(hashes(measuredIn(world, (list) => list.toReversed()))).toEqual(once);
        expect(hashes(measuredIn(world, same))).toEqual(once);
      }),
      runs,
    );
  });

  it('explain each row so that its node alone evaluates to what it adds (C18)', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        for (const row of measuredIn(world, same).flatMap(({ rows }) => rows ?? [])) {
          const node = explainRow(row);
          const evaluated = evaluateExplanation(node);
          expect(evaluated.ok && equalQuantities(evaluated.value, row.value)).toBe(true);
          expect(findContradictions(node)).toEqual([]);
        }
      }),
      runs,
    );
  });

  it('of two parts of the sales add up to the measure of all (exact sums)', () => {
    fc.assert(
      fc.property(anyWorld, ({ sales, ...world }) => {
        const euros = sales.map((sale) => ({ ...sale, currency: 'EUR', refersTo: null }));
        const totalOf = (part: readonly OracleSale[]) =>
          measuredIn({ ...world, sales: part }, same)
            .filter(({ measure }) => ['amount', 'net', 'margin', 'units', 'number'].includes(measure))
            .map(({ total }) => numberOf(total) ?? ZERO)
            .reduce(plus, decimal('0'));
        const sum = plus(totalOf(euros.slice(0, 3)), totalOf(euros.slice(3)));
        expect(plus(sum, { ...totalOf(euros), unscaled: -totalOf(euros).unscaled }).unscaled).toBe(0n);
      }),
      runs,
    );
  });
});
