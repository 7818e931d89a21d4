import { dividedBy, isZero, minus, numberOf, sumDecimals, times, ZERO } from '@cordee/kernel';
import type { Amount, Decimal, Percentage } from '@cordee/kernel';
import { percentageOf } from '@cordee/kernel';
import type { Outcome } from './calculate-component.ts';
import type { PlanComponent } from './component.ts';
import { numberIn } from './threshold.ts';
import { POSITION_ROUNDING } from './table/linear-value.ts';

/** What a line earned on one transaction. The parts of a line sum to what it earned, exactly. */
export type EarnedPart = { readonly source: string; readonly code: string; readonly earned: Amount };

const PART_SCALE = 8;

/**
 * What was earned, by transaction: as calculated where the component is paid by transaction, else in proportion to the
 * rows of its measure, in their order. Null where no rows are kept or where they add up to nothing.
 */
export function partsOf(
  component: PlanComponent,
  { rows, input }: Outcome,
  earned: Amount,
): readonly EarnedPart[] | null {
  const weights =
    rows?.map(({ row, due }) => ({ ...row, weight: numberIn(due) })) ?? weightsOf(component, input);
  if (weights === null || weights.length === 0) return null;
  const whole = sumDecimals(weights.map(({ weight }) => weight));
  if (isZero(whole)) return isZero(earned.value) ? weights.map((each) => partOf(each, earned, ZERO)) : null;
  let before = ZERO;
  let placed = ZERO;
  return weights.map((each, index) => {
    before = sumDecimals([before, each.weight]);
    const scale = Math.max(PART_SCALE, earned.value.scale);
    const upTo =
      index === weights.length - 1
        ? earned.value
        : dividedBy(times(earned.value, before), whole, { scale, rounding: 'half-even' });
    const part = minus(upTo, placed);
    placed = upTo;
    return partOf(each, earned, part);
  });
}

/** What was earned for each euro of the component's measure; null where it is not paid on euros. */
export function effectiveRateOf(
  component: PlanComponent,
  { input }: Outcome,
  earned: Amount,
): Percentage | null {
  const base = component.rowsOf === null ? null : input.nodes.measure(component.rowsOf);
  const value = base?.ok ? base.value.value : null;
  if (value?.kind !== 'amount' || isZero(value.amount.value)) return null;
  const { mode: rounding, scale } = POSITION_ROUNDING;
  return percentageOf(dividedBy(earned.value, value.amount.value, { scale, rounding }));
}

type Weight = { readonly source: string; readonly code: string; readonly weight: Decimal };

function weightsOf(component: PlanComponent, { nodes }: Outcome['input']): readonly Weight[] | null {
  const rows = component.rowsOf === null ? null : nodes.rows(component.rowsOf);
  if (rows === null || !rows.ok) return null;
  return rows.value.map(({ source, code, value }) => ({ source, code, weight: numberOf(value) ?? ZERO }));
}

function partOf({ source, code }: Weight, { currency }: Amount, value: Decimal): EarnedPart {
  return { source, code, earned: { value, currency } };
}
