import { decimal, decimalText } from './decimal.ts';
import type { Decimal } from './decimal.ts';

/** A rate kept as its ratio: 3 % is 0.03. Distinct from a plain decimal, so that 3 is never taken for 3 %. */
export type Percentage = Decimal & { readonly __percentage: true };

/** The percentage of a canonical ratio: percentage('0.03') is 3 %. */
export function percentage(ratioText: string): Percentage {
  return percentageOf(decimal(ratioText));
}

/** The percentage whose ratio is the given decimal. */
export function percentageOf(ratio: Decimal): Percentage {
  return ratio as Percentage; // the brand's only source
}

/** The canonical ratio: percentageText of 3 % is '0.03'. What people read is written by the renderer, in their locale. */
export function percentageText(value: Percentage): string {
  return decimalText(value);
}
