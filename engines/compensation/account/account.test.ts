import { decimal, moneyText, percentage, plainDate } from '@cordee/kernel';
import type { Money } from '@cordee/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlan } from '../plan-format/parse-plan.ts';
import { documentReleasing, euros } from '../release/release.test-support.ts';
import { EUR } from '../whole-plan.test-support.ts';
import { accrualOf, costOf } from './accrual.ts';
import { deferralOf } from './deferral-of.ts';
import { deferralSchedule, endedDeferral } from './deferral.ts';
import { accrualEntries, deferralEntries, FRENCH_ACCOUNTS, imbalanceOf, payEntries } from './journal.ts';
import { salesToEarn } from './solve.ts';

const RUNS = { numRuns: 2_000, seed: 20_261_121 };
const over = (months: number) => ({ months, atOnceAmount: null, atOnceMonths: 12 });
const may = plainDate('2026-05-17');
const money = (minor: bigint): Money => ({ minor, currency: EUR });
const sum = (list: readonly Money[]) => list.reduce((total, { minor }) => total + minor, 0n);

describe('the cost of a contract', () => {
  it('of 2,400 over 24 months is an expense of 100 a month', () => {
    const { kind, months } = deferralSchedule(euros('2400'), may, over(24));
    expect([kind, months.length, months[0]?.month.toString()]).toEqual(['deferred', 24, '2026-05-01']);
    expect(months.map(({ expense }) => moneyText(expense))).toEqual(
      Array.from({ length: 24 }, () => '100.00'),
    );
    expect(moneyText(months[0]?.remaining ?? money(0n))).toBe('2300.00');
  });

  it('of 5,000 over the 36 months of the customer, not the 12 of the contract, is 138.89 a month', () => {
    const { months } = deferralSchedule(euros('5000'), may, over(36));
    expect(moneyText(months[0]?.expense ?? money(0n))).toBe('138.89');
    expect(sum(months.map(({ expense }) => expense))).toBe(500_000n);
  });

  it('of a year at most, or below the threshold, is an expense at once', () => {
    expect(
      deferralSchedule(euros('2400'), may, over(12)).months.map(({ expense }) => moneyText(expense)),
    ).toEqual(['2400.00']);
    const small = { months: 24, atOnceAmount: decimal('500'), atOnceMonths: 12 };
    expect(deferralSchedule(euros('500'), may, small).kind).toBe('at_once');
    expect(deferralSchedule(euros('500.01'), may, small).kind).toBe('deferred');
  });

  it('that ends early is an expense of the month it ends in', () => {
    const ended = endedDeferral(deferralSchedule(euros('2400'), may, over(24)), plainDate('2026-08-09'));
    expect(ended.months.map(({ expense }) => moneyText(expense))).toEqual([
      '100.00',
      '100.00',
      '100.00',
      '2100.00',
    ]);
  });

  it('sums to the cost whatever the months and the sign, each month within a cent of the others', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }),
        fc.integer({ min: 13, max: 120 }),
        (minor, count) => {
          const { months } = deferralSchedule(money(minor), may, over(count));
          const expenses = months.map(({ expense }) => expense.minor);
          expect(sum(months.map(({ expense }) => expense))).toBe(minor);
          expect(months.at(-1)?.remaining.minor).toBe(0n);
          const spread =
            expenses.reduce((a, b) => (a > b ? a : b)) - expenses.reduce((a, b) => (a < b ? a : b));
          expect(spread <= 1n).toBe(true);
        },
      ),
      RUNS,
    );
  });

  it('is spread as the plan says for the component', () => {
    const accounting = {
      deferral: [
        { component: 'c0', months: 24 },
        { months: 36, at_once_amount: '100' },
      ],
    };
    const plan = parsePlan({ ...documentReleasing({}), accounting });
    const rules = ['c0', 'c1'].map((code) =>
      plan.ok ? deferralOf(plan.value.accounting, code)?.months : null,
    );
    expect(rules).toEqual([24, 36]);
    expect(deferralOf(null, 'c0')).toBeNull();
    const unknown = parsePlan({
      ...documentReleasing({}),
      accounting: { deferral: [{ component: 'x', months: 24 }] },
    });
    expect(unknown.ok ? [] : unknown.refusal.map(({ place }) => place?.column)).toEqual([
      '$.accounting.deferral[0].component',
    ]);
  });
});

describe('an accrual', () => {
  it('is earned less settled with charges, and each month posts the movement', () => {
    const facts = {
      currency: EUR,
      earned: [euros('10000')],
      settled: [euros('6000')],
      chargesRate: percentage('0.45'),
    };
    const first = accrualOf({ ...facts, before: null });
    expect([first.liability, first.charges, first.liabilityMovement].map(moneyText)).toEqual([
      '4000.00',
      '1800.00',
      '4000.00',
    ]);
    const second = accrualOf({ ...facts, settled: [euros('10000')], before: first });
    expect([second.liability, second.liabilityMovement, second.chargesMovement].map(moneyText)).toEqual([
      '0.00',
      '-4000.00',
      '-1800.00',
    ]);
    expect(moneyText(costOf(euros('100'), percentage('0.45')))).toBe('145.00');
  });
});

describe('a journal', () => {
  const anyPosting = fc
    .record({ minor: fc.bigInt({ min: -(10n ** 8n), max: 10n ** 8n }), team: fc.constantFrom('nord', 'sud') })
    .map(({ minor, team }) => ({ amount: money(minor), axes: { team }, wording: 'Commissions' }));

  it('balances for each axis, never posts below zero, and states the whole pay', () => {
    fc.assert(
      fc.property(
        fc.array(anyPosting, { maxLength: 20 }),
        fc.array(anyPosting, { maxLength: 20 }),
        (pay, other) => {
          const lines = [
            ...payEntries(pay, FRENCH_ACCOUNTS, percentage('0.42')),
            ...accrualEntries({ pay: other, charges: pay }, FRENCH_ACCOUNTS),
            ...deferralEntries({ capitalised: pay, expensed: other }, FRENCH_ACCOUNTS),
          ];
          for (const team of ['nord', 'sud']) {
            expect(
              imbalanceOf(
                lines.filter(({ axes }) => axes['team'] === team),
                EUR,
              ).minor,
            ).toBe(0n);
          }
          expect(
            lines.every(
              ({ debit, credit }) => debit.minor >= 0n && credit.minor >= 0n && debit.minor !== credit.minor,
            ),
          ).toBe(true);
          const owed = payEntries(pay, FRENCH_ACCOUNTS, percentage('0')).filter(
            ({ account }) => account === '421',
          );
          expect(-imbalanceOf(owed, EUR).minor).toBe(sum(pay.map(({ amount }) => amount)));
        },
      ),
      RUNS,
    );
  });
});

describe('how much must be sold', () => {
  const fifteenPercent = (sales: bigint) => (sales * 15n) / 100n;

  it('breaks even at 15 % against a draw of 2,000', () => {
    const search = { target: 200_000n, most: 10n ** 12n };
    expect(salesToEarn(fifteenPercent, { ...search, step: 100n })).toEqual({ ok: true, value: 1_333_400n });
    expect(salesToEarn(fifteenPercent, { ...search, step: 1n })).toEqual({ ok: true, value: 1_333_334n });
  });

  it('is refused when no sale earns it, and nothing when nothing is wanted', () => {
    const capped = (sales: bigint) => (sales > 500n ? 50n : sales / 10n);
    expect(salesToEarn(capped, { target: 51n, most: 10n ** 9n, step: 1n })).toMatchObject({
      refusal: { code: 'compensation.solve_out_of_reach' },
    });
    expect(salesToEarn(capped, { target: 0n, most: 10n ** 9n, step: 1n })).toEqual({ ok: true, value: 0n });
  });

  it('is the smallest step that reaches the target, for any pay that never falls', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 3_000n }),
        fc.bigInt({ min: 1n, max: 7n }),
        fc.array(fc.bigInt({ min: 0n, max: 400n }), { minLength: 1, maxLength: 5 }),
        (target, step, rises) => {
          const pay = (sales: bigint) =>
            rises.reduce(
              (total, from, index) => (sales >= from ? total + BigInt(index + 1) * (sales - from) : total),
              0n,
            );
          const found = salesToEarn(pay, { target, most: 1_000n, step });
          let brute: bigint | null = null;
          for (let sales = 0n; sales <= 1_000n && brute === null; sales += step)
            if (pay(sales) >= target) brute = sales;
          expect(found.ok ? found.value : null).toBe(brute);
        },
      ),
      RUNS,
    );
  });
});
