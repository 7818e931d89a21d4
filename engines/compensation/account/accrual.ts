import { minusMoney, plusMoney, sumMoney, timesDecimal, toAmount, toPayable } from '@cordee/kernel';
import type { Currency, Money, Percentage } from '@cordee/kernel';

/** Earned and not yet paid at the end of a month, with the employer's charges on it, and what the month adds to both. */
export type Accrual = {
  readonly liability: Money;
  readonly charges: Money;
  readonly liabilityMovement: Money;
  readonly chargesMovement: Money;
};

export type AccrualFacts = {
  readonly currency: Currency;
  /** All that was earned to the end of the month, whenever it falls due. */
  readonly earned: readonly Money[];
  /** All that was released or lost to the end of the month: it is owed no more. */
  readonly settled: readonly Money[];
  readonly chargesRate: Percentage;
  /** The accrual of the month before; null for the first. */
  readonly before: Pick<Accrual, 'liability' | 'charges'> | null;
};

/**
 * What is owed to payees at a month's end (charge à payer): earned less settled, and employer charges at their rate,
 * rounded half-even once. The month posts the movement, which trues up what earlier months estimated.
 * Example: 10,000 earned, 6,000 released, charges 45 % → 4,000 and 1,800.
 */
export function accrualOf({ currency, earned, settled, chargesRate, before }: AccrualFacts): Accrual {
  const liability = minusMoney(sumMoney(earned, currency), sumMoney(settled, currency));
  const charges = employerCharges(liability, chargesRate);
  const none: Money = { minor: 0n, currency };
  return {
    liability,
    charges,
    liabilityMovement: minusMoney(liability, before?.liability ?? none),
    chargesMovement: minusMoney(charges, before?.charges ?? none),
  };
}

/** The employer's charges on a pay, rounded half-even to the minor unit. */
export function employerCharges(pay: Money, rate: Percentage): Money {
  return toPayable(timesDecimal(toAmount(pay), rate), 'half-even');
}

/** What the pay costs the company. */
export function costOf(pay: Money, rate: Percentage): Money {
  return plusMoney(pay, employerCharges(pay, rate));
}
