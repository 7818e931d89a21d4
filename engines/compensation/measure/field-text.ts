import type { Transaction } from '../credit/transaction.ts';

const OWN_FIELDS = ['kind', 'product', 'channel', 'origin', 'customer', 'territory'] as const;
type OwnField = (typeof OWN_FIELDS)[number];

/** What a transaction says under a name: one of its own fields, or else an attribute; null where it says nothing. */
export function fieldText(transaction: Transaction, field: string): string | null {
  if (isOwnField(field)) return transaction[field];
  return transaction.attributes[field] ?? null;
}

function isOwnField(field: string): field is OwnField {
  return OWN_FIELDS.some((own) => own === field);
}
