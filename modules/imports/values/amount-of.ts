import type { Decimal } from '@cordee/kernel';
import { isDecimal } from './import-values.ts';
import type { ReadRow } from '../reading/read-row.ts';

/** The amount that a row carries, taken or not, as far as it could be read: what the bridge adds up. */
export function amountOf(row: ReadRow): Decimal | null {
  const amount = row.values['amount'];
  return amount !== undefined && isDecimal(amount) ? amount : null;
}
