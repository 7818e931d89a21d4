import { dividedBy, isZero, times } from '@cordee/kernel';
import type { Decimal } from '@cordee/kernel';
import type { Transaction } from '../credit/transaction.ts';

const PRO_RATA = { scale: 6, rounding: 'half-even' } as const;

/**
 * A payment, a down payment or a credit note with what only its sale says: product, channel, customer, attributes, and
 * the margin and units of the sale pro rata of the amount, with 6 decimals, half-even. What it says itself stays.
 * Example: 25 € paid of an invoice of 100 € with 40 € of margin is a margin of 10 €.
 */
export function asOriginal(transaction: Transaction, original: Transaction | null): Transaction {
  if (original === null) return transaction;
  const part = (of: Decimal): Decimal =>
    dividedBy(times(of, transaction.amount.value), original.amount.value, PRO_RATA);
  const isDivisible = !isZero(original.amount.value) && isSameMoney(transaction, original);
  const margin =
    original.margin !== null && isDivisible
      ? { ...original.margin, value: part(original.margin.value) }
      : null;
  return {
    ...transaction,
    product: transaction.product ?? original.product,
    channel: transaction.channel ?? original.channel,
    origin: transaction.origin ?? original.origin,
    customer: transaction.customer ?? original.customer,
    territory: transaction.territory ?? original.territory,
    attributes: { ...original.attributes, ...transaction.attributes },
    margin: transaction.margin ?? margin,
    quantity:
      transaction.quantity ?? (original.quantity !== null && isDivisible ? part(original.quantity) : null),
  };
}

function isSameMoney(a: Transaction, b: Transaction): boolean {
  return a.amount.currency === b.amount.currency;
}
