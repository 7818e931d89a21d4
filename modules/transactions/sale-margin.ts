import { isNegative, minus, negated, type Decimal } from '@cordee/kernel';
import { signed } from './signed-amount.ts';

/** The figures of a sale as its file writes them. */
export type WrittenSale = {
  readonly kind: string;
  readonly amount: Decimal;
  readonly margin: Decimal | null;
  /** The total cost price; it takes the sign of the amount, whichever its file writes. */
  readonly cost: Decimal | null;
};

/**
 * The margin that is kept: the one of the file, or its amount less its cost, which is not kept. Where the amount of a
 * credit note is turned, its margin turns with it. Example: an order of 1,000 with a cost of 640 has a margin of 360.
 */
export function saleMargin({ kind, amount, margin, cost }: WrittenSale): Decimal | null {
  const written = margin ?? (cost === null ? null : minus(amount, signedAs(amount, cost)));
  if (written === null) return null;
  return isNegative(signed(kind, amount)) === isNegative(amount) ? written : negated(written);
}

function signedAs(amount: Decimal, cost: Decimal): Decimal {
  return isNegative(amount) === isNegative(cost) ? cost : negated(cost);
}
