import {
  compareDecimals,
  decimal,
  evaluateExplanation,
  findContradictions,
  sumAmounts,
} from '@cordee/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyComponent, anySituation } from '../any-component.test-support.ts';
import type { ComponentDocument } from '../any-component.test-support.ts';
import { oracleEarnings } from '../../../stories/oracle/earnings.test-support.ts';
import type { OracleSituation } from '../../../stories/oracle/earnings.test-support.ts';
import { PLAN_RUNS, planOf } from '../whole-plan.test-support.ts';
import { earnedBy } from './earn.test-support.ts';
import type { EarnResult } from './earn.ts';

const runs = { numRuns: PLAN_RUNS };
const anyComponents = fc.array(anyComponent, { minLength: 1, maxLength: 4 });

function pay(components: readonly ComponentDocument[], { sales, quota }: OracleSituation): EarnResult {
  const plan = planOf('order_intake', components);
  return earnedBy(plan, { sold: sales, ...(quota === null ? {} : { quota }) });
}

function centsOf(
  components: readonly ComponentDocument[],
  { lines }: EarnResult,
): readonly (bigint | null)[] {
  return components.map(
    (_, index) => lines.find((line) => line.component === `c${index}`)?.payable.minor ?? null,
  );
}

describe('any component with any modifiers', () => {
  it('pays what the oracle pays, to the cent, and has an issue exactly where the oracle has none (C12, C16, C17)', () => {
    fc.assert(
      fc.property(anyComponents, anySituation, (components, situation) => {
        expect(centsOf(components, pay(components, situation))).toEqual(
          oracleEarnings(components, situation),
        );
      }),
      runs,
    );
  });

  it('explains every amount by an explanation that alone evaluates to it, and divides it among its sales (C18)', () => {
    fc.assert(
      fc.property(anyComponents, anySituation, (components, situation) => {
        for (const { explanation, earned, parts, payable } of pay(components, situation).lines) {
          const evaluated = evaluateExplanation(explanation);
          expect(evaluated.ok && evaluated.value.kind === 'amount').toBe(true);
          if (!evaluated.ok || evaluated.value.kind !== 'amount') return;
          const cents = { unscaled: payable.minor, scale: 2 };
          expect(compareDecimals(evaluated.value.amount.value, cents)).toBe(0);
          expect(findContradictions(explanation)).toEqual([]);
          const divided =
            parts === null
              ? earned
              : sumAmounts(
                  parts.map((part) => part.earned),
                  earned.currency,
                );
          expect(compareDecimals(divided.value, earned.value)).toBe(0);
        }
      }),
      runs,
    );
  });

  it('gives each slice of a table its part and no euro twice (C11)', () => {
    fc.assert(
      fc.property(anyComponents, anySituation, (components, situation) => {
        const marginal = components.filter(({ type, per }) => type === 'marginal_tiers' && per === 'period');
        for (const { slices } of marginal.length === 0 ? [] : pay(marginal, situation).lines) {
          slices.forEach(({ from }, index) => {
            const previous = slices[index - 1]?.to ?? null;
            expect(index === 0 ? null : from).toEqual(index === 0 ? null : previous);
          });
        }
      }),
      runs,
    );
  });

  it('never pays less after a further positive sale where it is marked monotone (C3)', () => {
    fc.assert(
      fc.property(
        anyComponents,
        anySituation,
        fc.integer({ min: 1, max: 3_000_000 }),
        (components, { sales, quota }, further) => {
          const plan = planOf('order_intake', components);
          const [before, after] = [sales, [...sales, `${further}`]].map((sold) =>
            centsOf(components, pay(components, { sales: sold, quota })),
          );
          const fallen = plan.components.filter(({ isMonotone }, index) => {
            const [less, more] = [before?.[index] ?? null, after?.[index] ?? null];
            return isMonotone && less !== null && more !== null && more < less;
          });
          expect(fallen).toEqual([]);
        },
      ),
      runs,
    );
  });

  it('stays between its floor and its cap, and is never below zero without clawback (C4)', () => {
    fc.assert(
      fc.property(anyComponents, anySituation, (components, situation) => {
        const outside = centsOf(components, pay(components, situation)).filter((cents, index) => {
          const { args, cap = [], per } = components[index] ?? {};
          if (cents === null) return false;
          const isBelow = args?.['clawback'] !== true && cents < 0n;
          const paid = { unscaled: cents, scale: 2 };
          return (
            isBelow ||
            (per === 'period' && cap.some(({ amount }) => compareDecimals(paid, decimal(amount)) > 0))
          );
        });
        expect(outside).toEqual([]);
      }),
      runs,
    );
  });
});
