import { compareDecimals, minus, minusMoney, plus, toAmount } from '@cordee/kernel';
import type { Decimal, Money, Quantity } from '@cordee/kernel';
import { isMoney } from '../../measure/measure-unit.ts';
import type { Measure } from '../../measure/measure.ts';
import type { Plan } from '../../plan-format/plan.ts';
import type { Finding, LintRule } from '../finding.ts';
import { probePlan } from '../probe-plan.ts';
import { thresholdPath, thresholdsOf } from '../thresholds-of.ts';

/** One more cent of sales, or one more unit, that changes pay by this many cents is a cliff. */
const CLIFF_MINOR = 1000n;

/**
 * Where a cent more of a measure makes pay jump, up or down. Found by the engine itself on both sides of every threshold,
 * so that a list of thresholds that misses none gives a list of cliffs that misses none.
 */
export const cliff: LintRule = {
  find: (plan) =>
    plan.measures
      .filter(({ base, window }) => base !== 'figure' && window === 'period')
      .flatMap((measure) => thresholdsOf(plan, measure).flatMap((at) => cliffsAt(plan, measure, at))),
};

function cliffsAt(plan: Plan, measure: Measure, at: Decimal): readonly Finding[] {
  const unit = isMoney(measure) ? { unscaled: 1n, scale: 2 } : { unscaled: 1n, scale: 0 };
  const pays = [minus(at, unit), at, plus(at, unit)].map(
    (figure) => probePlan(plan, { [measure.code]: figure }).payable,
  );
  const [before, on, after] = pays;
  if (before === undefined || on === undefined || after === undefined) return [];
  return [
    ...(isJump(before, on) ? [finding(plan, measure, { at, before, after: on })] : []),
    ...(isJump(on, after) ? [finding(plan, measure, { at, before: on, after })] : []),
  ];
}

function isJump(a: Money, b: Money): boolean {
  const { minor } = minusMoney(b, a);
  return minor > CLIFF_MINOR || minor < 0n;
}

type Jump = { readonly at: Decimal; readonly before: Money; readonly after: Money };

function finding(plan: Plan, measure: Measure, { at, before, after }: Jump): Finding {
  const falls = compareDecimals(toAmount(after).value, toAmount(before).value) < 0;
  return {
    code: falls ? 'compensation.lint_cliff_down' : 'compensation.lint_cliff',
    severity: falls ? 'block' : 'warn',
    path: thresholdPath(plan, measure, at),
    args: {
      measure: measure.name ?? measure.code,
      at: figureOf(plan, measure, at),
      before: money(before),
      after: money(after),
    },
    source: null,
  };
}

function figureOf({ currency }: Plan, measure: Measure, value: Decimal): Quantity {
  return isMoney(measure) ? { kind: 'amount', amount: { value, currency } } : { kind: 'decimal', value };
}

function money(value: Money): Quantity {
  return { kind: 'amount', amount: toAmount(value) };
}
