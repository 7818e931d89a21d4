import { compareDecimals, magnitude, ZERO } from '@cordee/kernel';
import type { Decimal } from '@cordee/kernel';
import { fieldText } from '../measure/field-text.ts';
import type { MeasuredRow } from '../measure/measured-value.ts';

/** Which sales a row of a table is for: those that say all of `when`, of a size from and, without it, to. */
export type RowMatch = {
  readonly when: Readonly<Record<string, string>>;
  readonly from: Decimal | null;
  readonly to: Decimal | null;
};

/** Whether a sale is one that the row is for. Its size is the credited amount without its sign. */
export function holdsFor({ when, from, to }: RowMatch, row: MeasuredRow): boolean {
  if (!isLike(when, row)) return false;
  if (from === null && to === null) return true;
  const size = sizeOf(row);
  return (
    (from === null || compareDecimals(size, from) >= 0) && (to === null || compareDecimals(size, to) < 0)
  );
}

/** Whether the transaction of a row says all of these things. */
export function isLike(when: RowMatch['when'], { credit }: MeasuredRow): boolean {
  return Object.entries(when).every(
    ([name, value]) => credit !== null && fieldText(credit.transaction, name) === value,
  );
}

function sizeOf({ credited }: MeasuredRow): Decimal {
  if (credited === null) return ZERO;
  return { unscaled: magnitude(credited.value.unscaled), scale: credited.value.scale };
}
