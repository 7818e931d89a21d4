import { isNegative, negated, type Decimal } from '@cordee/kernel';

/** A credit note or a rebate lowers revenue whichever sign its file writes. */
export function signed(kind: string, amount: Decimal): Decimal {
  const lowers = kind === 'credit_note' || kind === 'rebate';
  return lowers && !isNegative(amount) ? negated(amount) : amount;
}
