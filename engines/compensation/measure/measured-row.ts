import { isNegative, negatedAmount, ONE } from '@cordee/kernel';
import type { Amount, Quantity } from '@cordee/kernel';
import type { Credit } from '../credit/credit.ts';
import { isInBand } from './band.ts';
import { passesFilter } from './filter.ts';
import { contributionsOf, filtersOf } from './measure.ts';
import type { Contribution, Measure } from './measure.ts';
import type { MeasuredRow } from './measured-value.ts';

/** The row of a credit that the measure counts, null where its kind, a filter or a band leaves it out. */
export function measuredRow(measure: Measure, credit: Credit): MeasuredRow | null {
  const { transaction } = credit;
  const contribution = contributionsOf(measure).find(({ kind }) => kind === transaction.kind);
  if (contribution === undefined) return null;
  if (!filtersOf(measure).every((filter) => passesFilter(filter, transaction))) return null;
  if (!measure.bands.every((band) => isInBand(band, transaction))) return null;
  const { source, code, kind, date, place, quantity } = transaction;
  const credited = signedAmount(credit.amount, contribution);
  const value = measure.aggregation === 'count' ? ONE_TRANSACTION : amountQuantity(credited);
  return { source, code, kind, date, place, value, credited, quantity, credit, rate: null };
}

const ONE_TRANSACTION: Quantity = { kind: 'decimal', value: ONE, unit: 'transactions' };

function amountQuantity(amount: Amount): Quantity {
  return { kind: 'amount', amount };
}

function signedAmount(amount: Amount, contribution: Contribution): Amount {
  return contribution.sign === 'reduces' && !isNegative(amount.value) ? negatedAmount(amount) : amount;
}
