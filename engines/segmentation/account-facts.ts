import type { Currency, Decimal, PlainDate } from '@cordee/kernel';

/**
 * What is known of an account on a day. Money is of the book's currency; null is not known, never zero. Sales are those of
 * the twelve months up to the day, and of the twelve before.
 */
export type AccountFacts = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly sector: string | null;
  readonly country: string | null;
  readonly town: string | null;
  readonly postcode: string | null;
  readonly employees: Decimal | null;
  /** The account's own revenue. */
  readonly revenue: Decimal | null;
  /** What it could buy in a year. */
  readonly potential: Decimal | null;
  readonly sales: Decimal;
  readonly salesBefore: Decimal;
  /** Null where no sale tells its margin. */
  readonly margin: Decimal | null;
  readonly orders: number;
  readonly lastSaleOn: PlainDate | null;
};

/** All accounts of an organisation on a day, in any order. */
export type AccountBook = {
  readonly day: PlainDate;
  readonly currency: Currency;
  readonly accounts: readonly AccountFacts[];
};
