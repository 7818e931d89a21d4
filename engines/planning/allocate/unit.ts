import { dividedBy, isZero, minus, times } from '@cordee/kernel';
import type { Decimal, Quantity } from '@cordee/kernel';

/** What objectives are counted in: euros or units, by steps of so many. */
export type Unit = {
  readonly step: Decimal;
  /** Any figure of the kind that is meant: its currency or unit counts. */
  readonly like: Quantity & { readonly kind: 'amount' | 'decimal' };
};

/** How many steps a figure is; null where it is not a whole number of them. 1,200.00 by 100 is 12. */
export function stepsOf({ step }: Unit, value: Decimal): number | null {
  const steps = dividedBy(value, step, { scale: 0, rounding: 'down' });
  return isZero(minus(value, times(steps, step))) ? Number(steps.unscaled) : null;
}

/** The figure of so many steps, as exact as the step. */
export function quantityOf(unit: Unit, steps: number): Quantity {
  return quantityLike(unit, stepsDecimal(unit, steps));
}

/** A number in the currency or unit that is meant. */
export function quantityLike({ like }: Unit, value: Decimal): Quantity {
  return like.kind === 'amount'
    ? { kind: 'amount', amount: { value, currency: like.amount.currency } }
    : { ...like, value };
}

/** The number of so many steps. */
export function stepsDecimal({ step }: Unit, steps: number): Decimal {
  return times(step, { unscaled: BigInt(steps), scale: 0 });
}
