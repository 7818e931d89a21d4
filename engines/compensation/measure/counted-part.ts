import {
  isNegative,
  isZero,
  minusAmounts,
  negated,
  ok,
  ONE,
  parseDecimal,
  refused,
  times,
  ZERO,
} from '@cordee/kernel';
import type { Amount, Decimal, Explanation, Quantity, Result, RuleReference } from '@cordee/kernel';
import type { ExchangeRate } from '../convert/exchange-rate.ts';
import type { Credit } from '../credit/credit.ts';
import type { Transaction } from '../credit/transaction.ts';
import type { Contribution } from './measure.ts';

/** What of a transaction is counted. */
export type Counted = 'amount' | 'count' | 'quantity' | 'margin' | 'customers';

/** How a credit counts in a measure. */
export type Counting = {
  readonly counted: Counted;
  readonly contribution: Contribution;
  /** The attributes taken off the amount. */
  readonly excludes: readonly string[];
  /** Null where the transaction is in the plan's currency, or the plan does not convert. */
  readonly rate: ExchangeRate | null;
  /** What the transaction counts for where the measure has a formula for it, in the plan's currency. */
  readonly valued: Explanation | null;
  /** The rule that credits, of the plan's version. */
  readonly rule: RuleReference;
};

export type CountedCredit = Counting & { readonly credit: Credit };

/**
 * What a credit adds to a measure: its share of the amount, the margin or the units, with the sign it counts with and
 * converted, or its share of one transaction. Null where a rebate or a credit note says nothing of the kind. Refuses
 * compensation.transaction_without_margin, _quantity, _customer.
 */
export function countedPart(given: CountedCredit): Result<Quantity | null> {
  const { transaction, share } = given.credit;
  switch (given.counted) {
    case 'amount':
      return excludesUnread(given) ?? ok({ kind: 'amount', amount: creditedAmount(given) });
    case 'count':
      return ok({ kind: 'decimal', value: withoutScale(share), unit: 'transactions' });
    case 'customers':
      return transaction.customer === null
        ? unsaid('customer', given)
        : ok({ kind: 'decimal', value: ONE, unit: 'customers' });
    case 'quantity': {
      if (transaction.quantity === null) return unsaid('quantity', given);
      const value = times(countedQuantity(transaction.quantity, given), share);
      return ok({ kind: 'decimal', value, unit: 'units' });
    }
    case 'margin': {
      if (transaction.margin === null) return unsaid('margin', given);
      const { value, currency } = transaction.margin;
      const margin = { value: times(turned(value, given), share), currency };
      return ok({ kind: 'amount', amount: converted(margin, given.rate) });
    }
  }
}

/** The credited amount less the share of what the measure excludes, with its sign, in the plan's currency. */
export function creditedAmount(given: CountedCredit): Amount {
  const { credit, excludes } = given;
  const net = excludes.reduce((left, name) => {
    const value = times(excludedPart(credit.transaction, name) ?? ZERO, credit.share);
    return isZero(value) ? left : minusAmounts(left, { ...left, value });
  }, credit.amount);
  return converted({ ...net, value: turned(net.value, given) }, given.rate);
}

/**
 * An attribute that is a sum, such as freight, in the transaction's own currency and with the sign of its amount; 0 where
 * the source does not say it, null where it says something that is no number.
 */
export function excludedPart({ amount, attributes }: Transaction, name: string): Decimal | null {
  const parsed = parseDecimal(attributes[name] ?? '0');
  if (!parsed.ok) return null;
  return isNegative(parsed.value) === isNegative(amount.value) ? parsed.value : negated(parsed.value);
}

function excludesUnread({ credit: { transaction }, excludes }: CountedCredit): Result<null> | null {
  const unread = excludes.find((name) => excludedPart(transaction, name) === null);
  if (unread === undefined) return null;
  const { code, place } = transaction;
  return refused('compensation.attribute_not_a_number', { code, attribute: unread }, place);
}

/** A credit note or a rebate reduces, however its file signs it: where it is written positive, its figures turn. */
export function turned(value: Decimal, given: CountedCredit): Decimal {
  return isTurned(given) ? negated(value) : value;
}

export function isTurned({ contribution, credit }: CountedCredit): boolean {
  return contribution.sign === 'reduces' && !isNegative(credit.transaction.amount.value);
}

/** Units taken back are less, whatever their sign in the file. */
export function countedQuantity(value: Decimal, { contribution }: CountedCredit): Decimal {
  return contribution.sign === 'reduces' && !isNegative(value) ? negated(value) : value;
}

function converted(amount: Amount, rate: ExchangeRate | null): Amount {
  return rate === null ? amount : { value: times(amount.value, rate.rate), currency: rate.to };
}

function withoutScale(share: Decimal): Decimal {
  return share.unscaled === 10n ** BigInt(share.scale) ? ONE : share;
}

function unsaid(
  what: 'quantity' | 'margin' | 'customer',
  { credit, contribution }: CountedCredit,
): Result<null> {
  if (contribution.sign === 'reduces') return ok(null);
  const { code, place } = credit.transaction;
  return refused(`compensation.transaction_without_${what}`, { code }, place);
}
