import { compareDecimals, parseDecimal } from '@cordee/kernel';
import type { Decimal } from '@cordee/kernel';
import type { Transaction } from '../credit/transaction.ts';
import type { FieldValue } from '../plan-format/field-value.ts';
import { objectField } from '../plan-format/field.ts';
import { codeField, decimalField, nullableField } from '../plan-format/value-fields.ts';
import { fieldText } from './field-text.ts';

/** Numbers from a lower bound, which counts, up to an upper one, which does not; null has no end. */
export const bandField = objectField({
  field: { field: codeField, label: 'compensation.field_filter_field' },
  at_least: { field: nullableField(decimalField), label: 'compensation.field_at_least', fallback: null },
  below: { field: nullableField(decimalField), label: 'compensation.field_below', fallback: null },
});
export type Band = FieldValue<typeof bandField>;

/**
 * Whether the transaction's own number lies in the band: its amount, quantity or margin in its own currency, or an
 * attribute that is a number. What the source does not say lies in none.
 */
export function isInBand({ field, at_least: atLeast, below }: Band, transaction: Transaction): boolean {
  const number = numberIn(transaction, field);
  if (number === null) return false;
  const isReached = atLeast === null || compareDecimals(number, atLeast) >= 0;
  return isReached && (below === null || compareDecimals(number, below) < 0);
}

function numberIn(transaction: Transaction, field: string): Decimal | null {
  if (field === 'amount') return transaction.amount.value;
  if (field === 'quantity') return transaction.quantity;
  if (field === 'margin') return transaction.margin?.value ?? null;
  const parsed = parseDecimal(fieldText(transaction, field) ?? '');
  return parsed.ok ? parsed.value : null;
}
