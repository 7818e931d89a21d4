import { decimal, ok, plus, refused, times } from '@cordee/kernel';
import type { Decimal, Explanation, Result } from '@cordee/kernel';
import { ATTACHABLE_PAY } from './attachable-pay.ts';
import type { CeilingTable } from './attachable-pay.ts';
import type { Clawback } from './clawback-field.ts';
import {
  added,
  dividedToCents,
  given,
  payStep,
  stated,
  statedNumber,
  statedShare,
  toCents,
} from './pay-step.ts';
import type { Paying } from './pay-step.ts';

/**
 * The most that may be taken from the pay of the period: all of it, a share of it, or what the law's table allows; never
 * what must stay with the payee. Null where pay may fall below zero. Refuses compensation.clawback_dependants_unknown.
 */
export function ceilingOf(
  paying: Paying,
  clawback: Clawback | null,
  pay: Explanation,
): Result<Explanation | null> {
  if (clawback?.negative_pay === true) return ok(null);
  const { otherPay, protectedPay } = paying.input;
  const all =
    otherPay === null
      ? pay
      : added(
          paying,
          ['compensation.release_ceiling_pay'],
          [pay, given(otherPay, ['compensation.release_ceiling_other'])],
        );
  const allowed = allowedOf(paying, clawback, all);
  if (!allowed.ok) return allowed;
  const bounds = [pay, allowed.value];
  if (protectedPay !== null) {
    const kept = given(protectedPay, ['compensation.release_protected']);
    bounds.push(payStep(paying, 'slice', ['compensation.release_above_protected'], [all, kept]));
  }
  return ok(payStep(paying, 'minimum', ['compensation.release_ceiling'], bounds));
}

function allowedOf(paying: Paying, clawback: Clawback | null, pay: Explanation): Result<Explanation> {
  const ceiling = clawback?.ceiling ?? null;
  if (ceiling === null) return ok(pay);
  if (ceiling.kind === 'table') return attachable(paying, ceiling.table, pay);
  const said = ['compensation.release_ceiling'] as const;
  const share = statedShare(paying, ceiling.share, ['compensation.release_ceiling_share']);
  return ok(toCents(paying, said, payStep(paying, 'multiply', said, [pay, share])));
}

/** The sum over the bands of the table, each threshold for as many twelfths of the year as the period has months. */
function attachable(paying: Paying, code: CeilingTable, pay: Explanation): Result<Explanation> {
  const { brackets, perDependant } = ATTACHABLE_PAY[code];
  const { dependants } = paying.input;
  if (dependants > 0 && perDependant === null) {
    return refused('compensation.clawback_dependants_unknown', { table: code });
  }
  const more = times(perDependant ?? decimal('0'), decimal(String(dependants)));
  const thresholds = brackets.map(({ to }) => (to === null ? null : thresholdNode(paying, plus(to, more))));
  const bands = brackets.map(({ top, bottom }, index) => {
    const lower =
      index === 0 ? stated(paying, decimal('0'), ['compensation.release_nothing']) : thresholds[index - 1];
    const upper = thresholds[index];
    const bounds = [lower, upper].filter((each) => each !== undefined && each !== null);
    const part = payStep(paying, 'slice', ['compensation.release_ceiling_part'], [pay, ...bounds]);
    const product = payStep(
      paying,
      'multiply',
      ['compensation.release_ceiling_band'],
      [part, statedNumber(paying, Number(top.unscaled), ['compensation.release_ceiling_numerator'])],
    );
    return dividedToCents(
      paying,
      ['compensation.release_ceiling_band'],
      [product, statedNumber(paying, Number(bottom.unscaled), ['compensation.release_ceiling_fraction'])],
    );
  });
  return ok(added(paying, ['compensation.release_ceiling'], bands));
}

function thresholdNode(paying: Paying, yearly: Decimal): Explanation {
  const { from, to } = paying.input.period;
  const months = from.until(to, { largestUnit: 'month' }).months;
  const said = ['compensation.release_ceiling_threshold'] as const;
  const product = payStep(paying, 'multiply', said, [
    stated(paying, yearly, said),
    statedNumber(paying, months, ['compensation.release_draw_months']),
  ]);
  return dividedToCents(paying, said, [
    product,
    statedNumber(paying, 12, ['compensation.release_year_months']),
  ]);
}
