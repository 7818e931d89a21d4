import { invariant, ok, times } from '@cordee/kernel';
import type { Currency, Explanation, Result } from '@cordee/kernel';
import type { Converter } from '../convert/open-converter.ts';
import type { Credit } from '../credit/credit.ts';
import type { Originals } from '../credit/originals.ts';
import type { Transaction } from '../credit/transaction.ts';
import { asOriginal } from './as-original.ts';
import { isInBand } from './band.ts';
import { valueOf } from '../earn/step.ts';
import { countedPart, creditedAmount, isTurned } from './counted-part.ts';
import type { Counted, Counting } from './counted-part.ts';
import { passesFilter } from './filter.ts';
import type { Filter } from './filter.ts';
import { contributionsOf, filtersOf } from './measure.ts';
import type { Contribution, Measure } from './measure.ts';
import type { MeasuredRow } from './measured-value.ts';
import { openCondition, openValue } from './row-formula.ts';
import type { RowCondition, RowValue } from './row-formula.ts';

/** How the credits of one measure become rows, prepared once for all of them. */
export type RowMaker = {
  readonly contributions: ReadonlyMap<string, Contribution>;
  readonly filters: readonly Filter[];
  readonly measure: Measure;
  readonly convert: Converter;
  readonly originals: Originals;
  readonly version: string;
  readonly condition: RowCondition | null;
  readonly value: RowValue | null;
};

export function openRowMaker(
  measure: Measure,
  {
    currency,
    ...given
  }: Pick<RowMaker, 'convert' | 'originals' | 'version'> & { readonly currency: Currency },
): RowMaker {
  const contributions = new Map(contributionsOf(measure).map((each) => [each.kind, each]));
  const { condition, value, attributes } = measure;
  const context = { attributes, currency };
  return {
    contributions,
    filters: filtersOf(measure),
    measure,
    ...given,
    condition: condition === null ? null : openCondition(condition, context),
    value: value === null ? null : openValue(value, context),
  };
}

/** The row of a credit that the measure counts, null where its kind, a filter, a band or the condition leaves it out. */
export function measuredRow(maker: RowMaker, given: Credit, counted: Counted): Result<MeasuredRow | null> {
  const contribution = maker.contributions.get(given.transaction.kind);
  const { credits } = maker.measure;
  if (contribution === undefined || (credits !== 'all' && credits !== given.kind)) return ok(null);
  const original = maker.originals(given.transaction) ?? null;
  const told = asOriginal(given.transaction, original);
  if (!passes(maker, told)) return ok(null);
  const credit =
    told === given.transaction ? given : { ...given, transaction: withOwnAttributes(told, given) };
  const converted = maker.convert(told);
  if (!converted.ok && (counted === 'amount' || counted === 'margin')) return converted;
  const rate = converted.ok ? converted.value : null;
  const rule = { code: credit.rule, version: maker.version };
  const { excludes } = maker.measure;
  const plain: Counting = { counted, contribution, excludes, rate, rule, valued: null };
  if (maker.condition === null && maker.value === null) return rowOf(credit, plain, original, converted.ok);
  const priced = { transaction: told, isTurned: isTurned({ ...plain, credit }), rate, rule };
  const kept = maker.condition?.(priced) ?? ok(true);
  if (!kept.ok) return kept;
  if (!kept.value) return ok(null);
  if (maker.value === null || counted !== 'amount') return rowOf(credit, plain, original, converted.ok);
  const valued = maker.value(priced);
  if (!valued.ok) return valued;
  // The formula has been told the sign and the price.
  const counting: Counting = {
    ...plain,
    contribution: { ...contribution, sign: 'as_given' },
    rate: null,
    valued: valued.value,
  };
  return rowOf(worth(credit, valued.value), counting, original, true);
}

/** The credit of a transaction that counts for something else than its amount. */
function worth(credit: Credit, node: Explanation): Credit {
  const value = valueOf(node);
  invariant(value.kind === 'amount', 'the formula of a value gives an amount');
  const { amount } = value;
  return {
    ...credit,
    amount: { ...amount, value: times(amount.value, credit.share) },
    transaction: { ...credit.transaction, amount },
  };
}

function rowOf(
  credit: Credit,
  counting: Counting,
  original: Transaction | null,
  isConverted: boolean,
): Result<MeasuredRow | null> {
  const value = countedPart({ ...counting, credit });
  if (!value.ok) return value;
  if (value.value === null) return ok(null);
  const { source, code, kind, date, place, quantity } = credit.transaction;
  // What counts units or customers needs no price of the currency.
  const credited = isConverted ? creditedAmount({ ...counting, credit }) : null;
  const row = { source, code, kind, date, place, quantity, credit, original, counting, credited };
  return ok({ ...row, value: value.value });
}

/** A payment is filtered by what its sale says, but freight is taken off the invoice once and not off each payment. */
function withOwnAttributes(told: Transaction, { transaction: { attributes } }: Credit): Transaction {
  return { ...told, attributes };
}

function passes({ filters, measure }: RowMaker, transaction: Transaction): boolean {
  return (
    filters.every((filter) => passesFilter(filter, transaction)) &&
    measure.bands.every((band) => isInBand(band, transaction))
  );
}
