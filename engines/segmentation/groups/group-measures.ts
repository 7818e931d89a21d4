import { decimalText, type Decimal } from '@cordee/kernel';
import type { AccountBook, AccountFacts } from '../account-facts.ts';

export const GROUP_MEASURES = [
  'potential',
  'sales',
  'orders',
  'margin',
  'revenue',
  'employees',
  'recency_days',
] as const;
export type GroupMeasure = (typeof GROUP_MEASURES)[number];

/** A measure of an account as exact text, null where it is not known. Of who buys nothing, recency is not known. */
export function measureText(
  measure: GroupMeasure,
  account: AccountFacts,
  { day }: Pick<AccountBook, 'day'>,
): string | null {
  const text = (value: Decimal | null) => value && decimalText(value);
  switch (measure) {
    case 'potential':
    case 'sales':
    case 'margin':
    case 'revenue':
    case 'employees':
      return text(account[measure]);
    case 'orders':
      return String(account.orders);
    case 'recency_days':
      return account.lastSaleOn && String(account.lastSaleOn.until(day, { largestUnit: 'day' }).days);
  }
}

/**
 * The measure as groups see it: ln(1 + x), so that ten times as much is as far at the bottom as at the top. A negative
 * value is mirrored. Distances are measures, never money.
 */
export function coordinateOf(text: string): number {
  const value = Number(text);
  return Math.sign(value) * Math.log1p(Math.abs(value));
}
