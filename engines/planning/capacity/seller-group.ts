import type { Amount, Decimal, Percentage } from '@cordee/kernel';

/** Sellers of one role in one territory, who produce, leave and are hired alike. */
export type SellerGroup = {
  readonly role: string;
  readonly territory: string;
  /** Sellers in place today, all of them past their ramp. */
  readonly heads: number;
  /** What a seller past the ramp brings in an average month. */
  readonly productivity: Amount;
  /** Share of it in the first, second … month; past the last one, all of it. */
  readonly ramp: readonly Percentage[];
  /** Chance to leave, a month. */
  readonly attrition: Percentage;
  /** Months from the decision to hire to the first day. */
  readonly hiringLeadMonths: number;
  /** Fully loaded: salary, charges, car, tools; a month and a seller. */
  readonly monthlyCost: Amount;
  /** Of one hire, once. */
  readonly hiringCost: Amount;
};

/** What all groups live in. */
export type Market = {
  /** Weight of each month of a year beside an average one, such as 0.5 in August; repeated every year. */
  readonly season: readonly Decimal[];
  /** How much a seller's output grows from one year to the next. */
  readonly yearlyChange: Percentage;
};
