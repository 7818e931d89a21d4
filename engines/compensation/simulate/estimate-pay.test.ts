import { decimal, invariant, moneyText, plainDate } from '@cordee/kernel';
import type { Decimal } from '@cordee/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calculatePlan } from '../calculate-plan.ts';
import { anyWholePlan, EUR, idOf, planOf, QUARTER, saleOf } from '../whole-plan.test-support.ts';
import { estimatePay, saleToEarn } from './estimate-pay.ts';
import type { PayeeCase } from './estimate-pay.ts';

const RUNS = { numRuns: 200, seed: 20_261_121 };
const anyCase = anyWholePlan.map(({ plan, facts }): PayeeCase => {
  const [first] = facts.payees;
  invariant(first !== undefined, 'a whole plan has payees');
  const own = facts.transactions.filter(({ seller }) => seller === first.payee);
  return { plan, payee: first.payee, facts: { ...facts, transactions: own, payees: [first] } };
});
const inQuarter = plainDate('2026-02-10');
const deal = (amount: Decimal, date = inQuarter) => ({
  change: 'add' as const,
  deal: { date, amount, product: null, channel: null, origin: null },
});

describe('an estimate', () => {
  it('is what the engine pays now, and what it would pay had the sales been so', () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: -50_000, max: 900_000 }), (own, minor) => {
        const amount = { unscaled: BigInt(minor), scale: 2 };
        const estimate = estimatePay(own, [deal(amount)]);
        invariant(estimate.ok, 'a deal can be added');
        expect(estimate.value.now).toEqual(calculatePlan(own.plan, own.facts).results[0]);
        const kind = own.plan.measures[0]?.base === 'invoicing' ? 'invoice' : 'order';
        const sold = {
          ...saleOf({ kind, day: 40, amount, seller: null }, 'hypothesis-1'),
          seller: own.payee,
        };
        const transactions = [...own.facts.transactions, sold];
        const [tried] = calculatePlan(own.plan, { ...own.facts, transactions }).results;
        expect(moneyText(estimate.value.tried.payable)).toBe(
          moneyText(tried?.payable ?? { minor: 0n, currency: EUR }),
        );
      }),
      RUNS,
    );
  });

  it('changes nothing when nothing is changed, or when what was added is taken away', () => {
    fc.assert(
      fc.property(anyCase, (own) => {
        const same = estimatePay(own, []);
        const back = estimatePay(own, [
          deal(decimal('12345.67')),
          { change: 'remove', code: 'hypothesis-1' },
        ]);
        expect(same.ok && same.value.change.minor).toBe(0n);
        expect(back.ok && back.value.change.minor).toBe(0n);
      }),
      RUNS,
    );
  });

  it('finds the smallest whole sum to sell: it reaches the goal, and one less does not', () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 0, max: 3_000_000 }), (own, minor) => {
        const goal = { minor: BigInt(minor), currency: EUR };
        const found = saleToEarn(own, [], goal);
        if (!found.ok) return found.refusal.code === 'compensation.solve_out_of_reach';
        const last = QUARTER.to.subtract({ days: 1 });
        const payAt = (amount: Decimal) => {
          const estimate = estimatePay(own, amount.unscaled === 0n ? [] : [deal(amount, last)]);
          return estimate.ok ? estimate.value.tried.payable.minor : 0n;
        };
        const { value } = found.value;
        const oneLess = { ...value, unscaled: value.unscaled - 100n };
        return (
          payAt(value) >= goal.minor &&
          (value.unscaled === 0n || oneLess.unscaled < 0n || payAt(oneLess) < goal.minor)
        );
      }),
      RUNS,
    );
  });
});

describe('one seller of 5 % on orders, with an order of 8,000 € in March', () => {
  const plan = planOf('order_intake', [
    { type: 'percentage_of_measure', args: { measure: 'base', rate: '0.05' } },
  ]);
  const own: PayeeCase = {
    plan,
    payee: idOf('ana'),
    facts: {
      period: QUARTER,
      transactions: [saleOf({ kind: 'order', day: 70, amount: decimal('8000'), seller: 'ana' }, 'C-1')],
      assignments: [{ payee: idOf('ana'), effectiveFrom: QUARTER.from, effectiveTo: null }],
      payees: [{ payee: idOf('ana'), quotas: [], terms: [] }],
    },
  };
  const changeOf = (...changes: Parameters<typeof estimatePay>[1][number][]) => {
    const estimate = estimatePay(own, changes);
    return estimate.ok ? moneyText(estimate.value.change) : estimate.refusal.code;
  };

  it('tells what a move, another amount, a loss and one more deal bring', () => {
    expect(changeOf({ change: 'move', code: 'C-1', date: plainDate('2026-04-02') })).toBe('-400.00');
    expect(changeOf({ change: 'amount', code: 'C-1', amount: decimal('10000') })).toBe('100.00');
    expect(changeOf({ change: 'remove', code: 'C-1' })).toBe('-400.00');
    expect(changeOf(deal(decimal('1000')), deal(decimal('500.50')))).toBe('75.02');
  });

  it('tells how much to sell for 1,000 €, and that a sale of nobody is not there', () => {
    const found = saleToEarn(own, [], { minor: 100_000n, currency: EUR });
    expect(found.ok && found.value.value).toEqual({ unscaled: 1_200_000n, scale: 2 });
    expect(changeOf({ change: 'remove', code: 'C-9' })).toBe('simulations.sale_not_found');
  });
});
