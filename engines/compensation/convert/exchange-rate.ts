import type { Currency, Decimal, PlainDate, SourcePlace } from '@cordee/kernel';

/** The price of one unit of `from`, in `to`, from a day until the next rate of the same pair. */
export type ExchangeRate = {
  readonly from: Currency;
  readonly to: Currency;
  readonly date: PlainDate;
  readonly rate: Decimal;
  readonly place: SourcePlace;
};
