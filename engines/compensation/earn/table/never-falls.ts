import { compareDecimals } from '@cordee/kernel';
import type { Decimal } from '@cordee/kernel';

/** Whether no value is less than the one before it: who does more is never paid less by the table. */
export function neverFalls(values: readonly Decimal[]): boolean {
  return values.every((value, index) => {
    const previous = values[index - 1];
    return previous === undefined || compareDecimals(previous, value) <= 0;
  });
}
