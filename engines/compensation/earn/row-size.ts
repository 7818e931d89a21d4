import { magnitude, ZERO } from '@cordee/kernel';
import type { Decimal } from '@cordee/kernel';
import type { MeasuredRow } from '../measure/measured-value.ts';

/** How large the sale is that a table by size reads: the credited amount without its sign. */
export function sizeOf({ credited }: MeasuredRow): Decimal {
  if (credited === null) return ZERO;
  return { unscaled: magnitude(credited.value.unscaled), scale: credited.value.scale };
}
