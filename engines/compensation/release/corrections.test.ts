import {
  amount,
  civilCalendar,
  compareDecimals,
  evaluateExplanation,
  invariant,
  moneyText,
  periodByCode,
  toAmount,
} from '@cordee/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EUR } from '../whole-plan.test-support.ts';
import { correctionLines } from './correction-lines.ts';
import { RELEASE_RUNS } from './random-release.test-support.ts';
import type { ReleasableLine } from './release-input.ts';
import { cancellation, earned, payables, planReleasing, released } from './release.test-support.ts';
import { centsBySale } from './sale-cents.ts';

const found = periodByCode(civilCalendar, '2026-01');
invariant(found.ok, 'the civil calendar has months');
const january = found.value;
const rule = { code: 'release', version: '1' };
const corrected = (closed: readonly ReleasableLine[], again: readonly ReleasableLine[]) =>
  correctionLines({ period: january, rule, closed, again });

const sums = fc.dictionary(
  fc.constantFrom('A', 'B', 'C', 'D'),
  fc.integer({ min: 0, max: 90_000 }).map((value) => (value / 100).toFixed(2)),
  { minKeys: 1 },
);
const worlds = fc.record({ first: sums, late: fc.array(sums, { minLength: 1, maxLength: 4 }), later: sums });

describe('a correction', () => {
  it('is the difference by component and by sale, with its reason, and nothing where nothing changed', () => {
    const lines = corrected([earned({ A: '100', B: '50' })], [earned({ A: '80', B: '50', C: '5' })]);
    expect(lines.map(({ component, payable }) => [component, moneyText(payable)])).toEqual([
      ['c0', '-15.00'],
    ]);
    const parts = lines[0]?.parts?.map(({ code, earned: sum }) => [code, Number(sum.value.unscaled)]);
    expect(parts).toEqual([
      ['A', -20],
      ['B', 0],
      ['C', 5],
    ]);
    const value = lines[0] && evaluateExplanation(lines[0].explanation);
    expect(value?.ok && value.value).toMatchObject({
      kind: 'amount',
      amount: { value: { unscaled: -1500n, scale: 2 } },
    });
    expect(corrected([earned({ A: '100' })], [earned({ A: '100' })])).toEqual([]);
    expect(corrected([earned({ A: '100' })], []).map(({ payable }) => moneyText(payable))).toEqual([
      '-100.00',
    ]);
  });

  it('brings the total to the full recalculation whatever came late, and leaves the closed period as it was (C9)', () => {
    const plan = planReleasing({
      schedule: [
        {
          shares: [
            { share: '0.6', on: 'period_end' },
            { share: '0.4', on: 'months_after', months: 2 },
          ],
        },
      ],
      clawback: { negative_pay: true },
    });
    fc.assert(
      fc.property(worlds, ({ first, late, later }) => {
        const closed = [earned(first)];
        const [before] = released(plan, '2026-01', [{ lines: closed }]);
        const months = late.map((again) => {
          const lines = corrected(closed, [earned(again)]);
          closed.push(...lines);
          return { lines };
        });
        const all = released(plan, '2026-01', [
          { lines: [earned(first)] },
          ...months,
          { lines: [earned(later, 'c1')] },
          {},
          {},
        ]);
        expect(all[0]).toEqual(before);
        const paid = all.reduce((sum, { payable }) => sum + payable.minor, 0n);
        expect(paid).toBe(earned(late.at(-1) ?? first).payable.minor + earned(later).payable.minor);
      }),
      { ...RELEASE_RUNS, numRuns: RELEASE_RUNS.numRuns / 2 },
    );
  });
});

describe('a sale and its cancellation', () => {
  it('leave the total as if they had never been, whenever it is cancelled (C8)', () => {
    const plan = planReleasing({
      schedule: [
        {
          shares: [
            { share: '0.3', on: 'period_end' },
            { share: '0.7', on: 'instalments', months: 3 },
          ],
        },
      ],
      clawback: {},
    });
    fc.assert(
      fc.property(sums, fc.integer({ min: 0, max: 5 }), (others, after) => {
        const undone = cancellation(`2026-0${after + 1}-20`, { sale: { source: 'test', code: 'X' } });
        const months = (lines: readonly ReleasableLine[], isUndone: boolean) =>
          Array.from({ length: 7 }, (_, index) => ({
            lines: index === 0 ? lines : index === 6 ? [earned('1000', 'c1')] : [],
            cancellations: isUndone && index === after ? [undone] : [],
          }));
        const total = (results: readonly string[]) =>
          results.reduce((sum, text) => sum + Math.round(Number(text) * 100), 0);
        const never = payables(released(plan, '2026-01', months([earned(others)], false)));
        const both = payables(released(plan, '2026-01', months([earned({ ...others, X: '333.33' })], true)));
        expect(total(both)).toBe(total(never));
      }),
      { ...RELEASE_RUNS, numRuns: RELEASE_RUNS.numRuns / 4 },
    );
  });
});

describe('the cents of the sales of a line', () => {
  it('sum to the line and are each within a cent of what the sale earned, below zero too', () => {
    const part = fc
      .integer({ min: -(10 ** 9), max: 10 ** 9 })
      .map((value) => ({ unscaled: BigInt(value), scale: 6 }));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), (parts) => {
        const exact = parts.reduce((sum, { unscaled }) => sum + unscaled, 0n);
        const minor = exact / 10_000n;
        const payable = {
          minor: exact < 0n && minor * 10_000n !== exact ? minor - 1n : minor,
          currency: EUR,
        };
        const cents = centsBySale(payable, parts);
        expect(cents.reduce((sum, each) => sum + each.minor, 0n)).toBe(payable.minor);
        for (const [index, each] of cents.entries()) {
          const { value } = toAmount(each);
          const sold = parts[index] ?? { unscaled: 0n, scale: 0 };
          const cent = amount('0.01', 'EUR').value;
          const off = { unscaled: value.unscaled * 10_000n - sold.unscaled, scale: 6 };
          const size = { ...off, unscaled: off.unscaled < 0n ? -off.unscaled : off.unscaled };
          expect(compareDecimals(size, cent)).toBe(-1);
        }
      }),
      RELEASE_RUNS,
    );
  });
});
